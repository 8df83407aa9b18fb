import EventLog
import FilingModel
import Ledger
import ReadModel
import TestSupport
import Testing
import TransparencyLog

@Suite struct `A stream of events` {
    private static var options: AppendOptions {
        var options = AppendOptions()
        options.acceptWarnings = true
        return options
    }

    /// What gives some bytes, a few at a time.
    private static func pieces(_ bytes: [UInt8], of count: Int) -> () throws -> [UInt8] {
        var place = 0
        return {
            defer { place = min(place + count, bytes.count) }
            return Array(bytes[place..<min(place + count, bytes.count)])
        }
    }

    /// The lines of events, as a log or as a program would write them.
    private static func lines(
        _ events: [RecordedEvent],
        using random: inout SplitMix64
    ) -> [[UInt8]] {
        events.map { event in
            var draft = event.draft
            if event.type.isAmendment, random.chance(30) { draft.id = nil }
            let json = EventCodec.json(draft)
            guard random.chance(80) else {
                return CanonicalJSON.bytes(.object(json.members + [JSONMember("x", .null)]))
            }
            let stamp = [JSONMember("recordedat", "(set when recorded)")]
            return CanonicalJSON.bytes(.object(json.members + stamp))
        }
    }

    private static func bytes(of lines: [[UInt8]], using random: inout SplitMix64) -> [UInt8] {
        lines.flatMap { $0 + (random.chance(10) ? Array("\r\n \n".utf8) : [0x0A]) }
    }

    @Test(arguments: 0..<24 as Range<UInt64>)
    func `is recorded as the same events in an array are`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let events = RandomLedger(seed: seed, events: 120).events
        var lines = Self.lines(Array(events.dropFirst()), using: &random)
        lines += [lines[random.number(0...lines.count - 1)]]
        let inputs = try lines.map { try JSONParser.value(of: $0) }
        let stamp = try ScratchLedger.stamp("2030-01-15T08:00:00.000Z")
        var host = LedgerHost()
        host.batchBytes = 20_000
        host.segmentBytes = 40_000
        let scratches = (ScratchLedger(), ScratchLedger())
        var one = try scratches.0.open(Array(events.prefix(1)), host: host)
        var other = try scratches.1.open(Array(events.prefix(1)), host: host)
        let start = try scratches.0.files()

