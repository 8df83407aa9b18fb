/// What a publication derived, and said: a growth, a share, a count.
public struct Claim: Hashable, Sendable {
    /// What was derived, and from what.
    public enum Content: Hashable, Sendable {
        /// How much a metric grew since a base period: 0.24 for 24 %.
        case growth(Metric, base: FiscalPeriod)
        /// How much it grew a year on average since a base fiscal year.
        case cagr(Metric, base: FiscalPeriod)
        /// A metric as a share of another one.
        case ratio(Metric, of: Metric)
        /// How many companies: in all, or in one fiscal year.
        case count(Series, period: FiscalPeriod?)
        /// Companies as a share of the cohort.
        case share(Series)
    }

    /// What can be counted.
    public enum Series: String, CaseIterable, Hashable, Sendable {
        /// Listings of cohort members.
        case listings
        /// Cohort members that have shed the mark.
        case shedMarks = "shed-marks"
        /// The cohort's size.
        case companies
    }

    /// What was derived, and from what.
    public let content: Content

    /// The value that was stated; a fraction for growth, share and ratio.
    public let value: Amount

    /// How precisely it was stated; nil: exactly.
    public let precision: Precision?

    /// The words in which it was stated.
    public let quote: String?

    /// A claim.
    ///
    /// - Parameters:
    ///   - content: What was derived, and from what.
    ///   - value: The value that was stated.
    ///   - precision: How precisely it was stated; nil: exactly.
    ///   - quote: The words in which it was stated.
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
