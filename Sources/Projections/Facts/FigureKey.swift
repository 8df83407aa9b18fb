public import FilingModel

/// The subject, metric and period of a figure; ordered by them.
public struct FigureKey: Hashable, Comparable, Sendable {
    /// The company.
    public let subject: SecurityCode
    /// The metric.
    public let metric: Metric
    /// The period it covers.
    public let period: FiscalPeriod

    /// A key.
    public init(subject: SecurityCode, metric: Metric, period: FiscalPeriod) {
        self.subject = subject
        self.metric = metric
        self.period = period
    }

    /// Orders keys by subject, then by metric name, then by period.
    public static func < (lhs: FigureKey, rhs: FigureKey) -> Bool {
        (lhs.subject, lhs.metric, lhs.period) < (rhs.subject, rhs.metric, rhs.period)
    }
}
