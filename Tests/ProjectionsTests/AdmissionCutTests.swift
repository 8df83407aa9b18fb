import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

@Suite struct `Admission after a part of the log` {
    /// What becomes of an event: refused, or taken with warnings.
    private enum Outcome: Equatable {
        case refused(Refusal)
        case taken([Warning])

        init(_ event: RecordedEvent, after facts: PendingFacts<some LedgerFacts>) throws {
            let admission = Admission(after: facts, now: event.recordedAt)
            do {
                try admission.check(event)
                self = .taken(try admission.warnings(of: event))
            } catch let refusal as Refusal {
                self = .refused(refusal)
            }
        }
    }

    @Test(arguments: 0..<80 as Range<UInt64>)
    func `says the same of the next event wherever the log is cut, whether events are kept or not`(
        seed: UInt64
    ) throws {
        let ledger = RandomLedger(seed: seed, events: 80)
        var mutated = MutatedLedger(ledger)
        let cut = 40
        let base = MemoryFacts(ledger.events.prefix(cut))
        var whole = MemoryFacts()
        var kept = PendingFacts(after: base)
        var recalled = PendingFacts(after: base) { ledger.events[$0] }
        for event in ledger.events {
            if event.sequence >= cut {
                for candidate in mutated.mutations(of: event, count: 4) + [event] {
                    let outcome = try Outcome(candidate, after: whole)
                    #expect(try Outcome(candidate, after: kept) == outcome, "\(candidate)")
                    #expect(try Outcome(candidate, after: recalled) == outcome, "\(candidate)")
                }
                try kept.apply(event)
                try recalled.apply(event)
            }
            try whole.apply(event)
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `goes on with pending events as if it had not been left`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 80)
        let base = MemoryFacts(ledger.events.prefix(30))
        var facts = PendingFacts(after: base)
        var whole = facts
        for event in ledger.events.dropFirst(30) {
            let pending = try #require(facts.pendingEvents)
            facts = try #require(PendingFacts(after: base, continuing: pending))
            try facts.apply(event)
            try whole.apply(event)
            #expect(facts == whole)
        }
        let pending = try #require(facts.pendingEvents)
        #expect(pending.lastRecorded == ledger.events.last?.recordedAt)
        #expect(PendingFacts(after: MemoryFacts(), continuing: pending) == nil)
    }
}
