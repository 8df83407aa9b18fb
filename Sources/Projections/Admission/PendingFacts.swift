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

    /// How many events there are, those that follow included.
    public private(set) var size: LogSize

    /// What the events brought: copied when it is changed, and is not this value's alone.
    private(set) var state = PendingState()

    /// Reads an event that followed again.
    private let recall: ((_ sequence: Int) throws -> RecordedEvent)?

    /// What the log's facts have been asked for.
    let memory: BaseMemory

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
        size = base.size
        memory = BaseMemory()
    }

    /// The facts of a log that some events follow already.
    ///
    /// - Parameters:
    ///   - base: The facts of the log.
    ///   - events: The events; nil is returned if they follow other facts, or were continued.
    public init?(after base: Base, continuing events: PendingEvents) {
        guard base.size == events.base, let contents = events.take() else { return nil }
        self.base = base
        recall = nil
        size = events.size
        memory = BaseMemory(FigureCodes(contents.codes))
        state = PendingState(contents)
    }

    /// Takes out what follows the log, to be continued later; nothing follows it then.
    ///
    /// - Returns: The events; nil where they have to be read again for that.
    public mutating func takeEvents() -> PendingEvents? {
        guard recall == nil else { return nil }
        makeOwnState()
        defer { size = base.size }
        return PendingEvents(state.take(memory.codes.tables), from: base.size, to: size)
    }

    /// Folds the next event.
    ///
    /// - Parameter event: The event; its sequence is the size so far.
    /// - Throws: What the facts of the log throw.
    public mutating func apply(_ event: RecordedEvent) throws {
        precondition(event.sequence == size.count, "events are folded in order")
        let change = try FactChange(event, current: current)
        makeOwnState()
        state.index.add(event)
        if let version = change.ended { end(version, by: change) }
        if let brought = change.brought { add(brought) }
        size = LogSize(size.count + 1)
    }

    /// Folds the next event, a filing, as `apply` does.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - filing: What it is to other filings.
    ///   - period: The period it is for.
    mutating func apply(_ event: RecordedEvent, _ filing: Filing, _ period: FiscalPeriod) {
        precondition(event.sequence == size.count, "events are folded in order")
        makeOwnState()
        let isKept = recall == nil
        state.index.add(event, filing, period, kept: isKept ? state.kept.count : nil)
        if isKept { state.kept.append(EventVersion(asFiled: event)) }
        size = LogSize(size.count + 1)
    }

    private mutating func makeOwnState() {
        if !isKnownUniquelyReferenced(&state) { state = PendingState(copying: state) }
    }

    private mutating func end(_ version: EventVersion, by change: FactChange) {
        let ending = PendingState.Ending(
            id: version.event.id,
            sequence: change.sequence,
            isRetraction: change.isRetraction
        )
        if let number = state.index.lastVersion(of: version.sequence - base.size.count) {
            state.endings[number] = ending
        } else {
            state.ended[version.sequence] = ending
        }
        if case .companyListed(let listing) = version.event.payload.event {
            state.boards[listing.board, default: 0] -= 1
        }
    }

    private mutating func add(_ version: EventVersion) {
        let isRead = recall != nil && version.correctedBy == nil
        state.index.add(
            version,
            memory.codes.filing(version.event),
            of: version.sequence - base.size.count,
            kept: isRead ? nil : state.kept.count
        )
        if !isRead { state.kept.append(version) }
        if case .companyListed(let listing) = version.event.payload.event {
            state.boards[listing.board, default: 0] += 1
        }
    }

    /// The version with a number.
    private func version(_ number: Int) throws -> EventVersion {
        let version: EventVersion
        switch state.index.place(of: number) {
        case .kept(let place): version = state.kept[place]
        case .read(let event):
            guard let recall else { preconditionFailure("events that cannot be read are kept") }
            version = EventVersion(asFiled: try recall(base.size.count + event))
        }
        guard let ending = state.endings[number] else { return version }
        return version.ended(by: ending.sequence, ending.isRetraction)
    }

    /// The last version of an event of the log as it is now.
    private func amended(_ version: EventVersion) -> EventVersion {
        guard version.span.closed == nil, let ending = state.ended[version.sequence] else {
            return version
        }
        return version.ended(by: ending.sequence, ending.isRetraction)
    }

    private func pending(_ query: FactQuery) throws -> [EventVersion] {
        try state.index.candidates(query).compactMap { number in
            let version = try version(number)
            return query.includes(version.event) ? version : nil
        }
    }

    /// The versions of events that a query asks for.
    ///
    /// - Parameters:
    ///   - query: What is asked for.
    ///   - size: How many events count.
    /// - Returns: The versions, in log order.
    /// - Throws: What the facts of the log throw.
    public func versions(_ query: FactQuery, at size: LogSize) throws -> [EventVersion] {
        let settled = try settled(query, at: min(size, base.size)).map(amended)
        return (settled + (try pending(query))).filter { $0.span.contains(size) }
            .sorted { $0.sequence < $1.sequence }
    }

    /// The versions of the log's events; it is not asked where it cannot have any: changes and
    /// filings stand on a listing.
    private func settled(_ query: FactQuery, at size: LogSize) throws -> [EventVersion] {
        if size == base.size, case .about(let subject, let types) = query,
            types.allSatisfy(EventType.onListing.contains),
            try memory.company(subject, in: base).listings.isEmpty
        {
            return []
        }
        return try base.versions(query, at: size)
    }

    /// Every version of the events that a query asks for, those that an amendment ended too.
    ///
    /// - Parameters:
    ///   - query: What is asked for.
    ///   - size: How many events count.
    /// - Returns: The versions as they are among those events, in log order.
    /// - Throws: What the facts of the log throw.
    public func history(_ query: FactQuery, through size: LogSize) throws -> [EventVersion] {
        let settled = try base.history(query, through: min(size, base.size)).map(amended)
        return (settled + (try pending(query))).compactMap { $0.among(size) }
            .sorted(by: isEarlier)
    }

    /// Every version that the events of a part of the log brought or state.ended.
    ///
    /// - Parameter sequences: The part; its end is how many events count.
    /// - Returns: The versions as they are among those events, in log order.
    /// - Throws: What the facts of the log throw.
    public func history(recordedIn sequences: Range<Int>) throws -> [EventVersion] {
        let settled = try base.history(recordedIn: sequences.clamped(to: 0..<base.size.count))
        let known = Set(settled.map(\.event.id))
        let endedNow = try state.ended.values.filter { sequences.contains($0.sequence) }.map(\.id)
            .filter { !known.contains($0) }.flatMap { try base.history(of: $0) }
        let versions = try (0..<state.index.count).map(version)
        return (settled.map(amended) + endedNow.map(amended) + versions)
            .compactMap { $0.among(LogSize(sequences.upperBound)) }
            .filter { $0.isTouched(in: sequences) }.sorted(by: isEarlier)
    }

    private func isEarlier(_ one: EventVersion, _ other: EventVersion) -> Bool {
        (one.sequence, one.span.opened) < (other.sequence, other.span.opened)
    }

    /// Where an event stands.
    ///
    /// - Parameter id: The event.
    /// - Returns: Its place; nil if there is no such event.
    /// - Throws: What the facts of the log throw.
    public func place(of id: EventID) throws -> EventLocation? {
        try pendingPlace(of: id) ?? base.place(of: id)
    }

    /// Where an event stands that follows the log.
    ///
    /// - Parameter id: The event.
    /// - Returns: Its place; nil if it is not one of those that follow.
    public func pendingPlace(of id: EventID) -> EventLocation? {
        guard let event = state.index.event(id) else { return nil }
        return EventLocation(sequence: base.size.count + event, type: state.index.type(of: event))
    }

    /// All versions of an original event, at any size.
    ///
    /// - Parameter id: The event.
    /// - Returns: The versions, as filed first; none for amendments.
    /// - Throws: What the facts of the log throw.
    public func history(of id: EventID) throws -> [EventVersion] {
        if let event = state.index.event(id) {
            return try state.index.versions(of: event).map(version)
        }
        let settled = try base.history(of: id).map(amended)
        guard let sequence = settled.first?.sequence else { return [] }
        return settled + (try state.index.versions(of: sequence - base.size.count).map(version))
    }

    /// The versions that count now and name a metric.
    ///
    /// - Parameter metric: The metric.
    /// - Returns: The versions, in log order.
    /// - Throws: What the facts of the log throw.
    public func versions(naming metric: Metric) throws -> [EventVersion] {
        let pending = try pending(.of([.resultFiled, .figuresRestated, .aggregateReported]))
            .filter { $0.event.payload.event.metrics.contains(metric) }
        return (try base.versions(naming: metric).map(amended) + pending)
            .filter { $0.span.contains(size) }.sorted { $0.sequence < $1.sequence }
    }

    // MARK: What admission asks of every event

    /// Whether a company has a listing that counts now.
    func isListed(_ subject: Subject) throws -> Bool {
        if state.isListed(state.index.number(of: subject)) { return true }
        return try memory.company(subject, in: base).listings.contains { state.ended[$0] == nil }
    }

    /// The delistings of a company that count now, in log order.
    func delistings(of subject: Subject) throws -> [EventVersion] {
        let settled = try memory.company(subject, in: base).delistings
        let pending = state.index.number(of: subject).map { state.index.delistings(of: $0) } ?? []
        guard !settled.isEmpty || !pending.isEmpty else { return [] }
        return (settled.map(amended) + (try pending.map { try version(Int($0)) }))
            .filter { $0.span.contains(size) }.sorted { $0.sequence < $1.sequence }
    }

    /// The filings of a company for a period that count now, in log order.
    func filings(_ subject: Subject, _ period: FiscalPeriod) throws -> [Filing] {
        let pending = state.filings(state.index.number(of: subject), period)
        // Filings stand on a listing: where that does not count, nor do they.
        guard try !memory.company(subject, in: base).listings.isEmpty else { return pending }
        let settled = try memory.filings(subject, period, in: base)
            .filter { state.ended[$0.sequence] == nil }
        return (settled + pending).sorted { $0.sequence < $1.sequence }
    }

    /// Whether a company has listed on a board, by the listings that count now.
    func isBoard(_ board: String) throws -> Bool {
        try state.boards[board, default: 0] + memory.listings(on: board, in: base) > 0
    }
}

extension PendingFacts: Equatable where Base: Equatable {
    /// Whether two logs have the same facts.
    ///
    /// - Parameters:
    ///   - lhs: The one log's facts.
    ///   - rhs: The other log's facts.
    /// - Returns: Whether all versions of their events are the same, and so are the facts before.
    public static func == (lhs: PendingFacts, rhs: PendingFacts) -> Bool {
        lhs.base == rhs.base && lhs.size == rhs.size && lhs.state.kept == rhs.state.kept
            && lhs.state.index.hasSameVersions(as: rhs.state.index)
            && lhs.state.endings == rhs.state.endings
            && lhs.state.ended == rhs.state.ended
    }
}
