import EventLog
import FilingModel
import Ledger
import Testing

/// What cannot be read at the end of a log is moved aside on request.
@Suite struct `Recovery on request` {
    private static let inputs = [Input.listing(), Input.result()]

    /// A ledger of two segments: its opening, and a batch of two.
    private func twoSegments() throws -> (scratch: ScratchLedger, host: LedgerHost) {
        let scratch = ScratchLedger()
        var host = LedgerHost()
        host.segmentBytes = 1
        var ledger = try scratch.create(host: host)
        _ = try ledger.append(Self.inputs, stamp: ScratchLedger.stamp())
        #expect(try scratch.files().keys.sorted() == [Self.first, Self.second])
        return (scratch, host)
    }

    private static let first = Segment.first.name
    private static let second = "0000000001.jsonl"

    /// What is wrong, where recovery refuses to touch the log; nothing has changed then.
    private func refusal(_ scratch: ScratchLedger) throws -> LogDamage? {
        let files = try scratch.files()
        defer { #expect((try? scratch.files()) == files) }
        do {
            _ = try Ledger.recover(scratch.directory)
        } catch .log(.damaged(let damage)) {
            return damage
        }
        return nil
    }

    @Test func `cut at any byte of two segments, the log is whole again`() throws {
        let (scratch, _) = try twoSegments()
        let (first, second) = (try scratch.bytes(Self.first), try scratch.bytes(Self.second))
        for length in 0..<first.count + second.count {
            let copy = ScratchLedger()
            let (start, end) = (first.prefix(length), second.prefix(max(0, length - first.count)))
            var disk = DiskState(directories: [".", "Events"])
            disk.files["Events/" + Self.first] = Array(start)
            if length > first.count { disk.files["Events/" + Self.second] = Array(end) }
            try copy.plant(disk)
            try checkCut(copy, kept: length < first.count ? [] : first, torn: length)
        }
    }

    @Test func `cut at any byte of the first of two segments, both are moved aside`() throws {
        let (scratch, _) = try twoSegments()
        let (first, second) = (try scratch.bytes(Self.first), try scratch.bytes(Self.second))
        for length in 0..<first.count {
            let copy = ScratchLedger()
            var disk = DiskState(directories: [".", "Events"])
            disk.files["Events/" + Self.first] = Array(first.prefix(length))
            disk.files["Events/" + Self.second] = second
            try copy.plant(disk)
            let calls = FaultyFiles(copy.directory)
            let log = try EventLog(ledger: copy.directory, calls: calls)
            let isNamedAmiss = length == 0
            guard !isNamedAmiss else {
                #expect(throws: LogError.self) { try log.recovery() }
                continue
            }
            let recovery = try log.recovery()
            #expect(recovery.pieces.map(\.bytes) == [length, second.count])
            #expect(recovery.pieces.map(\.readable) == [0, 2])
            #expect(recovery.pieces.map(\.isWholeSegment) == [false, true])
            var writer = try LogWriter(locking: log, timeoutMilliseconds: 0)
            try writer.setAside(recovery)
            #expect(try copy.files().keys.sorted() == [Self.first] + recovery.pieces.map(\.file))
            #expect(
                try recovery.pieces.flatMap { try copy.bytes($0.file) } == first.prefix(length)
                    + second
            )
            #expect(try log.recovery().pieces.isEmpty)
        }
    }

    /// Recovers a log that was cut, as a log, and holds it against what was whole in it.
    private func checkCut(_ scratch: ScratchLedger, kept: [UInt8], torn length: Int) throws {
        let log = try EventLog(ledger: scratch.directory, calls: FaultyFiles(scratch.directory))
        let before = try scratch.segments()
        let recovery = try log.recovery()
        #expect(recovery.unreadable == nil)
        #expect(recovery.pieces.reduce(0) { $0 + $1.bytes } == length - kept.count)
        var writer = try LogWriter(locking: log, timeoutMilliseconds: 0)
        try writer.setAside(recovery)
        #expect(try scratch.segments() == kept)
        #expect(try kept + recovery.pieces.flatMap { try scratch.bytes($0.file) } == before)
        #expect(try log.recovery().pieces.isEmpty)
        #expect(try scratch.lines().count == (kept.isEmpty ? 0 : 1))
    }

