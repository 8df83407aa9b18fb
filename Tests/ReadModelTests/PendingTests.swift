import FilingModel
import LogSupport
import Projections
import ReadModel
import ReferenceSupport
import TestSupport
import Testing

@Suite struct `Events that follow the read model's` {
    @Test(arguments: Extent.seeds(3))
    func `are facts as those of a read model of them all, wherever the log is cut`(
        seed: UInt64
    ) throws {
        let ledger = RandomLedger(seed: seed, events: 40)
        var random = SplitMix64(seed: seed ^ 0xC07)
        let sizes = [LogSize(40), LogSize(random.number(0...39)), LogSize(random.number(0...39))]
        let whole = try ReadModel.answering(ledger.events) { facts in
            try HeadAnswers(facts, ledger, at: sizes)
        }
        #expect(try HeadAnswers(MemoryFacts(ledger.events), ledger, at: sizes) == whole)
        let scratch = try ScratchLog(ledger.events)
        let model = try scratch.open()
        for cut in scratch.cuts {
            try scratch.append(upTo: cut)
            try model.refresh()
            let answers = try model.read { facts in
                var pending = PendingFacts(after: facts)
                for event in ledger.events.dropFirst(cut) { try pending.apply(event) }
                return try HeadAnswers(pending, ledger, at: sizes)
            }
            #expect(answers == whole, "cut at \(cut)")
        }
    }
}

@Suite struct `Admission after the read model` {
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

    @Test(arguments: Extent.seeds(5))
    func `refuses, takes and warns as admission in memory does`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 50)
        var mutated = MutatedLedger(ledger)
        let scratch = try ScratchLog(ledger.events)
        let model = try scratch.open()
        var memory = MemoryFacts()
        var (refusals, takings) = (0, 0)
        for (start, end) in zip(scratch.cuts, scratch.cuts.dropFirst()) {
            try scratch.append(upTo: start)
            try model.refresh()
            try model.read { facts in
                var pending = PendingFacts(after: facts)
                for event in ledger.events[start..<end] {
                    let count = event.sequence == 0 ? 0 : 6
                    for tried in mutated.mutations(of: event, count: count) + [event] {
                        let outcome = try Outcome(tried, after: pending)
                        #expect(try Outcome(tried, after: memory) == outcome, "\(tried)")
                        if case .refused = outcome { refusals += 1 } else { takings += 1 }
                    }
                    try pending.apply(event)
                    try memory.apply(event)
                }
            }
        }
        #expect(refusals > 20)
        #expect(takings > 50)
    }
}
