public import FilingModel

/// Events that follow a log, folded: appended, or about to be, and not yet among the log's facts.
///
/// A version is known by the sequence of the event that brought it: an original event or a
/// correction. Like any collection, a value of this type is copied where it is shared when it is
/// changed; whoever goes on with it takes it out of where it was kept.
public struct PendingEvents: Equatable, Sendable {
    /// How a version ended.
    struct Ending: Equatable, Sendable {
        /// The event whose version it was.
        let id: EventID
        /// The sequence of the amendment.
        let sequence: Int
        let isRetraction: Bool
    }

    /// The versions about one subject.
    private struct About: Equatable, Sendable {
        var listings: [Int] = []
        var delistings: [Int] = []
        var filings: [FiscalPeriod: [FilingVersion]] = [:]
        var others: [Int] = []
    }

    /// How many events the log has that they follow.
    public let base: LogSize
    /// When the last of them was recorded; nil: there are none.
    public private(set) var lastRecorded: RecordedTime?

    // By event.
    private var sequences: [EventID: Int] = [:]
    private var types: [EventType] = []
    /// Where the version that the event brought is kept; nil: nowhere.
    private var places: [Int32?] = []

    // By version.
    private var kept: [EventVersion] = []
    /// The corrections of an event, by its sequence.
    private var corrections: [Int: [Int]] = [:]
    /// How versions ended, those of the log too.
    private(set) var endings: [Int: Ending] = [:]

    // By what is asked for.
    private var filings: [Int] = []
    private var others: [EventType: [Int]] = [:]
    private var numbers: [Subject: Int] = [:]
    private var subjects: [About] = []
    /// How many listings on a board were brought, less those that ended.
    private var listings: [String: Int] = [:]

    /// No events yet after a log.
    init(after base: LogSize) { self.base = base }

    /// How many events there are, those of the log included.
    public var size: LogSize { LogSize(base.count + types.count) }

    /// How many events follow the log.
    public var count: Int { types.count }

    // MARK: Adding

    /// Adds the next event.
    ///
    /// - Parameters:
    ///   - event: The event; its sequence is the size so far.
    ///   - change: What it changes about the facts.
    ///   - isKept: Whether the version is kept that it brings; corrections always are.
    mutating func add(_ event: RecordedEvent, _ change: FactChange, isKept: Bool) {
        precondition(event.sequence == size.count, "events are folded in order")
        sequences[event.id] = event.sequence
        types.append(event.type)
        places.append(nil)
        lastRecorded = event.recordedAt
        if let version = change.ended { end(version, by: change) }
        guard let version = change.brought else { return }
        if version.correctedBy != nil {
            corrections[version.sequence, default: []].append(event.sequence)
        }
        if isKept || version.correctedBy != nil {
            places[places.count - 1] = Int32(kept.count)
            kept.append(version)
        }
        index(version)
    }

    private mutating func end(_ version: EventVersion, by change: FactChange) {
        endings[version.span.opened] = Ending(
            id: version.event.id,
            sequence: change.sequence,
            isRetraction: change.isRetraction
        )
        if case .companyListed(let listing) = version.event.payload.event {
            listings[listing.board.text, default: 0] -= 1
        }
    }

    private mutating func index(_ version: EventVersion) {
        let (opened, number) = (version.span.opened, number(adding: version.event.subject))
        if let filing = FilingVersion(version.event, opened: opened) {
            filings.append(opened)
            subjects[number].filings[filing.period, default: []].append(filing)
            return
        }
        others[version.event.type, default: []].append(opened)
        switch version.event.payload.event {
        case .companyListed(let listing):
            subjects[number].listings.append(opened)
            listings[listing.board.text, default: 0] += 1
        case .companyDelisted: subjects[number].delistings.append(opened)
        default: subjects[number].others.append(opened)
        }
    }

    private mutating func number(adding subject: Subject) -> Int {
        if let number = numbers[subject] { return number }
        numbers[subject] = subjects.count
        subjects.append(About())
        return subjects.count - 1
    }

    // MARK: Events and their versions

    /// Where an event stands; nil if it is not one of these.
    func location(of id: EventID) -> EventLocation? {
        sequences[id].map { EventLocation(sequence: $0, type: type(of: $0)) }
    }

    private func type(of sequence: Int) -> EventType { types[sequence - base.count] }

    /// The versions that these events brought of one event, the first one first.
    func versions(of sequence: Int) -> [Int] {
        let isOriginal = sequence >= base.count && !type(of: sequence).isAmendment
        return (isOriginal ? [sequence] : []) + (corrections[sequence] ?? [])
    }

    /// Every version that these events brought, in the order of their events.
    func versions() -> [Int] { (filings + others.values.joined()).sorted() }

    /// A version as it was brought; nil if it has to be read again.
    func kept(_ opened: Int) -> EventVersion? {
        places[opened - base.count].map { kept[Int($0)] }
    }

    /// A version as these events leave it.
    func amended(_ version: EventVersion) -> EventVersion {
        guard version.span.closed == nil, let ending = endings[version.span.opened] else {
            return version
        }
        return version.ended(by: ending.sequence, ending.isRetraction)
    }

    /// The versions among which those are that a query asks for.
    func candidates(_ query: FactQuery) -> [Int] {
        switch query {
        case .about(let subject, let types):
            guard let about = numbers[subject].map({ subjects[$0] }) else { return [] }
            let state = about.listings + about.delistings + about.others
            guard types.contains(where: \.isFiling) else { return state }
            return state + about.filings.values.joined().map(\.opened)
        case .of(let types):
            let filings = types.contains(where: \.isFiling) ? self.filings : []
            return filings + types.flatMap { others[$0] ?? [] }
        case .filings(let code, let period):
            guard let number = numbers[Subject(code)] else { return [] }
            return subjects[number].filings[period]?.map(\.opened) ?? []
        case .allFilings, .claims: return filings
        }
    }

    // MARK: What counts

    /// Whether a subject has a listing.
    func isListed(_ subject: Subject) -> Bool {
        guard let number = numbers[subject] else { return false }
        return subjects[number].listings.contains { endings[$0] == nil }
    }

    /// The delistings of a subject.
    func delistings(of subject: Subject) -> [Int] {
        guard let number = numbers[subject] else { return [] }
        return subjects[number].delistings.filter { endings[$0] == nil }
    }

    /// The filings of a subject for a period, in the order in which they were brought.
    func filings(of subject: Subject, for period: FiscalPeriod) -> [FilingVersion] {
        guard let number = numbers[subject], let filings = subjects[number].filings[period] else {
            return []
        }
        return counting(filings)
    }

    /// Those of some filings that have not ended.
    func counting(_ filings: [FilingVersion]) -> [FilingVersion] {
        guard filings.contains(where: { endings[$0.opened] != nil }) else { return filings }
        return filings.filter { endings[$0.opened] == nil }
    }

    /// How many more listings there are on a board than in the log; fewer where it is negative.
    func listings(on board: String) -> Int { listings[board] ?? 0 }
}
