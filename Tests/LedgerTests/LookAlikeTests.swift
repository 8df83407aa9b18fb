import EventLog
import FilingModel
import Ledger
import Projections
import ReadModel
import TestSupport
import Testing

/// Texts are compared by their bytes: identifiers that only look alike are two, in the log, in the
/// read model, and in a replay.
@Suite struct `Texts that only look alike` {
    private static let (composed, decomposed) = ("\u{E9}", "e\u{301}")

    private static let options = {
        var options = AppendOptions()
        options.acceptWarnings = true
        return options
    }()

    @Test(arguments: [true, false])
    func `an amendment is of the event with its target's bytes`(isRetracted: Bool) throws {
        let scratch = ScratchLedger()
        var inputs = [
            Input.listing(), Input.result(id: Self.composed),
            Input.result(id: Self.decomposed, Input.filed(["revenue=100"], "FY2023")),
        ]
        if isRetracted { inputs.append(Input.retraction(nil, of: Self.composed)) }
        inputs.append(
            Input.correction(nil, of: Self.decomposed, Input.filed(["revenue=110"], "FY2023"))
        )
        let ledger = try scratch.create(with: inputs)
        let versions = try ledger.versions()
        try scratch.forgetReadModel()
        #expect(try Ledger(at: scratch.directory).versions() == versions)
        #expect(try scratch.verify().isClean)
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func `appended, built anew and replayed, a ledger of them is the same`(seed: UInt64) throws {
        let events = RandomLedger(seed: seed, events: 80).withLookAlikes.events
        let (scratch, loaded) = (ScratchLedger(), ScratchLedger())
        var ledger = try scratch.open(Array(events.prefix(1)))
        let stamp = try ScratchLedger.stamp("2030-01-15T08:00:00.000Z")
        for event in events.dropFirst() {
            let input = EventCodec.json(event.draft)
            _ = try ledger.append([input], stamp: stamp, options: Self.options)
        }
        let versions = try ledger.versions()
        #expect(versions.count > 20)
        try scratch.forgetReadModel()
        #expect(try Ledger(at: scratch.directory).versions() == versions, "seed \(seed)")
        #expect(try scratch.verify().isClean, "seed \(seed)")
        let direct = try loaded.open(events).facts { facts in
            try facts.companies(at: facts.size).keys.sorted()
        }
        #expect(try ledger.facts { try $0.companies(at: $0.size).keys.sorted() } == direct)
    }

    @Test func `a cohort that only looks like the subject is another one`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: [Input.listing()])
        func report(on cohort: String) -> JSONValue {
            let figures = JSONValue.members(["revenue": .members(["value": .string("1")])])
            return Input.event(
                .aggregateReported,
                nil,
                "p\(Self.decomposed)ers",
                at: "2025-05-10",
                .members([
                    "cohort": .string(cohort), "figures": figures, "period": "FY2024",
                ])
            )
        }
        let stamp = try ScratchLedger.stamp()
        #expect(throws: LedgerError.self) {
            let input = report(on: "p\(Self.composed)ers")
            _ = try ledger.append([input], stamp: stamp, options: Self.options)
        }
        let input = report(on: "p\(Self.decomposed)ers")
        _ = try ledger.append([input], stamp: stamp, options: Self.options)
        #expect(ledger.size.count == 3)
    }
}
