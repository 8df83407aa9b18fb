import FilingModel
import Projections

/// All events of a log that is loaded at once, a few bytes each.
///
/// Events are found by hashes of their identifiers: whoever takes a place from here makes sure that
/// it is that of the event that was meant.
struct EventTable: EarlierEvents {
    /// Sequences by identifier.
    private var events: HashIndex
    /// By company and period.
    private var filings: HashIndex
    /// The types of the events, by sequence.
    private var types: [EventType] = []

    /// For how many events room is made at once: more are taken as they come.
    private static let expectedMax = 1 << 18

    /// A table that need not grow for so many events.
    init(expecting count: Int) {
        let count = min(count, Self.expectedMax)
        events = HashIndex(expecting: count)
        filings = HashIndex(expecting: count)
        types.reserveCapacity(count)
    }

    /// Events whose identifiers have one hash: the later one, and the earlier one.
    private(set) var lookAlikes: [(later: Int, earlier: Int)] = []

    mutating func add(_ event: RecordedEvent) {
        let hash = Self.hash(of: event.id)
        if !events.insert(hash, number: types.count), let earlier = events.number(of: hash) {
            lookAlikes.append((types.count, earlier))
        }
        types.append(event.type)
    }

    func place(of id: EventID) -> EventLocation? {
        events.number(of: Self.hash(of: id)).map { found in
            EventLocation(sequence: found, type: types[found])
        }
    }

    mutating func isContested(_ subject: Subject, _ period: FiscalPeriod) -> Bool {
        var hasher = Hasher()
        hasher.combine(subject)
        hasher.combine(period)
        return !filings.insert(hasher.finalize(), number: 0)
    }

    private static func hash(of id: EventID) -> Int {
        var hasher = Hasher()
        hasher.combine(id)
        return hasher.finalize()
    }
}
