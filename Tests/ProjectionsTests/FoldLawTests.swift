import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

@Suite struct `The fold` {
    @Test(arguments: Extent.seeds(24))
    func `in two halves equals the fold at once, wherever it is cut`(seed: UInt64) throws {
        let events = RandomLedger(seed: seed, events: 80).events
        let whole = MemoryFacts(events)
        for cut in stride(from: 0, through: events.count, by: 13) {
            let half = MemoryFacts(events.prefix(cut))
            var rest = half
            for event in events.dropFirst(cut) { try rest.apply(event) }
            #expect(rest == whole)
            #expect(half == MemoryFacts(events.prefix(cut)))
            #expect(half.size == LogSize(cut))
        }
    }

    @Test(arguments: Extent.seeds(16))
    func `of the same log is the same whenever it is replayed`(seed: UInt64) throws {
        let (one, other) = (
            RandomLedger(seed: seed, events: 100), RandomLedger(drawnFrom: seed, events: 100)
        )
        let (first, second) = (MemoryFacts(one.events), MemoryFacts(other.events))
        #expect(first == second)
        for clock in one.clocks(3) {
            let answers = try AsOf(first, at: clock).answers(one)
            #expect(try AsOf(second, at: clock).answers(other) == answers)
        }
    }

    @Test(arguments: Extent.seeds(24))
    func `keeps every version of every event, one after the other`(seed: UInt64) throws {
        let events = RandomLedger(seed: seed, events: 100).events
        let facts = MemoryFacts(events)
        let amended = NaiveReference.amended(events)
        for event in events {
            let history = try facts.history(of: event.id)
            let current = amended.first { $0.id == event.id }
            #expect(try facts.place(of: event.id)?.type == event.type)
            #expect(try facts.place(of: event.id)?.sequence == event.sequence)
            #expect(try facts.current(event.id)?.event == current)
            #expect(try facts.isRetracted(event.id) == (!event.type.isAmendment && current == nil))
            #expect(history.isEmpty == event.type.isAmendment)
            #expect(history.first.map { $0.event == event && $0.correctedBy == nil } ?? true)
            let openings = history.map(\.span.opened)
            #expect(openings.first ?? event.sequence == event.sequence)
            #expect(history.dropLast().map(\.span.closed) == openings.dropFirst().map { $0 })
        }
    }
}
