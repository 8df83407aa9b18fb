public import FilingModel

/// The facts of a log and of events that follow it, which are not part of it yet.
///
/// The fold: events become versions, amendments end one version and bring the next. Folding
/// all events on no facts, or some of them on the facts of the others, gives the same facts.
public struct PendingFacts<Base: HeadFacts>: HeadFacts {
    /// The facts of the log.
    public let base: Base

    /// How many events there are, those that follow included.
    public private(set) var size: LogSize

    /// The versions that the events brought, in that order.
    private var versions: [EventVersion] = []

    private var byID: [EventID: [Int]] = [:]
    private var byTopic: [Topic: [Int]] = [:]
    private var byType: [EventType: [Int]] = [:]
    private var byFiling: [Filing: [Int]] = [:]

    /// Where the events stand, amendments too.
    private var places: [EventID: EventPlace] = [:]

    /// The last versions of the log's own events that were ended.
    private var ended: [EventID: Ending] = [:]

    private struct Topic: Hashable {
        let subject: Subject
        let type: EventType
    }

    private struct Filing: Hashable {
        let subject: Subject
        let period: FiscalPeriod
    }

    private struct Ending: Hashable {
        let sequence: Int
        let isRetraction: Bool
    }

    /// The facts of a log that nothing follows yet.
    ///
    /// - Parameter base: The facts of the log.
    public init(after base: Base) {
        self.base = base
        size = base.size
    }

    /// Folds the next event.
    ///
    /// - Parameter event: The event; its sequence is the size so far.
    /// - Throws: What the facts of the log throw.
    public mutating func apply(_ event: RecordedEvent) throws {
        precondition(event.sequence == size.count, "events are folded in order")
        let change = try FactChange(event, current: current)
        if let ended = change.ended {
            end(ended, Ending(sequence: event.sequence, isRetraction: change.isRetraction))
        }
        if let brought = change.brought { add(brought) }
        places[event.id] = EventPlace(sequence: event.sequence, type: event.type)
        size = LogSize(size.count + 1)
    }

    private mutating func end(_ version: EventVersion, _ ending: Ending) {
        if let index = byID[version.event.id]?.last {
            versions[index] = versions[index].ended(by: ending.sequence, ending.isRetraction)
        } else {
            ended[version.event.id] = ending
        }
    }

    private mutating func add(_ version: EventVersion) {
        let index = versions.count
        versions.append(version)
        byID[version.event.id, default: []].append(index)
        let topic = Topic(subject: version.event.subject, type: version.event.type)
        byTopic[topic, default: []].append(index)
        byType[version.event.type, default: []].append(index)
        if let period = version.event.filingPeriod {
            let filing = Filing(subject: version.event.subject, period: period)
            byFiling[filing, default: []].append(index)
        }
    }

    /// The last version of an event of the log as it is now.
    private func amended(_ version: EventVersion) -> EventVersion {
        guard version.span.closed == nil, let ending = ended[version.event.id] else {
            return version
        }
        return version.ended(by: ending.sequence, ending.isRetraction)
    }

    private func pending(_ query: FactQuery) -> [EventVersion] {
        let indices: [Int] =
            switch query {
            case .about(let subject, let types):
                types.flatMap { byTopic[Topic(subject: subject, type: $0)] ?? [] }
            case .of(let types): types.flatMap { byType[$0] ?? [] }
            case .filings(let code, let period):
                byFiling[Filing(subject: Subject(code), period: period)] ?? []
            case .allFilings, .claims:
                (byType[.resultFiled] ?? []) + (byType[.figuresRestated] ?? [])
            }
        return indices.filter { query.includes(versions[$0].event) }.map { versions[$0] }
    }

    /// The versions of events that a query asks for.
    ///
    /// - Parameters:
    ///   - query: What is asked for.
    ///   - size: How many events count.
    /// - Returns: The versions, in log order.
    /// - Throws: What the facts of the log throw.
    public func versions(_ query: FactQuery, at size: LogSize) throws -> [EventVersion] {
        let settled = try base.versions(query, at: min(size, base.size)).map(amended)
        return (settled + pending(query)).filter { $0.span.contains(size) }
            .sorted { $0.sequence < $1.sequence }
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
        return (settled + pending(query)).compactMap { $0.among(size) }.sorted(by: isEarlier)
    }

    /// Every version that the events of a part of the log brought or ended.
    ///
    /// - Parameter sequences: The part; its end is how many events count.
    /// - Returns: The versions as they are among those events, in log order.
    /// - Throws: What the facts of the log throw.
    public func history(recordedIn sequences: Range<Int>) throws -> [EventVersion] {
        let settled = try base.history(recordedIn: sequences.clamped(to: 0..<base.size.count))
        let known = Set(settled.map(\.event.id))
        let endedNow = try ended.filter { sequences.contains($0.value.sequence) }.keys
            .filter { !known.contains($0) }.flatMap { try base.history(of: $0) }
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
    public func place(of id: EventID) throws -> EventPlace? {
        try places[id] ?? base.place(of: id)
    }

    /// All versions of an original event, at any size.
    ///
    /// - Parameter id: The event.
    /// - Returns: The versions, as filed first; none for amendments.
    /// - Throws: What the facts of the log throw.
    public func history(of id: EventID) throws -> [EventVersion] {
        try base.history(of: id).map(amended) + (byID[id] ?? []).map { versions[$0] }
    }

    /// The versions that count now and name a metric.
    ///
    /// - Parameter metric: The metric.
    /// - Returns: The versions, in log order.
    /// - Throws: What the facts of the log throw.
    public func versions(naming metric: Metric) throws -> [EventVersion] {
        let pending = versions.filter { $0.event.payload.fact.metrics.contains(metric) }
        return (try base.versions(naming: metric).map(amended) + pending)
            .filter { $0.span.contains(size) }.sorted { $0.sequence < $1.sequence }
    }
}

extension PendingFacts: Equatable where Base: Equatable {}

extension FilingEvent {
    /// The metrics that a filing or a publication has figures or claims of.
    public var metrics: [Metric] {
        switch self {
        case .resultFiled(let result):
            result.figures.map(\.metric) + result.claims.flatMap(\.metrics)
        case .figuresRestated(let restatement): restatement.figures.map(\.metric)
        case .aggregateReported(let report):
            report.figures.map(\.metric) + report.claims.flatMap(\.metrics)
        case .ledgerOpened, .companyListed, .markAssigned, .markRemoved, .tierChanged,
            .companyRenamed, .sectorChanged, .companyDelisted, .milestoneAnnounced,
            .metricDefined, .eventCorrected, .eventRetracted:
            []
        }
    }
}
