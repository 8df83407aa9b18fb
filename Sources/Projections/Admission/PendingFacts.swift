public import FilingModel

/// The facts of a log and of events that follow it, which are not part of it yet.
///
/// The fold: events become versions, amendments end one version and bring the next. Folding
/// all events on no facts, or some of them on the facts of the others, gives the same facts.
///
/// Where events can be read again, by their sequence, they are not kept: what stays of each is what
/// the admission of the next ones goes by.
public struct PendingFacts<Base: LedgerFacts>: LedgerFacts {
    /// The facts of the log.
    public let base: Base
    /// The events that follow it.
    private(set) var events: PendingEvents
    /// Reads an event that followed again; nil: all are kept.
    private let recall: ((_ sequence: Int) throws -> RecordedEvent)?
    /// What the log's facts have been asked for.
    private let cache = AdmissionCache()

    /// The facts of a log that nothing follows yet.
    ///
    /// - Parameters:
    ///   - base: The facts of the log.
    ///   - recall: Reads an event that was folded again, by its sequence; nil: events are kept.
    public init(
        after base: Base,
        recalling recall: ((_ sequence: Int) throws -> RecordedEvent)? = nil
    ) {
        self.base = base
        self.recall = recall
        events = PendingEvents(after: base.size)
    }

    /// The facts of a log that some events follow already; nil if they follow another one.
    public init?(after base: Base, continuing events: consuming PendingEvents) {
        guard base.size == events.base else { return nil }
        self.base = base
        self.events = events
        recall = nil
    }

    /// The events that follow, to be continued later; nil where they have to be read again.
    public var pendingEvents: PendingEvents? { recall == nil ? events : nil }

    /// How many events there are, those that follow included.
    public var size: LogSize { events.size }

    /// Folds the next event; its sequence is the size so far.
    ///
    /// - Throws: What the facts of the log throw.
    public mutating func apply(_ event: RecordedEvent) throws {
        let change = try FactChange(event) { try current($0) }
        events.add(event, change, isKept: recall == nil)
    }

    // MARK: Versions

    private func version(_ opened: Int) throws -> EventVersion {
        if let kept = events.kept(opened) { return events.amended(kept) }
        guard let recall else { preconditionFailure("events that cannot be read are kept") }
        return events.amended(EventVersion(asFiled: try recall(opened)))
    }

    private func pending(_ query: FactQuery) throws -> [EventVersion] {
        try events.candidates(query).map { try version($0) }.filter { query.includes($0.event) }
    }

    /// The versions of the log's events.
    private func settled(_ query: FactQuery, at size: LogSize) throws -> [EventVersion] {
        if size == base.size, try isNowhereInLog(query) { return [] }
        return try base.versions(query, at: size).map { events.amended($0) }
    }

    /// Whether the log cannot have what is asked for, so that it need not be asked: changes and
    /// filings stand on a listing.
    private func isNowhereInLog(_ query: FactQuery) throws -> Bool {
        switch query {
        case .filings(let code, _):
            try cache.company(Subject(code), in: base).listings.isEmpty
        case .about(let subject, let types):
            try types.allSatisfy(EventType.onListing.contains)
                && cache.company(subject, in: base).listings.isEmpty
        case .of, .allFilings, .claims: false
        }
    }

    /// The versions of events that a query asks for.
    public func versions(_ query: FactQuery, at size: LogSize) throws -> [EventVersion] {
        (try settled(query, at: min(size, base.size)) + pending(query))
            .filter { $0.span.contains(size) }.sorted { $0.sequence < $1.sequence }
    }

    /// Every version of the events that a query asks for, those that an amendment ended too.
    public func history(_ query: FactQuery, through size: LogSize) throws -> [EventVersion] {
        let settled = try base.history(query, through: min(size, base.size)).map {
            events.amended($0)
        }
        return (settled + (try pending(query))).compactMap { $0.asOf(size) }
            .sorted(by: isEarlier)
    }

