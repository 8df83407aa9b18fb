/// A number that a publication derived from others: a growth, a share, a count.
public struct Claim: Hashable, Sendable {
    /// The number that was derived, and from which metrics.
    public enum Content: Hashable, Sendable {
        /// The growth of a metric since a base period: 0.24 for 24 %.
        case growth(Metric, base: FiscalPeriod)
        /// The average growth of a metric a year since a base fiscal year.
        case cagr(Metric, base: FiscalPeriod)
        /// A metric as a share of another one.
        case ratio(Metric, of: Metric)
        /// A number of companies: in all, or in one fiscal year.
        case count(Series, period: FiscalPeriod?)
        /// Companies as a share of the cohort.
        case share(Series)
    }

    /// The things that can be counted.
    public enum Series: String, CaseIterable, Hashable, Sendable {
        /// Listings of cohort members.
        case listings
        /// Cohort members that have shed the mark.
        case shedMarks = "shed-marks"
        /// The cohort's size.
        case companies
    }

    /// The number that was derived, and from which metrics.
    public let content: Content

    /// The value that was stated; a fraction for growth, share and ratio.
    public let value: Amount

    /// The precision with which it was stated; nil: exact.
    public let precision: Precision?

    /// The words in which it was stated.
    @ByBytes public private(set) var quote: String?

    /// A claim.
    public init(
        _ content: Content,
        value: Amount,
        precision: Precision? = nil,
        quote: String? = nil
    ) {
        self.content = content
        self.value = value
        self.precision = precision
        self.quote = quote
    }

    /// The kind's name in the log.
    public var kindName: String {
        switch content {
        case .growth: "growth"
        case .cagr: "cagr"
        case .ratio: "ratio"
        case .count: "count"
        case .share: "share"
        }
    }

    /// The metrics it speaks of.
    public var metrics: [Metric] {
        switch content {
        case .growth(let metric, _), .cagr(let metric, _): [metric]
        case .ratio(let metric, let whole): [metric, whole]
        case .count, .share: []
        }
    }
}
