public import FilingModel

/// Where the rules find the facts they choose among: the seam between what was recorded and what
/// counts.
///
/// Every answer holds the versions that count at a size of the log, amendments applied, whatever
/// their public time; the order is that of the log unless said otherwise.
public protocol FactSource {
    /// The versions of events that a query asks for.
    ///
    /// - Returns: The versions, in log order.
    func versions(_ query: FactQuery, at size: LogSize) throws -> [EventVersion]

    /// Every version of the events that a query asks for, those that an amendment ended too.
    ///
    /// - Parameter query: What is asked for; it holds for what a version says, not for its event.
    /// - Returns: The versions as they are among those events, in log order, and there in the order
    ///   in which they were brought.
    func history(_ query: FactQuery, through size: LogSize) throws -> [EventVersion]

    /// Every version that the events of a part of the log brought or ended.
    ///
    /// - Parameter sequences: The part; its end is how many events count.
    /// - Returns: The versions as they are among those events, in log order, and there in the order
    ///   in which they were brought.
    func history(recordedIn sequences: Range<Int>) throws -> [EventVersion]

    /// The versions of a figure.
    ///
    /// - Returns: The versions, in log order.
    func figures(_ key: FigureKey, at size: LogSize) throws -> [FigureFact]

    /// The versions of one metric's figures of all companies for a period.
    ///
    /// - Returns: The versions, by company ascending, and there in log order.
    func figures(
        of metric: Metric,
        _ period: FiscalPeriod,
        at size: LogSize
    ) throws -> [FigureFact]

    /// The listings of all companies.
    ///
    /// - Returns: The listings, by company ascending, and there in log order.
    func listings(at size: LogSize) throws -> [ListingFact]

    /// What there are figures of, whether they are known or not.
    ///
    /// - Returns: By subject, metric and period, ascending.
    func figureKeys(at size: LogSize) throws -> [FigureKey]

    /// The periods for which there are figures of one metric of a company, known or not.
    ///
    /// - Returns: The periods, ascending.
    func periods(
        of metric: Metric,
        _ subject: SecurityCode,
        at size: LogSize
    ) throws -> [FiscalPeriod]
}

extension FactSource {
    /// The versions of a figure, from the filings that may carry it.
    ///
    /// - Returns: The versions, in log order.
    public func figures(_ key: FigureKey, at size: LogSize) throws -> [FigureFact] {
        try versions(.filings(key.subject, key.period), at: size)
            .flatMap(\.figureFacts).filter { $0.key == key }
    }

    /// The versions of one metric's figures for a period, from the filings of that period.
    ///
    /// - Returns: The versions, by company ascending, and there in log order.
    public func figures(
        of metric: Metric,
        _ period: FiscalPeriod,
        at size: LogSize
    ) throws -> [FigureFact] {
        try versions(.allFilings(period), at: size)
            .flatMap(\.figureFacts).filter { $0.key.metric == metric }
            .sorted { ($0.key.subject, $0.sequence) < ($1.key.subject, $1.sequence) }
    }

    /// The listings of all companies, from their events.
    ///
    /// - Returns: The listings, by company ascending, and there in log order.
    public func listings(at size: LogSize) throws -> [ListingFact] {
        // Sorting is stable.
        try versions(.of([.companyListed]), at: size).compactMap { ListingFact($0) }
            .sorted { $0.code < $1.code }
    }

    /// What there are figures of, from all filings.
    ///
    /// - Returns: By subject, metric and period, ascending.
    public func figureKeys(at size: LogSize) throws -> [FigureKey] {
        let filings = try versions(.of(EventType.filings), at: size)
        return Set(filings.flatMap(\.figureFacts).map(\.key)).sorted()
    }

    /// The periods for which there are figures of one metric of a company, from its filings.
    ///
    /// - Returns: The periods, ascending.
    public func periods(
        of metric: Metric,
        _ subject: SecurityCode,
        at size: LogSize
    ) throws -> [FiscalPeriod] {
        let query = FactQuery.about(Subject(subject), EventType.filings)
        let keys = try versions(query, at: size).flatMap(\.figureFacts).map(\.key)
        return Set(keys.filter { $0.metric == metric }.map(\.period)).sorted()
    }

    /// What the ledger said of itself when it was opened.
    ///
    /// - Returns: The opening; nil for an empty log.
    public func opening(at size: LogSize) throws -> LedgerOpened? {
        for version in try versions(.of([.ledgerOpened]), at: size) {
            if case .ledgerOpened(let opening) = version.event.payload.event { return opening }
        }
        return nil
    }

    /// A company's listing and everything that changed about it since.
    ///
    /// - Returns: The listing and the changes of names, marks, sector, tier, and the delisting.
    public func company(_ code: SecurityCode, at size: LogSize) throws -> [EventVersion] {
        try versions(.about(Subject(code), EventType.companyState), at: size)
    }

    /// The listings of all companies and everything that changed about them since.
    ///
    /// - Returns: By company, in log order.
    public func companies(at size: LogSize) throws -> [SecurityCode: [EventVersion]] {
        var companies: [SecurityCode: [EventVersion]] = [:]
        for version in try versions(.of(EventType.companyState), at: size) {
            guard let code = version.event.subject.code else { continue }
            companies[code, default: []].append(version)
        }
        return companies
    }

    /// What publications said about cohorts.
    public func aggregateReports(at size: LogSize) throws -> [EventVersion] {
        try versions(.of([.aggregateReported]), at: size)
    }

    /// Announced milestones.
    public func milestones(at size: LogSize) throws -> [EventVersion] {
        try versions(.of([.milestoneAnnounced]), at: size)
    }

    /// The definition of a metric: built in, or defined by an event.
    ///
    /// - Returns: The definition; nil if there is none.
    public func definition(of metric: Metric, at size: LogSize) throws -> MetricDefinition? {
        if let builtIn = MetricDefinition.builtIn(metric) { return builtIn }
        return try definitions(at: size)[metric]
    }

    /// The definitions of all metrics, built in or defined by an event.
    public func definitions(at size: LogSize) throws -> [Metric: MetricDefinition] {
        let defined = try versions(.of([.metricDefined]), at: size).compactMap(\.metricDefinition)
        let all = MetricDefinition.builtIn + defined
        return Dictionary(all.map { ($0.metric, $0) }) { first, _ in first }
    }
}

extension EventVersion {
    /// What it defines, if it defines a metric.
    public var metricDefinition: MetricDefinition? {
        guard case .metricDefined(let definition) = event.payload.event else { return nil }
        return definition
    }
}
