import FilingModel
import Projections
import ReadModel

/// Which identifiers the log has, asked for again and again.
///
/// Each is looked up, until as many have been asked for as make it cheaper to have all at hand.
struct KnownIdentifiers {
    private let facts: ReadModelFacts
    private var asked = 0
    private var all: IdentifierTable?

    /// How many events of the log are read in the time in which one is looked up.
    private static let readsPerLookUp = 8

    init(in facts: ReadModelFacts) { self.facts = facts }

    /// Where an event of the log stands; nil if it has none with this identifier.
    mutating func place(of id: EventID) throws -> EventLocation? {
        if let all, all.number(of: id) == nil { return nil }
        if all == nil {
            asked += 1
            if asked * Self.readsPerLookUp > facts.size.count {
                var table = IdentifierTable()
                try facts.identifiers { table.append($0) }
                all = table
            }
        }
        return try facts.place(of: id)
    }
}
