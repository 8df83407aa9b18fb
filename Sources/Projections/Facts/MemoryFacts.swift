public import FilingModel

/// All facts of a log in memory: the fold of its events.
///
/// Replaying a log in one go, or in parts, gives the same facts.
public struct MemoryFacts: Hashable, Sendable {
    /// How many events have been folded.
    public private(set) var size = LogSize(0)

    /// All versions of all original events, in the order in which they were brought.
    private(set) var versions: [EventVersion] = []

    /// Of each event, where its versions stand, the last one last; none for amendments.
    private var versionsByEvent: [EventID: [Int]] = [:]

    /// Of each amendment, its sequence.
    private var amendments: [EventID: RecordedEvent] = [:]

    private var figuresByKey: [FigureKey: [Int]] = [:]
    private var bySubject: [Subject: [Int]] = [:]
    private var byType: [EventType: [Int]] = [:]
    private var definitions: [Metric: [Int]] = [:]

    /// The facts of an empty log.
    public init() {}

    /// The facts of some events from the start of a log.
    ///
    /// - Parameter events: The events, in order.
    public init(_ events: some Sequence<RecordedEvent>) {
        for event in events { apply(event) }
    }

    /// Folds the next event.
    ///
    /// An amendment of what is not there changes nothing: that is refused before it is recorded,
    /// and found by an audit.
    ///
    /// - Parameter event: The event; its sequence is the size so far.
    public mutating func apply(_ event: RecordedEvent) {
        precondition(event.sequence == size.count, "events are folded in order")
        switch event.payload.fact {
        case .eventCorrected(let correction):
            amendments[event.id] = event
            correct(correction, by: event)
        case .eventRetracted(let retraction):
            amendments[event.id] = event
            close(retraction.target, by: event.sequence, isRetracted: true)
        case .ledgerOpened, .companyListed, .resultFiled, .figuresRestated, .markAssigned,
            .markRemoved, .tierChanged, .companyRenamed, .sectorChanged, .companyDelisted,
            .milestoneAnnounced, .aggregateReported, .metricDefined:
            add(EventVersion(asFiled: event))
        }
        size = LogSize(size.count + 1)
    }

    private mutating func correct(_ correction: EventCorrected, by amendment: RecordedEvent) {
        guard let current = current(correction.target) else { return }
        close(correction.target, by: amendment.sequence, isRetracted: false)
        add(EventVersion(current.event.corrected(by: correction), correctedBy: amendment))
    }

    private mutating func close(_ id: EventID, by sequence: Int, isRetracted: Bool) {
        guard let index = versionsByEvent[id]?.last, versions[index].span.closed == nil else {
            return
        }
        versions[index].span.closed = sequence
        versions[index].isRetracted = isRetracted
    }

    private mutating func add(_ version: EventVersion) {
        let index = versions.count
        versions.append(version)
        versionsByEvent[version.event.id, default: []].append(index)
        bySubject[version.event.subject, default: []].append(index)
        byType[version.event.type, default: []].append(index)
        for fact in version.figureFacts { figuresByKey[fact.key, default: []].append(index) }
        if case .metricDefined(let definition) = version.event.payload.fact {
            definitions[definition.metric, default: []].append(index)
        }
    }

    // MARK: Events by identifier

    /// The content of an original event that is in force; nil if it is retracted, or not there.
    ///
    /// - Parameter id: The event.
    /// - Returns: Its last version.
    public func current(_ id: EventID) -> EventVersion? {
        versionsByEvent[id]?.last.map { versions[$0] }.flatMap { $0.span.closed == nil ? $0 : nil }
    }

    /// All versions of an original event.
    ///
    /// - Parameter id: The event.
    /// - Returns: The versions, as filed first; none for amendments.
    public func history(of id: EventID) -> [EventVersion] {
        (versionsByEvent[id] ?? []).map { versions[$0] }
    }

    /// The type of an event.
    ///
    /// - Parameter id: The event.
    /// - Returns: Its type; nil if there is no such event.
    public func type(of id: EventID) -> EventType? {
        versionsByEvent[id]?.first.map { versions[$0].event.type } ?? amendments[id]?.type
    }

    /// The sequence of an event.
    ///
    /// - Parameter id: The event.
    /// - Returns: Its sequence; nil if there is no such event.
    public func sequence(of id: EventID) -> Int? {
        versionsByEvent[id]?.first.map { versions[$0].sequence } ?? amendments[id]?.sequence
    }

