import FilingModel
import LogSupport
import Projections
import ReadModel
import ReferenceSupport
import TestSupport
import Testing

@Suite struct `A read model built in steps` {
    /// A log with its read model, built in random steps: some batches at a time, sometimes by
    /// another process, sometimes caught up only later.
    private func stepped(_ ledger: RandomLedger) throws -> (log: ScratchLog, model: ReadModel) {
        var random = SplitMix64(seed: ledger.seed ^ 0x57E9)
        let scratch = try ScratchLog(ledger.events)
        var model = try scratch.open()
        for cut in scratch.cuts where cut == ledger.events.count || random.chance(50) {
            try scratch.append(upTo: cut)
            if random.chance(30) { model = try scratch.open() }
            if random.chance(80) {
                try model.refresh(after: random.chance(50) ? scratch.written() : .start)
            }
        }
        try model.refresh()
        return (scratch, model)
    }

    private func atOnce(_ ledger: RandomLedger) throws -> Tables {
        let scratch = try ScratchLog(ledger.events)
        try scratch.append(upTo: ledger.events.count)
        try scratch.open().refresh()
        return try Tables(scratch.path)
    }

    private func expectAnswers(
        of model: ReadModel,
        _ ledger: RandomLedger,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let memory = MemoryFacts(ledger.events)
        let differences = try model.read { facts in
            try (ledger.clocks(1) + [.everything(size: 80)]).flatMap { clock in
                try AllAnswers(facts, at: clock, ledger)
                    .differences(from: try AllAnswers(memory, at: clock, ledger))
            }
        }
        #expect(differences == [], sourceLocation: sourceLocation)
    }

    @Test(arguments: Extent.seeds(4))
    func `holds what one built at once does`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 80)
        let (scratch, _) = try stepped(ledger)
        let tables = try Tables(scratch.path)
        #expect(tables.differences(from: try atOnce(ledger)) == [])
        #expect(tables.count("events") == 80)
        #expect(tables.count("figures") > 5)
    }

    @Test(arguments: Extent.seeds(1))
    func `answers as the facts in memory do, also when it is deleted and built anew`(
        seed: UInt64
    ) throws {
        let ledger = RandomLedger(seed: seed, events: 80)
        let (scratch, model) = try stepped(ledger)
        try expectAnswers(of: model, ledger)
        let tables = try Tables(scratch.path)
        try model.rebuild()
        try expectAnswers(of: model, ledger)
        #expect(try Tables(scratch.path).differences(from: tables) == [])
        try scratch.forgetReadModel()
        let anew = try scratch.open()
        try anew.refresh()
        try expectAnswers(of: anew, ledger)
        #expect(try Tables(scratch.path).differences(from: tables) == [])
    }

    @Test func `displaces figures, and ends versions, in some of these ledgers`() throws {
        let tables = try (0..<4 as Range<UInt64>).map { seed in
            try atOnce(RandomLedger(seed: seed, events: 80))
        }
        for name in ["_displaced", "_companies", "_marks", "_names", "companies", "marks"] {
            #expect(tables.contains { $0.count(name) > 3 }, "\(name)")
        }
    }
}