        let whole = Result {
            try one.append(inputs, stamp: stamp, options: Self.options)
        }
        let bytes = Self.bytes(of: lines, using: &random)
        let streamed = Result {
            try other.append(
                reading: Self.pieces(bytes, of: random.number(1...5_000)),
                stamp: stamp,
                options: Self.options
            ).receipt
        }
        #expect(try scratches.0.files() == scratches.1.files())
        switch (whole, streamed) {
        case (.success(let one), .success(let other)):
            #expect(one.appended == other.appended && one.root == other.root)
            #expect(one.warnings.map(\.warning) == other.warnings.map(\.warning))
        case (.failure(let error as LedgerError), .failure(let failure as StreamError)):
            #expect(try scratches.1.files() == start)
            guard case .ledger(let other) = failure.reason else {
                Issue.record("\(failure)")
                return
            }
            #expect("\(other)".prefix(20) == "\(error)".prefix(20))
        case (let one, let other): Issue.record("\(one) but \(other)")
        }
    }

    /// A stream of an event during which another process replaces the read model.
    private func disturbed(_ scratch: ScratchLedger, after bytes: Int) -> () throws -> [UInt8] {
        let blank = [UInt8](repeating: 0x0A, count: bytes)
        let line = CanonicalJSON.bytes(Input.result()) + [0x0A]
        let pieces = Self.pieces(blank + line, of: 1 << 16)
        var count = 0
        return {
            count += 1
            if count == 2 { _ = try Ledger.rebuild(scratch.directory) }
            return try pieces()
        }
    }

    @Test func `is read once more if the read model is replaced meanwhile`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: [Input.listing()])
        let (receipt, _) = try ledger.append(
            reading: disturbed(scratch, after: 100_000),
            stamp: ScratchLedger.stamp()
        )
        #expect(receipt.appended.map(\.sequence) == [2])
    }

    @Test func `is refused whole if it is too long for that, and can be given again`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: [Input.listing()])
        let files = try scratch.files()
        let error = #expect(throws: LedgerError.self) {
            _ = try ledger.append(
                reading: disturbed(scratch, after: 5_000_000),
                stamp: ScratchLedger.stamp()
            )
        }
        guard case .readModel(.busy(path: let path)) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(path == ledger.readModel.path)
        #expect(try scratch.files() == files)
        let again = Self.pieces(CanonicalJSON.bytes(Input.result()) + [0x0A], of: 100)
        let receipt = try ledger.append(reading: again, stamp: ScratchLedger.stamp()).receipt
        #expect(receipt.appended.count == 1)
    }

    @Test func `that is given again is known, and appends nothing`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        let lines = [Input.listing(), Input.result()].map { CanonicalJSON.bytes($0) + [0x0A] }
        let stamp = try ScratchLedger.stamp()
        let first = try ledger.append(
            reading: Self.pieces(Array(lines.joined()), of: 100),
            stamp: stamp
        )
        #expect(first.receipt.appended.map(\.sequence) == [1, 2])
        let again = try ledger.append(
            reading: Self.pieces(Array(lines.joined()), of: 7),
            stamp: stamp
        )
        #expect(again.receipt.existing == first.receipt.appended)
        #expect(again.receipt.root == first.receipt.root)
    }

    @Test func `tells the first line that is no JSON before any other fault`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        let start = try scratch.files()
        var lines = [Input.result(), Input.listing()].map { CanonicalJSON.bytes($0) + [0x0A] }
        let stamp = try ScratchLedger.stamp()
        func reason() -> StreamError? {
            do {
                _ = try ledger.append(
                    reading: Self.pieces(Array(lines.joined()), of: 64),
                    stamp: stamp
                )
                return nil
            } catch {
                return error as? StreamError
            }
        }
        guard case .ledger(.refused(input: 0, _)) = reason()?.reason else {
            Issue.record("a result of an unknown company is refused")
            return
        }
        #expect(reason()?.lines.map(\.number).last == 1)
        lines.append(Array("{]\n".utf8))
        guard case .line = reason()?.reason else {
            Issue.record("a line that is no JSON is told first")
            return
        }
        #expect(reason()?.lines.map(\.number).last == 3)
        #expect(try scratch.files() == start)
    }

    @Test func `has its lines in a file where they are many`() throws {
        let scratch = ScratchLedger()
        _ = try scratch.create()
        let spooled = LineStore(
            batchBytes: 1_000,
            directory: scratch.directory,
            memoryBytes: 1_500
        )
        let kept = LineStore(batchBytes: 1_000, directory: scratch.directory)
        for number in 0..<200 {
            let line = Array("{\"line\":\"\(String(repeating: "x", count: number % 90))\"}".utf8)
            let leaf = MerkleTree.leafHash(line)
            try spooled.append(line, leaf: leaf)
            try kept.append(line, leaf: leaf)
            #expect(try spooled.line(number / 2) == kept.line(number / 2))
        }
        #expect(try spooled.close() == nil && kept.close() == nil)
        #expect(spooled.batchCount == kept.batchCount && kept.batchCount > 5)
        #expect(spooled.leaves == kept.leaves)
        for batch in 0..<kept.batchCount {
            let bytes = try spooled.bytes(of: batch)
            #expect(try bytes == kept.bytes(of: batch))
            #expect(bytes.count <= 1_000)
            let lines = bytes.split(separator: 0x0A).map(Array.init)
            #expect(lines.map(MerkleTree.leafHash) == Array(kept.leaves[kept.lines(of: batch)]))
        }
    }
}
