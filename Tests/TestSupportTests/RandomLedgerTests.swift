import FilingModel
import TestSupport
import Testing

@Suite struct `Random ledger` {
    @Test(arguments: Extent.seeds(100))
    func `a ledger is valid and follows from its seed`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 100)
        #expect(ledger.events.count == 100)
        #expect(throws: Never.self) { try LedgerRules.check(ledger.events) }
        #expect(RandomLedger(drawnFrom: seed, events: 100).events == ledger.events)
    }

    @Test func `everything that can happen does, somewhere in 200 ledgers`() {
        var traits: Set<String> = []
        for seed in 0..<200 as Range<UInt64> {
            traits.formUnion(RandomLedger(seed: seed, events: 100).traits)
        }
        #expect(LedgerTraits.all.subtracting(traits).sorted() == [])
    }

    @Test(arguments: Extent.seeds(20))
    func `an event public after a known time changes no answer at it`(seed: UInt64) {
        let ledger = RandomLedger(seed: seed, events: 100)
        for clock in ledger.clocks(20) {
            let all = NaiveReference(ledger.events).at(clock)
            let hidden = Set(all.recorded.map(\.sequence)).subtracting(all.kept.map(\.sequence))
            let rest = ledger.events.prefix(clock.recorded.count)
                .filter { !hidden.contains($0.sequence) || $0.type == .ledgerOpened }
            let view = NaiveReference(rest).at(clock)
            #expect(view.answers(ledger) == all.answers(ledger))
        }
    }

    @Test func `ledgers of one event and of many are valid`() throws {
        try LedgerRules.check(RandomLedger(seed: 1, events: 1).events)
        try LedgerRules.check(RandomLedger(seed: 1, events: 600).events)
    }
}

extension NaiveView {
    /// Answers to questions about a ledger, as text.
    fileprivate func answers(_ ledger: RandomLedger) -> [String] {
        let figures = ledger.world.codes.flatMap { code in
            ledger.world.periods.map { "\(String(describing: figure(code, .revenue, $0)))" }
        }
        let companies = ledger.world.codes.map { "\(String(describing: company($0)))" }
        let series = NaiveGrouping.allCases.map { "\(shedMarks(by: $0))" }
        let verdicts = reconciliation().map { "\($0.sequence) \($0.item) \($0.verdict)" }
        return figures + companies + series + verdicts
    }
}
