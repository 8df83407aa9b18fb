import FilingModel
import LogSupport
import Projections
import ReadModel
import ReferenceSupport
import TestSupport
import Testing

/// What an audit asks, of the read model and of the facts in memory.
@Suite struct `An audit of the read model` {
    private struct Answers: Equatable {
        let audits: [FigureAudit?]
        let differences: [Difference]
        let derivations: [Derivation?]

        init(_ facts: some FactSource, _ ledger: RandomLedger, _ clocks: [Clock]) throws {
            let keys = ledger.keys
            audits = try clocks.flatMap { clock in
                try keys.map { try AsOf(facts, at: clock).audit($0) }
            }
            differences = try clocks.map { clock in
                let start = Clock(
                    valid: clock.valid,
                    known: clock.known,
                    recorded: LogSize(clock.recorded.count / 2)
                )
                let end = Clock(valid: clock.valid, known: nil, recorded: clock.recorded)
                return try AsOf(facts, at: start).difference(to: AsOf(facts, at: end))
            }
            derivations = try clocks.flatMap { clock in
                let asOf = AsOf(facts, at: clock)
                let codes = try asOf.companies().map(\.code)
                return try keys.prefix(6).map { try asOf.derivation(of: $0) }
                    + ledger.world.periods.prefix(3).map {
                        try asOf.derivation(ofSum: .revenue, $0, over: codes)
                    }
            }
        }
    }

    @Test(arguments: Extent.seeds(4))
    func `finds what an audit of the facts in memory finds`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 80)
        let clocks = ledger.clocks(2) + [.everything(size: 80)]
        let answers = try ReadModel.answering(ledger.events) { facts in
            try Answers(facts, ledger, clocks)
        }
        #expect(try Answers(MemoryFacts(ledger.events), ledger, clocks) == answers)
        #expect(answers.differences.contains { !$0.isEmpty })
    }
}
