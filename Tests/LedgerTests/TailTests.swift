import EventLog
import FilingModel
import Ledger
import TestSupport
import Testing

/// An append leaves the read model where it is; the next question catches up.
@Suite struct `Events that the read model does not hold yet` {
    private static let options = {
        var options = AppendOptions()
        options.acceptWarnings = true
        return options
    }()

    private static func stamp() throws -> Recording {
        try ScratchLedger.stamp("2030-01-15T08:00:00.000Z")
    }

    /// What came of an append, with what it says.
    private func outcome(
        _ inputs: [JSONValue],
        _ ledger: inout Ledger,
        again: Bool
    ) throws -> Result<Receipt, LedgerError> {
        var options = Self.options
        options.again = again
        let stamp = try Self.stamp()
        return Result { () throws(LedgerError) in
            try ledger.append(inputs, stamp: stamp, options: options)
        }
    }

    /// The events of a random ledger one by one and in twos, with some that were given before, in
    /// the wrong order, or in vain.
    private func appends(_ random: inout SplitMix64, seed: UInt64) throws -> [[JSONValue]] {
        let inputs = RandomLedger(seed: seed, events: 80).events.dropFirst().map { event in
            EventCodec.json(event.draft)
        }
        var appends: [[JSONValue]] = []
        for (place, input) in inputs.enumerated() {
            let known = inputs[random.number(0...place)]
            let later = inputs[random.number(place...inputs.count - 1)]
            if random.chance(20) { appends.append([known]) }
            if random.chance(10) { appends.append([later]) }
            if random.chance(5) { appends.append([Input.result(id: "synthetic", code: "ZZ")]) }
            appends.append(random.chance(20) ? [known, input] : [input])
        }
        return appends
    }

    @Test(arguments: 0..<16 as Range<UInt64>)
    func `are followed by the next ones as if it held them`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let appends = try appends(&random, seed: seed)
        let opening = Array(RandomLedger(seed: seed, events: 80).events.prefix(1))
        let scratches = (ScratchLedger(), ScratchLedger())
        var host = LedgerHost()
        host.segmentBytes = 20_000
        var lagging = try scratches.0.open(opening, host: host)
        var prompt = try scratches.1.open(opening, host: host)
        var recorded = 0
        for inputs in appends {
            let again = random.chance(20)
            let one = try outcome(inputs, &lagging, again: again)
            let other = try outcome(inputs, &prompt, again: again)
            try prompt.refresh()
            #expect(one == other)
            #expect(lagging.head == prompt.head && lagging.opening == prompt.opening)
            recorded += (try? one.get().appended.count) ?? 0
            switch random.number(0...19) {
            case 0: #expect(try lagging.versions() == prompt.versions())
            case 1: lagging = try Ledger(at: scratches.0.directory, host: host)
            // Another process catches up first.
            case 2: _ = try Ledger(at: scratches.0.directory, host: host)
            default: break
            }
        }
        #expect(recorded > 50)
        #expect(try scratches.0.files() == scratches.1.files())
        #expect(try lagging.versions() == prompt.versions())
    }

    // MARK: Damage

    /// A ledger whose last two events are in the log alone.
    private func lagging(_ scratch: ScratchLedger) throws -> Ledger {
        var ledger = try scratch.create(with: [Input.listing()])
        for input in [Input.result(), Input.change(.tierChanged, "t", on: "2025")] {
            _ = try ledger.append([input], stamp: Self.stamp(), options: Self.options)
        }
        return ledger
    }

    private func isDamage(_ step: () throws -> Void) -> Bool {
        do {
            try step()
        } catch LedgerError.log(.damaged) {
            return true
        } catch {
            Issue.record(error)
        }
        return false
    }

    private func checkRefused(_ scratch: ScratchLedger, _ bytes: [UInt8], _ what: String) throws {
        let ledger = try lagging(scratch)
        try scratch.write(bytes)
        let files = try scratch.files()
        var (reading, writing) = (ledger, ledger)
        #expect(isDamage { _ = try ledger.versions() }, "\(what)")
        #expect(isDamage { try reading.refresh() }, "\(what)")
        #expect(
            isDamage {
                _ = try writing.append([Input.listing("b", "688002")], stamp: Self.stamp())
            },
            "\(what)"
        )
        #expect(try scratch.files() == files, "\(what)")
    }

    @Test func `are missed when they are cut off, changed or swapped`() throws {
        let lines = try { () throws -> [[UInt8]] in
            let scratch = ScratchLedger()
            _ = try lagging(scratch)
            return try scratch.lines().map { Array($0) }
        }()
        func log(_ lines: [[UInt8]]) -> [UInt8] { lines.flatMap { $0 + [0x0A] } }
        var changed = lines
        let place = try #require(changed[3].firstIndex(of: UInt8(ascii: "t")))
        changed[3][place] ^= 1
        let damages = [
            ("cut", log(lines.dropLast())), ("cut within", log(lines).dropLast(9)),
            ("both cut", log(Array(lines.prefix(2)))), ("changed", log(changed)),
            ("swapped", log([lines[0], lines[1], lines[3], lines[2]])),
        ]
        for (what, bytes) in damages {
            try checkRefused(ScratchLedger(), Array(bytes), what)
        }
    }

    @Test func `are still there in another process`() throws {
        let scratch = ScratchLedger()
        let ledger = try lagging(scratch)
        let other = try Ledger(at: scratch.directory)
        #expect(other.head == ledger.head)
        #expect(try other.versions() == ledger.versions())
    }
}
