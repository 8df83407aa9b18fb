import FilingModel
import Projections

/// Events before those that are caught up with: they are in the read model.
struct RecentEvents: EarlierEvents {
    private let facts: ReadModelFacts
    private var places: [EventID: EventLocation] = [:]

    init(after facts: ReadModelFacts) { self.facts = facts }

    mutating func add(_ event: RecordedEvent) {
        places[event.id] = EventLocation(sequence: event.sequence, type: event.type)
    }

    func place(of id: EventID) throws -> EventLocation? { try places[id] ?? facts.place(of: id) }

    func isContested(_ subject: Subject, _ period: FiscalPeriod) -> Bool { true }
}
