import FilingModel
import Projections
import ReadModel

/// The identifiers that the read model holds, asked for again and again.
///
/// Each is looked up, until so many have been asked for that it is cheaper to have all at hand.
struct KnownIdentifiers {
    private let facts: ReadModelFacts
    private var asked = 0
    private var all: Set<EventID>?

    /// How many identifiers are read in the time in which one is looked up.
    private static let readsPerLookUp = 8

    init(in facts: ReadModelFacts) { self.facts = facts }

    /// Where an event stands; nil if the read model has none with this identifier.
    mutating func place(of id: EventID) throws -> EventLocation? {
        if all == nil {
            asked += 1
            if asked * Self.readsPerLookUp > facts.size.count { all = try readAll() }
        }
        if let all, !all.contains(id) { return nil }
        return try facts.place(of: id)
    }

    private func readAll() throws -> Set<EventID> {
        var all = Set<EventID>(minimumCapacity: facts.size.count)
        try facts.identifiers { all.insert($0) }
        return all
    }
}
