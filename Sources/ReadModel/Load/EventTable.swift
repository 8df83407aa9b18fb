import FilingModel
import Projections

/// What is known of the events before the one that is read.
protocol EarlierEvents {
    /// Takes the next event.
    mutating func add(_ event: RecordedEvent)

    /// Where an event stands that an amendment targets.
    ///
    /// - Throws: What the source of the events throws.
    func place(of id: EventID) throws -> EventLocation?

    /// Notes a filing of a company for a period.
    ///
    /// - Returns: Whether there may be others of the same company and period.
    mutating func isContested(_ subject: Subject, _ period: FiscalPeriod) -> Bool
}

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

/// All events of a log that is loaded at once, a few bytes each.
///
/// Events are found by hashes of their identifiers: whoever takes a place from here makes sure that
/// it is that of the event that was meant.
struct EventTable: EarlierEvents {
    /// Sequences by identifier.
    private var events: HashTable
    /// By company and period.
    private var filings: HashTable
    /// The types of the events, by sequence.
    private var types: [EventType] = []

    /// For how many events room is made at once: more are taken as they come.
    private static let expectedMax = 1 << 24

    /// A table that need not grow for so many events.
    init(expecting count: Int) {
        let count = min(count, Self.expectedMax)
        events = HashTable(expecting: count)
        filings = HashTable(expecting: count)
        types.reserveCapacity(count)
    }

    mutating func add(_ event: RecordedEvent) {
        _ = events.insert(Self.hash(of: event.id), types.count)
        types.append(event.type)
    }

    func place(of id: EventID) -> EventLocation? {
        events.first(Self.hash(of: id)).map { found in
            EventLocation(sequence: found, type: types[found])
        }
    }

    mutating func isContested(_ subject: Subject, _ period: FiscalPeriod) -> Bool {
        var hasher = Hasher()
        hasher.combine(subject)
        hasher.combine(period)
        return !filings.insert(hasher.finalize(), 0)
    }

    private static func hash(of id: EventID) -> Int {
        var hasher = Hasher()
        hasher.combine(id)
        return hasher.finalize()
    }
}

/// Hashes in the order of their coming: open addressing, twelve bytes an entry at the least.
///
/// Source: Knuth, *The Art of Computer Programming*, vol. 3, §6.4, linear probing.
private struct HashTable {
    /// The hashes; 0 where there is none.
    private var hashes: [UInt64]
    /// Which entry each of them was.
    private var numbers: [UInt32]
    private var count = 0

    /// A table that need not grow for so many entries.
    init(expecting count: Int) {
        let slots = max(1_024, count + count / 4)
        let size = 1 << (Int.bitWidth - (slots - 1).leadingZeroBitCount)
        hashes = [UInt64](repeating: 0, count: size)
        numbers = [UInt32](repeating: 0, count: size)
    }

    /// Adds a hash, unless it is there.
    ///
    /// - Returns: Whether it was added.
    mutating func insert(_ hash: Int, _ number: Int) -> Bool {
        if (count + 1) * 5 > hashes.count * 4 { grow() }
        let place = place(of: Self.key(hash))
        guard hashes[place] == 0 else { return false }
        hashes[place] = Self.key(hash)
        numbers[place] = UInt32(truncatingIfNeeded: number)
        count += 1
        return true
    }

    /// The number that was added first with a hash.
    func first(_ hash: Int) -> Int? {
        let place = place(of: Self.key(hash))
        return hashes[place] == 0 ? nil : Int(numbers[place])
    }

    private static func key(_ hash: Int) -> UInt64 { max(1, UInt64(bitPattern: Int64(hash))) }

    /// Where a key stands, or would.
    private func place(of key: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: key) & (hashes.count - 1)
        while hashes[place] != 0, hashes[place] != key { place = (place + 1) & (hashes.count - 1) }
        return place
    }

    private mutating func grow() {
        let (keys, sequences) = (hashes, numbers)
        hashes = [UInt64](repeating: 0, count: keys.count * 2)
        numbers = [UInt32](repeating: 0, count: keys.count * 2)
        for (key, number) in zip(keys, sequences) where key != 0 {
            let place = place(of: key)
            (hashes[place], numbers[place]) = (key, number)
        }
    }
}
