import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

@Suite struct `Amendments` {
    /// Clocks of a ledger with all of a log recorded.
    private func clocks(_ ledger: RandomLedger, size: Int) -> [Clock] {
        ledger.clocks(3).map { clock in
            Clock(valid: clock.valid, known: clock.known, recorded: LogSize(size))
        }
    }

    @Test(arguments: Extent.seeds(16))
    func `a correction with an event's own content changes no answer`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 80)
        var random = SplitMix64(seed: seed)
        var log = ledger.events
        let now = log[log.count - 1].recordedAt
        let clocks = clocks(ledger, size: log.count)
        var facts = MemoryFacts(log)
        let answers = try clocks.map { try AsOf(facts, at: $0).answers(ledger) }
        for _ in 0..<6 {
            let target = random.pick(NaiveReference.amended(log))
            let correction = EventCorrected(
                target: target.id,
                reason: "nothing",
                replacement: target.payload,
                time: random.chance(50) ? target.time : nil,
                newSource: random.chance(50) ? target.source : nil
            )
            log.append(target.amended(by: .eventCorrected(correction), at: log.count, now: now))
            #expect(throws: Never.self) {
                try Admission(after: facts, now: now).check(log[log.count - 1])
            }
            try facts.apply(log[log.count - 1])
        }
        let later = self.clocks(ledger, size: log.count)
        #expect(try later.map { try AsOf(facts, at: $0).answers(ledger) } == answers)
        #expect(try clocks.map { try AsOf(facts, at: $0).answers(ledger) } == answers)
    }

    @Test(arguments: Extent.seeds(16))
    func `a retraction of the last event restores every answer before it`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 80)
        for event in ledger.events.dropFirst(8) where event.sequence % 11 == Int(seed % 11) {
            guard !event.type.isAmendment else { continue }
            let size = event.sequence
            let before = MemoryFacts(ledger.events.prefix(size))
            var after = before
            try after.apply(event)
            let retraction = event.amended(
                by: .eventRetracted(EventRetracted(target: event.id, reason: "in error")),
                at: size + 1,
                now: event.recordedAt
            )
            #expect(throws: Never.self) {
                try Admission(after: after, now: event.recordedAt).check(retraction)
            }
            let with = after
            try after.apply(retraction)
            for (clock, later) in zip(clocks(ledger, size: size), clocks(ledger, size: size + 2)) {
                let answers = try AsOf(before, at: clock).answers(ledger)
                #expect(try AsOf(after, at: later).answers(ledger) == answers)
                #expect(try AsOf(after, at: clock).answers(ledger) == answers)
                let between = Clock(
                    valid: clock.valid,
                    known: clock.known,
                    recorded: LogSize(size + 1)
                )
                let answered = try AsOf(with, at: between).answers(ledger)
                #expect(try AsOf(after, at: between).answers(ledger) == answered)
            }
        }
    }
}
