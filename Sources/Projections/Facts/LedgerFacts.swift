public import FilingModel

/// The facts of a whole log, with its events by identifier, on which the admission of the next
/// event is decided.
public protocol LedgerFacts: FactSource {
    /// The number of events.
    var size: LogSize { get }

    /// The type and the sequence of an event, amendments too.
    ///
    /// - Returns: Both; nil if there is no such event.
    func place(of id: EventID) throws -> EventLocation?

    /// All versions of an original event, at any size.
    ///
    /// - Returns: The versions, as filed first; none for amendments.
    func history(of id: EventID) throws -> [EventVersion]

    /// The versions that count now and name a metric: filings and publications.
    ///
    /// - Returns: The versions, in log order.
    func versions(naming metric: Metric) throws -> [EventVersion]
}

extension LedgerFacts {
    /// The content of an original event that is in force.
    ///
    /// - Returns: Its last version; nil if it is retracted, or not there.
    public func current(_ id: EventID) throws -> EventVersion? {
        try history(of: id).last.flatMap { $0.span.closed == nil ? $0 : nil }
    }

    /// The content in force of an event that an amendment may target.
    ///
    /// Corrections and retractions target original events only, and none that is retracted.
    ///
    /// - Throws: `Refusal`, and what the source of the facts throws.
    public func amendable(_ id: EventID) throws -> EventVersion {
        guard let place = try place(of: id) else { throw Refusal.unknownTarget(id) }
        guard !place.type.isAmendment else { throw Refusal.targetIsAmendment(id) }
        guard let current = try current(id) else { throw Refusal.targetRetracted(id) }
        return current
    }

    /// Whether an event has been retracted.
    public func isRetracted(_ id: EventID) throws -> Bool {
        try history(of: id).last?.isRetracted ?? false
    }

    /// The definition of a metric that stands before an event, with all amendments applied.
    func definition(of metric: Metric, before sequence: Int) throws -> MetricDefinition? {
        if let builtIn = MetricDefinition.builtIn(metric) { return builtIn }
        return try versions(.of([.metricDefined]), at: size).lazy
            .filter { $0.sequence < sequence }.compactMap(\.metricDefinition)
            .first { $0.metric == metric }
    }
}
