import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

/// Filings that are checked and folded at once, beside the rules that every event is held to.
@Suite struct `Plain filings` {
    @Test(arguments: 0..<80 as Range<UInt64>)
    func `are taken just as every event is checked, warned of and folded`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 80)
        var mutated = MutatedLedger(ledger)
        let cut = 40
        let base = MemoryFacts(ledger.events.prefix(cut))
        var whole = MemoryFacts()
        var rest = PendingFacts(after: base)
        for event in ledger.events {
            let mutations = mutated.mutations(of: event, count: event.sequence == 0 ? 0 : 4)
            for candidate in mutations + [event] {
                try Self.check(candidate, after: whole)
                if event.sequence >= cut { try Self.check(candidate, after: rest) }
            }
            try whole.apply(event)
            if event.sequence >= cut { try rest.apply(event) }
        }
    }

    @Test func `are taken at once where nothing else bears on them`() throws {
        var taken = 0
        for seed in 0..<20 as Range<UInt64> {
            var facts = MemoryFacts()
            for event in RandomLedger(seed: seed, events: 80).events {
                if try facts.take(filing: event, now: event.recordedAt) == nil {
                    try facts.apply(event)
                } else {
                    taken += 1
                }
            }
        }
        #expect(taken > 100)
    }

    /// Takes an event, if it is a plain filing, and checks that everybody says the same of it.
    private static func check<Base: LedgerFacts & Equatable>(
        _ event: RecordedEvent,
        after facts: PendingFacts<Base>
    ) throws {
        var taken = facts
        guard let warnings = try taken.take(filing: event, now: event.recordedAt) else {
            #expect(taken == facts)
            return
        }
        let admission = Admission(after: facts, now: event.recordedAt)
        #expect(throws: Never.self, "\(event)") { try admission.check(event) }
        #expect(try admission.warnings(of: event) == warnings, "\(event)")
        var folded = facts
        try folded.apply(event)
        #expect(taken == folded)
        if let period = event.filingPeriod, let code = event.subject.code {
            #expect(
                try taken.versions(.filings(code, period), at: taken.size)
                    == folded.versions(.filings(code, period), at: taken.size)
            )
        }
        let again = Admission(after: folded, now: event.recordedAt)
        let next = Admission(after: taken, now: event.recordedAt)
        #expect(try next.warnings(of: event) == again.warnings(of: event))
    }
}