    @Test(arguments: [
        ("garbage\n", 1), ("\n", 1), ("{}\n{", 1), ("{\"batchsize\":2}\n{}\n", 1),
        ("\u{0}\u{0}\n", 1), ("torn", 0), ("{\"batchsize\":2}\n", 0),
    ])
    func `what is no event goes aside, and the ledger goes on`(tail: String, unread: Int) throws {
        let scratch = ScratchLedger()
        _ = try scratch.create(with: Self.inputs)
        let bytes = try scratch.bytes()
        try scratch.write(bytes + Array(tail.utf8))

        let planned = try Ledger.recover(scratch.directory, isRehearsal: true)
        #expect(try scratch.bytes() == bytes + Array(tail.utf8))
        #expect(planned.end.size == 3)
        #expect(planned.pieces.map(\.offset) == [bytes.count])
        #expect((planned.unreadable == nil ? 0 : 1) == unread)

        #expect(try Ledger.recover(scratch.directory) == planned)
        #expect(try scratch.bytes() == bytes)
        #expect(try scratch.bytes("torn-0000000003-1.bak") == Array(tail.utf8))
        #expect(try Ledger.recover(scratch.directory).pieces.isEmpty)
        var ledger = try Ledger(at: scratch.directory)
        let change = Input.change(.tierChanged, "t", on: "2025")
        #expect(try ledger.append([change], stamp: ScratchLedger.stamp()).size.count == 4)
    }

    @Test(arguments: [0, 1, 2])
    func `a batch with a line that cannot be read goes aside as a whole`(line: Int) throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        let start = try scratch.bytes().count
        let more = Self.inputs + [Input.change(.tierChanged, "t", on: "2025")]
        _ = try ledger.append(more, stamp: ScratchLedger.stamp())
        var lines = try scratch.lines()
        lines[line + 1] = Array(repeating: 0, count: lines[line + 1].count)
        try scratch.crash(leaving: joined(lines))
        let recovery = try Ledger.recover(scratch.directory)
        #expect(recovery.unreadable?.sequence == line + 1)
        #expect(recovery.end.size == 1)
        #expect(recovery.pieces.map(\.offset) == [start])
        #expect(recovery.pieces.map(\.readable) == [2])
        var again = try Ledger(at: scratch.directory)
        #expect(try again.append(more, stamp: ScratchLedger.stamp()).appended.count == 3)
        #expect(again.root == ledger.root)
    }

    @Test func `what the read model has read is damage, and stays`() throws {
        let scratch = ScratchLedger()
        _ = try scratch.create(with: Self.inputs)
        let whole = try scratch.bytes()
        var broken = whole
        broken[whole.count - 2] = 0x5D
        try scratch.write(broken)
        #expect(
            try refusal(scratch)?.finding
                == "event 2 is not there, or cannot be read, but the read model has read 3 events: "
                + "restore the log from a copy"
        )
        // Nor is a log cut between two lines, or its first line, taken for what a crash left.
        try scratch.write(joined([try #require(try scratch.lines().first)]))
        #expect(try refusal(scratch)?.finding.contains("events 1 to 2 are") == true)
        broken = whole
        broken[0] = 0
        try scratch.write(broken)
        #expect(try refusal(scratch)?.finding.contains("events 0 to 2 are") == true)
        // The file may be gone: what was noted beside it still holds.
        try scratch.remove(ScratchLedger.readModel())
        #expect(try refusal(scratch) != nil)
        try scratch.forgetReadModel()
        #expect(try Ledger.recover(scratch.directory).end.size == 0)
        #expect(try scratch.create().size.count == 1)
    }

    @Test func `what the checkpoint covers is damage, and stays`() throws {
        let scratch = ScratchLedger()
        _ = try scratch.create(with: Self.inputs)
        let whole = try scratch.bytes()
        try scratch.crash(leaving: whole.dropLast(2) + Array("]\n".utf8))
        try scratch.write(Array("example.test/log\n3\nhash\n".utf8), to: "checkpoint")
        #expect(try refusal(scratch)?.finding.contains("the checkpoint covers 3 events") == true)
        try scratch.write(Array("example.test/log\n2\nhash\n".utf8), to: "checkpoint")
        #expect(try Ledger.recover(scratch.directory).end.size == 2)
    }

    @Test func `a segment that is missing is damage, not what a crash left`() throws {
        let (scratch, _) = try twoSegments()
        try scratch.forgetReadModel()
        try scratch.write(try scratch.bytes(Self.second), to: "0000000002.jsonl")
        try scratch.remove(Self.second)
        #expect(try refusal(scratch)?.segment == "0000000002.jsonl")
    }

    @Test func `a log is recovered under the lock of its writers`() throws {
        let scratch = ScratchLedger()
        let ledger = try scratch.create()
        let writer = try LogWriter(locking: ledger.log, timeoutMilliseconds: 0)
        let error = #expect(throws: LedgerError.self) {
            try Ledger.recover(scratch.directory, lockTimeoutMilliseconds: 0)
        }
        guard case .log(.lockBusy)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(writer.recovered == nil)
    }
}