    /// Every version that the events of a part of the log brought or ended.
    public func history(recordedIn sequences: Range<Int>) throws -> [EventVersion] {
        let settled = try base.history(recordedIn: sequences.clamped(to: 0..<base.size.count))
        // What these events ended of the log's own, though the part may not hold it.
        let ended = events.endings.values.filter { sequences.contains($0.sequence) }.map(\.id)
        let endedNow = try Set(ended).subtracting(settled.map(\.event.id))
            .flatMap { try base.history(of: $0) }
        let pending = try events.versions().map { try version($0) }
        return ((settled + endedNow).map { events.amended($0) } + pending)
            .compactMap { $0.asOf(LogSize(sequences.upperBound)) }
            .filter { $0.isTouched(in: sequences) }.sorted(by: isEarlier)
    }

    private func isEarlier(_ one: EventVersion, _ other: EventVersion) -> Bool {
        (one.sequence, one.span.opened) < (other.sequence, other.span.opened)
    }

    /// All versions of an original event, at any size, as filed first; none for amendments.
    public func history(of id: EventID) throws -> [EventVersion] {
        if let event = events.location(of: id) {
            return try events.versions(of: event.sequence).map { try version($0) }
        }
        let settled = try base.history(of: id).map { events.amended($0) }
        guard let sequence = settled.first?.sequence else { return [] }
        return settled + (try events.versions(of: sequence).map { try version($0) })
    }

    /// The versions that count now and name a metric, in log order.
    public func versions(naming metric: Metric) throws -> [EventVersion] {
        let types: [EventType] = [.resultFiled, .figuresRestated, .aggregateReported]
        let pending = try pending(.of(types))
            .filter { $0.event.payload.event.metrics.contains(metric) }
        return (try base.versions(naming: metric).map { events.amended($0) } + pending)
            .filter { $0.span.contains(size) }.sorted { $0.sequence < $1.sequence }
    }

    /// Where an event stands; nil if there is no such event.
    public func place(of id: EventID) throws -> EventLocation? {
        try pendingPlace(of: id) ?? base.place(of: id)
    }

    /// Where an event stands that follows the log; nil if it is not one of those.
    public func pendingPlace(of id: EventID) -> EventLocation? { events.location(of: id) }
}

// MARK: - What admission asks of every event

extension PendingFacts {
    /// Whether a company has a listing that counts now.
    func isListed(_ subject: Subject) throws -> Bool {
        if events.isListed(subject) { return true }
        return try cache.company(subject, in: base).listings
            .contains { events.endings[$0] == nil }
    }

    /// The delistings of a company that count now, in log order.
    func delistings(of subject: Subject) throws -> [EventVersion] {
        let settled = try cache.company(subject, in: base).delistings
            .filter { events.endings[$0.span.opened] == nil }
        let pending = events.delistings(of: subject)
        guard !pending.isEmpty else { return settled }
        return (settled + (try pending.map { try version($0) })).sorted {
            $0.sequence < $1.sequence
        }
    }

    /// The filings of a company for a period that count now, in log order.
    func filings(of subject: Subject, for period: FiscalPeriod) throws -> [FilingVersion] {
        var filings = events.filings(of: subject, for: period)
        // Filings stand on a listing: where the log has none, it has none of them.
        if try !cache.company(subject, in: base).listings.isEmpty {
            filings += events.counting(try cache.filings(of: subject, for: period, in: base))
        }
        return filings.count > 1 ? filings.sorted { $0.sequence < $1.sequence } : filings
    }

    /// Whether a company has listed on a board, by the listings that count now.
    func isBoard(_ board: String) throws -> Bool {
        try events.listings(on: board) + cache.listings(on: board, in: base) > 0
    }
}

extension PendingFacts: Equatable where Base: Equatable {
    /// Whether two logs have the same facts, and the same events follow them.
    public static func == (lhs: PendingFacts, rhs: PendingFacts) -> Bool {
        lhs.base == rhs.base && lhs.events == rhs.events
    }
}
