import Dispatch
import EventLog
import FilingModel
import Glibc
import Ledger
import Projections
import Testing
import TransparencyLog

@Suite struct `Durability` {
    private func append(
        _ inputs: [JSONValue],
        to ledger: inout Ledger,
        lockTimeoutMilliseconds: Int = 0
    ) throws -> Receipt {
        var options = AppendOptions()
        options.lockTimeoutMilliseconds = lockTimeoutMilliseconds
        return try ledger.append(inputs, stamp: ScratchLedger.stamp(), options: options)
    }

    /// What is wrong with the log's bytes, if reading or writing says so.
    private func damage(_ body: () throws -> Void) -> LogDamage? {
        do {
            try body()
        } catch LedgerError.log(.damaged(let damage)) {
            return damage
        } catch {
            Issue.record(error)
        }
        return nil
    }

    private let batch = [Input.listing(), Input.result()]

    @Test func `cut anywhere in its last batch, the ledger keeps the events before it`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        let start = try scratch.bytes()
        _ = try append(batch, to: &ledger)
        let whole = try scratch.bytes()
        for length in start.count..<whole.count {
            try scratch.crash(leaving: Array(whole[..<length]))
            var opened = try Ledger(at: scratch.directory)
            #expect(opened.size.count == 1)
            let receipt = try append(batch, to: &opened)
            let tail = Array(whole[start.count..<length])
            #expect(receipt.appended.map(\.sequence) == [1, 2])
            #expect(receipt.root == ledger.root)
            #expect(try scratch.bytes() == whole)
            #expect(receipt.recovered?.bytes ?? 0 == tail.count)
            if let file = receipt.recovered?.file {
                #expect(file == "torn-0000000001-1.bak")
                #expect(try scratch.bytes(file) == tail)
                try scratch.remove(file)
            }
        }
    }

    @Test func `cut anywhere in its opening, the ledger is created again`() throws {
        let scratch = ScratchLedger()
        _ = try scratch.create()
        let whole = try scratch.bytes()
        for length in whole.indices {
            try scratch.crash(leaving: Array(whole[..<length]))
            let none = LedgerError.log(.noLedger(path: scratch.directory))
            #expect(throws: none) { _ = try Ledger(at: scratch.directory) }
            #expect(try scratch.create().size.count == 1)
            #expect(try scratch.bytes() == whole)
            if length > 0 {
                #expect(try scratch.bytes("torn-0000000000-1.bak") == Array(whole[..<length]))
                try scratch.remove("torn-0000000000-1.bak")
            }
        }
    }

    @Test func `a refused append leaves a torn tail where it is`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        try scratch.write(try scratch.bytes() + Array("torn".utf8))
        let files = try scratch.files()
        #expect(throws: LedgerError.self) { try append([Input.result()], to: &ledger) }
        #expect(try scratch.files() == files)
        #expect(try append(batch, to: &ledger).recovered?.bytes == 4)
    }

    @Test(arguments: ["garbage", "{", "{\"batchsize\":2,\"data\":{}}\n", "\u{0}\u{0}"])
    func `bytes without a whole batch are a torn tail`(garbage: String) throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: batch)
        try scratch.write(try scratch.bytes() + Array(garbage.utf8))
        #expect(try Ledger(at: scratch.directory).size.count == 3)
        let receipt = try append([Input.change(.tierChanged, "t", on: "2025")], to: &ledger)
        #expect(receipt.recovered?.bytes == garbage.utf8.count)
        #expect(try scratch.bytes("torn-0000000003-1.bak") == Array(garbage.utf8))
    }

    @Test(arguments: ["garbage\n", "\n", "{}\n", "{\"batchsize\":2}\n{}\n", " \n", "\u{0}\n"])
    func `a whole batch that cannot be read stops the writer`(garbage: String) throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: batch)
        try scratch.write(try scratch.bytes() + Array(garbage.utf8))
        let files = try scratch.files()
        for _ in 0..<2 {
            let error = #expect(throws: LedgerError.self) {
                try append([Input.change(.tierChanged, "t", on: "2025")], to: &ledger)
            }
            guard case .log(.unreadable(let sequence, let segment, _)) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(sequence == 3)
            #expect(segment == "0000000000.jsonl")
            #expect(try scratch.files() == files)
            #expect(ledger.size.count == 3)
        }
        #expect(throws: LedgerError.self) { _ = try Ledger(at: scratch.directory) }
    }

    @Test func `a batch whose last line cannot be read leaves the reader as it was`() throws {
        let scratch = ScratchLedger()
        var reader = try scratch.create(with: batch)
        let bytes = try scratch.bytes()
        var writer = try Ledger(at: scratch.directory)
        _ = try append(
            [
                Input.change(.tierChanged, "a", on: "2024"),
                Input.change(.tierChanged, "b", on: "2025"),
            ],
            to: &writer
        )
        let whole = try scratch.bytes()
        var broken = whole
        broken[broken.count - 2] = 0x5D
        for _ in 0..<3 {
            try scratch.write(broken)
            #expect(throws: LedgerError.self) { try reader.refresh() }
            #expect(reader.size.count == 3)
        }
        try scratch.write(whole)
        try reader.refresh()
        #expect(reader.size.count == 5)
        #expect(try reader.versions() == writer.versions())
        #expect(reader.head == writer.head)
        #expect(bytes.count < whole.count)
    }

    @Test func `a log that was cut below the read position stops reader and writer`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: batch)
        let bytes = try scratch.bytes()
        for cut in [1, 2, 100, bytes.count] {
            try scratch.write(bytes.dropLast(cut))
            #expect(damage { try ledger.refresh() }?.offset == bytes.count - cut)
            let change = Input.change(.tierChanged, "t", on: "2025")
            #expect(damage { _ = try append([change], to: &ledger) }?.offset == bytes.count - cut)
            #expect(try scratch.bytes() == bytes.dropLast(cut))
        }
        #expect(ledger.size.count == 3)
    }

    @Test func `a log that was changed before the read position stops reader and writer`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: batch)
        var bytes = try scratch.bytes()
        bytes[bytes.count - 40] ^= 1
        try scratch.write(bytes)
        let change = Input.change(.tierChanged, "t", on: "2025")
        let start = try ledger.line(2).place.offset
        #expect(damage { try ledger.refresh() }?.offset == start)
        #expect(damage { _ = try append([change], to: &ledger) }?.offset == start)
        #expect(damage { _ = try Ledger(at: scratch.directory) }?.offset == start)
        #expect(try scratch.bytes() == bytes)
    }

    @Test func `a checkpoint beyond the log stops reader and writer`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: batch)
        let change = Input.change(.tierChanged, "t", on: "2025")
        try scratch.write(Array("example.test/log\n4\nhash\n".utf8), to: "checkpoint")
        let files = try scratch.files()
        #expect(damage { _ = try append([change], to: &ledger) }?.segment == "checkpoint")
        #expect(damage { _ = try Ledger(at: scratch.directory) }?.segment == "checkpoint")
        #expect(try scratch.files() == files)
        try scratch.write(Array("example.test/log\n3\nhash\n".utf8), to: "checkpoint")
        #expect(try append([change], to: &ledger).size.count == 4)
    }

    @Test func `a torn tail below the checkpoint's size is damage, and stays`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: batch)
        try scratch.write(Array("example.test/log\n3\nhash\n".utf8), to: "checkpoint")
        let bytes = try scratch.bytes()
        try scratch.crash(leaving: bytes.dropLast(10))
        let files = try scratch.files()
        #expect(damage { _ = try Ledger(at: scratch.directory) }?.segment == "checkpoint")
        #expect(damage { _ = try append([Input.listing("b", "688002")], to: &ledger) } != nil)
        #expect(try scratch.files() == files)
    }

    @Test func `two ledgers on one directory see what the other appends`() throws {
        let scratch = ScratchLedger()
        var one = try scratch.create()
        var two = try Ledger(at: scratch.directory)
        _ = try append([Input.listing()], to: &one)
        #expect(two.size.count == 1)
        #expect(try append([Input.result()], to: &two).appended.map(\.sequence) == [2])
        #expect(try append([Input.result()], to: &one).existing.map(\.sequence) == [2])
        try two.refresh()
        #expect(try one.versions() == two.versions())
        #expect(one.head == two.head)
        #expect(throws: LedgerError.unexpectedSize(expected: 2, actual: 3)) {
            var options = AppendOptions()
            options.expectedSize = 2
            let change = Input.change(.tierChanged, "t", on: "2025")
            _ = try two.append([change], stamp: ScratchLedger.stamp(), options: options)
        }
    }

    @Test func `writers at the same time append one after another`() async throws {
        let scratch = ScratchLedger()
        _ = try scratch.create()
        let directory = scratch.directory
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    var ledger = try Ledger(at: directory)
                    var options = AppendOptions()
                    options.lockTimeoutMilliseconds = 60_000
                    for number in 0..<10 {
                        let code = "688\(writer)0\(number)"
                        _ = try ledger.append(
                            [
                                Input.listing("l\(code)", code),
                                Input.result(id: "r\(code)", code: code),
                            ],
                            stamp: ScratchLedger.stamp(),
                            options: options
                        )
                    }
                }
            }
            try await group.waitForAll()
        }
        let ledger = try Ledger(at: directory)
        #expect(ledger.size.count == 81)
        #expect(try ledger.facts { try $0.companies(at: ledger.size).count } == 40)
    }

    @Test func `a writer that waits for too long says how long`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        let writer = try LogWriter(locking: ledger.log, timeoutMilliseconds: 0)
        let path = scratch.directory + "/Events/.lock"
        #expect(throws: LedgerError.log(.lockBusy(path: path, waitedMilliseconds: 30))) {
            _ = try append([Input.listing()], to: &ledger, lockTimeoutMilliseconds: 30)
        }
        #expect(try Ledger(at: scratch.directory).size.count == 1)
        #expect(writer.recovered == nil)
    }

    /// Whoever waits for minutes must not be told that their clock is behind.
    @Test func `events are recorded when the lock is there, not when it was asked for`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        let path = scratch.directory
        let (held, freed) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        DispatchQueue(label: "synthetic writer").async {
            do {
                let writer = try LogWriter(locking: EventLog(ledger: path), timeoutMilliseconds: 0)
                held.signal()
                usleep(1_000_000)
                withExtendedLifetime(writer) {}
            } catch {
                Issue.record(error)
                held.signal()
            }
            freed.signal()
        }
        held.wait()
        _ = try append([Input.listing()], to: &ledger, lockTimeoutMilliseconds: 60_000)
        freed.wait()
        let stamp = try ScratchLedger.stamp().now.milliseconds
        let recorded = try ledger.event(1).recordedAt.milliseconds
        #expect(recorded > stamp, "nobody waited")
        #expect(recorded < stamp + 60_000)
    }
}