    /// Whether an event has been retracted.
    ///
    /// - Parameter id: The event.
    /// - Returns: Whether a retraction targets it.
    public func isRetracted(_ id: EventID) -> Bool {
        versionsByEvent[id]?.last.map { versions[$0].isRetracted } ?? false
    }

    /// The versions about a subject that count at a size, in log order.
    func versions(about subject: Subject, at size: LogSize) -> [EventVersion] {
        counting(bySubject[subject], at: size)
    }

    /// The versions of a type that count at a size, in log order.
    func versions(of type: EventType, at size: LogSize) -> [EventVersion] {
        counting(byType[type], at: size)
    }

    /// All versions that count at a size, in log order.
    func versions(at size: LogSize) -> [EventVersion] {
        counting(Array(versions.indices), at: size)
    }

    /// The definition of a metric that stands before an event, with all amendments applied.
    func definition(of metric: Metric, before sequence: Int) -> MetricDefinition? {
        MetricDefinition.builtIn(metric)
            ?? counting(definitions[metric], at: size).first { $0.sequence < sequence }?
            .definition
    }

    private func counting(_ indices: [Int]?, at size: LogSize) -> [EventVersion] {
        (indices ?? []).map { versions[$0] }.filter { $0.span.contains(size) }
            .sorted { $0.sequence < $1.sequence }
    }
}

extension MemoryFacts: FactSource {
    /// The opening of the ledger.
    ///
    /// - Parameter size: How many events count.
    /// - Returns: The opening; nil for an empty log.
    public func opening(at size: LogSize) -> LedgerOpened? {
        for version in versions(of: .ledgerOpened, at: size) {
            if case .ledgerOpened(let opening) = version.event.payload.fact { return opening }
        }
        return nil
    }

    /// The versions of a figure.
    ///
    /// - Parameters:
    ///   - key: What it is of.
    ///   - size: How many events count.
    /// - Returns: The versions, in log order.
    public func figures(_ key: FigureKey, at size: LogSize) -> [FigureFact] {
        counting(figuresByKey[key], at: size).flatMap(\.figureFacts).filter { $0.key == key }
    }

    /// A company's listing and its changes.
    ///
    /// - Parameters:
    ///   - code: The company.
    ///   - size: How many events count.
    /// - Returns: The versions, in log order.
    public func company(_ code: SecurityCode, at size: LogSize) -> [EventVersion] {
        versions(about: Subject(code), at: size).filter { $0.event.payload.fact.effectiveOn != nil }
    }

    /// The companies that have a listing, ascending.
    ///
    /// - Parameter size: How many events count.
    /// - Returns: Their codes.
    public func companies(at size: LogSize) -> [SecurityCode] {
        Set(versions(of: .companyListed, at: size).compactMap(\.event.subject.code)).sorted()
    }

    /// What publications said about cohorts.
    ///
    /// - Parameter size: How many events count.
    /// - Returns: The versions, in log order.
    public func aggregateReports(at size: LogSize) -> [EventVersion] {
        versions(of: .aggregateReported, at: size)
    }

    /// Announced milestones.
    ///
    /// - Parameter size: How many events count.
    /// - Returns: The versions, in log order.
    public func milestones(at size: LogSize) -> [EventVersion] {
        versions(of: .milestoneAnnounced, at: size)
    }

    /// Results that carry claims.
    ///
    /// - Parameter size: How many events count.
    /// - Returns: The versions, in log order.
    public func resultsWithClaims(at size: LogSize) -> [EventVersion] {
        versions(of: .resultFiled, at: size).filter { version in
            guard case .resultFiled(let result) = version.event.payload.fact else { return false }
            return !result.claims.isEmpty
        }
    }

    /// The definition of a metric.
    ///
    /// - Parameters:
    ///   - metric: The metric.
    ///   - size: How many events count.
    /// - Returns: The definition; nil if there is none.
    public func definition(of metric: Metric, at size: LogSize) -> MetricDefinition? {
        MetricDefinition.builtIn(metric)
            ?? counting(definitions[metric], at: size).first?.definition
    }
}

extension EventVersion {
    /// What it defines, if it defines a metric.
    fileprivate var definition: MetricDefinition? {
        guard case .metricDefined(let definition) = event.payload.fact else { return nil }
        return definition
    }
}
