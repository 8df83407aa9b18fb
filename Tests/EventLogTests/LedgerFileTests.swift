import EventLog
import FilingModel
import Glibc
import LogSupport
import Testing

/// A ledger is made of regular files, each under its own name.
@Suite struct `Files of a ledger` {
    private func failure(_ body: () throws -> Void) -> LogError? {
        do {
            try body()
            return nil
        } catch {
            return error as? LogError
        }
    }

    private static let files = [Segment.first.name, "0000000001.jsonl", ".lock"]

    @Test(arguments: files, [true, false])
    func `a link in the place of one is refused, and what it leads to is left alone`(
        name: String,
        isDangling: Bool
    ) throws {
        let scratch = try ScratchLog()
        try scratch.append(batch("a", 1))
        let path = scratch.log.directory + "/" + name
        let target = scratch.ledger + "/canary"
        if !isDangling {
            try scratch.directory.write("precious, without a line feed", to: "canary")
        }
        if Path(path).isTaken { try scratch.remove(name) }
        try scratch.link(name, to: target)
        #expect(failure { try scratch.append(batch("b", 1)) } == .noFile(path: path, .link))
        if name != ".lock" {
            #expect(failure { _ = try scratch.read() } == .noFile(path: path, .link))
        }
        let found = try PublishedFile.contents(of: target)
        #expect(found == (isDangling ? nil : Array("precious, without a line feed".utf8)))
    }

    @Test(arguments: [Segment.first.name, ".lock"])
    func `one that has another name is read, and never written`(name: String) throws {
        let scratch = try ScratchLog()
        try scratch.append(batch("a", 1))
        let path = scratch.log.directory + "/" + name
        #expect(unsafe link(path, scratch.ledger + "/other") == 0)
        #expect(failure { try scratch.append(batch("b", 1)) } == .manyNames(path: path))
        #expect(try scratch.read().lines.map(\.bytes) == batch("a", 1))
        #expect(unsafe unlink(scratch.ledger + "/other") == 0)
        try scratch.append(batch("b", 1))
        #expect(try scratch.read().lines.count == 2)
    }

    @Test func `the log is written only behind its last byte`() throws {
        let scratch = try ScratchLog()
        for name in ["a", "b"] {
            let calls = HookedCalls()
            let log = try EventLog(ledger: scratch.ledger, calls: calls)
            var writer = try LogWriter(locking: log, timeoutMilliseconds: 0)
            let end = try log.read { _ in }
            _ = try writer.append(batch(name, 1), at: end.position)
            let written = calls.flags.filter { $0 & O_ACCMODE != O_RDONLY }
            // All but the lock.
            #expect(written.filter { $0 & O_APPEND == 0 }.count == 1)
            #expect(written.count == 2)
        }
    }

    // MARK: Numbers from outside

    /// An answer of stat(2) that no one expects.
    enum Extreme: Sendable {
        case times(Int64)
        case numbers(UInt64)
        case length(Int)
        case names(UInt64)

        func change(_ status: inout FileStatus) {
            switch self {
            case .times(let time): (status.modified, status.changed) = (time, time)
            case .numbers(let number): (status.file, status.device) = (number, number)
            case .length(let length): status.length = length
            case .names(let names): status.names = names
            }
        }
    }

    private static let extremes: [Extreme] = [
        .times(.min), .times(-1), .times(0), .times(.max), .numbers(0), .numbers(.max),
        .length(.min), .length(-1), .length(0), .length(.max), .names(0), .names(2), .names(.max),
    ]

    @Test(arguments: extremes)
    func `whatever the system says of one, it is an answer or an error`(
        extreme: Extreme
    ) throws {
        let scratch = try ScratchLog()
        try scratch.append(batch("a", 2))
        let calls = HookedCalls(answer: { status in
            var status = status
            extreme.change(&status)
            return status
        })
        let log = try EventLog(ledger: scratch.ledger, calls: calls)
        _ = failure { _ = try log.read { _ in } }
        _ = failure { _ = try log.recovery() }
        _ = failure { _ = try log.segmentIdentities() }
        let end = try scratch.read().end
        let refused = failure {
            var writer = try LogWriter(locking: log, timeoutMilliseconds: 0)
            try writer.recover(end)
            _ = try writer.append(batch("b", 1), at: end.position)
        }
        let lines = try scratch.read().lines.map(\.bytes)
        #expect(lines.starts(with: batch("a", 2)))
        #expect(refused != nil || lines == batch("a", 2) + batch("b", 1))
    }

    @Test(arguments: [Int.min, -62_135_596_801, -1, 9_223_372_037, 10_413_792_000, .max])
    func `a file may be of any year`(second: Int) {
        var answer = stat()
        answer.st_mtim = timespec(tv_sec: second, tv_nsec: 999_999_999)
        answer.st_ctim = timespec(tv_sec: second, tv_nsec: 1)
        let status = FileStatus(answer)
        #expect(status.modified != status.changed)
        answer.st_ctim.tv_sec = second ^ 1
        #expect(FileStatus(answer).changed != status.changed)
    }

    @Test(arguments: [
        (Int64.min, Int64.min, "0001-01-01T00:00:00.000Z"), (0, 0, "1970-01-01T00:00:00.000Z"),
        (-1, 999_999_999, "1969-12-31T23:59:59.999Z"),
        (10_413_792_000, 1_000_000, "2300-01-01T00:00:00.001Z"),
        (.max, .max, "9999-12-31T23:59:59.999Z"),
    ])
    func `a clock may be of any year`(seconds: Int64, nanoseconds: Int64, text: String) {
        #expect(RecordedTime(seconds: seconds, nanoseconds: nanoseconds).description == text)
    }

    // MARK: A torn tail without end

    @Test(arguments: [true, false])
    func `a torn tail of gigabytes is neither read nor copied whole`(isApart: Bool) throws {
        let scratch = try ScratchLog()
        try scratch.append(batch("a", 1))
        let before = try scratch.bytes()
        let name = isApart ? "0000000001.jsonl" : Segment.first.name
        if isApart { try scratch.write(Array("{\"torn\":".utf8), to: name) }
        let bytes = 3_900 << 20
        #expect(unsafe truncate(scratch.log.directory + "/" + name, off_t(bytes)) == 0)
        let calls = HookedCalls()
        let log = try EventLog(ledger: scratch.ledger, calls: calls)
        let end = try log.read { _ in }
        #expect(end.tornBytes == bytes - (isApart ? 0 : before.count))
        #expect(calls.bytesRead < 64 << 20)
        // The synthetic lines are no events, so recovery would move all that there is.
        let pieces = try log.recovery().pieces
        #expect(pieces.reduce(0) { $0 + $1.bytes } == before.count + end.tornBytes)
        #expect(calls.bytesRead < 64 << 20)

        let recovered = try #require(try scratch.append(batch("b", 1)))
        #expect(recovered.bytes == end.tornBytes)
        #expect(try scratch.read().lines.map(\.bytes) == batch("a", 1) + batch("b", 1))
        var status = stat()
        #expect(unsafe stat(scratch.log.directory + "/" + recovered.file, &status) == 0)
        #expect(Int(status.st_size) == end.tornBytes)
        #expect(Int(status.st_blocks) * 512 < 1 << 20)
    }
}
