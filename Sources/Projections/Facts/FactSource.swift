public import FilingModel

/// Where the rules find the facts they choose among: the seam between what was recorded and what
/// counts.
///
/// Every answer holds the versions that count at a size of the log, amendments applied, whatever
/// their public time; the order is that of the log unless said otherwise.
public protocol FactSource {
    /// What the ledger said of itself when it was opened.
    ///
    /// - Parameter size: How many events count.
    /// - Returns: The opening; nil for an empty log.
    /// - Throws: What the source of the facts throws.
    func opening(at size: LogSize) throws -> LedgerOpened?

    /// The versions of a figure.
    ///
    /// - Parameters:
    ///   - key: What it is of.
    ///   - size: How many events count.
    /// - Returns: The versions.
    /// - Throws: What the source of the facts throws.
    func figures(_ key: FigureKey, at size: LogSize) throws -> [FigureFact]

    /// A company's listing and everything that changed about it since.
    ///
    /// - Parameters:
    ///   - code: The company.
    ///   - size: How many events count.
    /// - Returns: The listing and the changes of names, marks, sector, tier, and the delisting.
    /// - Throws: What the source of the facts throws.
    func company(_ code: SecurityCode, at size: LogSize) throws -> [EventVersion]

    /// The companies that have a listing.
    ///
    /// - Parameter size: How many events count.
    /// - Returns: Their codes, ascending.
    /// - Throws: What the source of the facts throws.
    func companies(at size: LogSize) throws -> [SecurityCode]

    /// What publications said about cohorts.
    ///
    /// - Parameter size: How many events count.
    /// - Returns: The versions of such events.
    /// - Throws: What the source of the facts throws.
    func aggregateReports(at size: LogSize) throws -> [EventVersion]

    /// Announced milestones.
    ///
    /// - Parameter size: How many events count.
    /// - Returns: The versions of such events.
    /// - Throws: What the source of the facts throws.
    func milestones(at size: LogSize) throws -> [EventVersion]

    /// Results that carry claims of their own, about one company.
    ///
    /// - Parameter size: How many events count.
    /// - Returns: The versions of such events.
    /// - Throws: What the source of the facts throws.
    func resultsWithClaims(at size: LogSize) throws -> [EventVersion]

    /// The definition of a metric: built in, or defined by an event.
    ///
    /// - Parameters:
    ///   - metric: The metric.
    ///   - size: How many events count.
    /// - Returns: The definition; nil if there is none.
    /// - Throws: What the source of the facts throws.
    func definition(of metric: Metric, at size: LogSize) throws -> MetricDefinition?
}
