/// A publication said something of a whole cohort.
public struct AggregateReported: Hashable, Sendable {
    /// The cohort's name.
    public var cohort: String
    /// The period it speaks of.
    public var period: FiscalPeriod
    /// Sums that it printed, in order of metric.
    public var figures: [ReportedFigure]
    /// What it derived.
    public var claims: [Claim]
    /// How many companies it counted.
    public var companies: Int?

    /// A report.
    ///
    /// - Parameters:
    ///   - cohort: The cohort's name.
    ///   - period: The period it speaks of.
    ///   - figures: Sums that it printed, in order of metric.
    ///   - claims: What it derived.
    ///   - companies: How many companies it counted.
    public init(
        cohort: String,
        period: FiscalPeriod,
        figures: [ReportedFigure] = [],
        claims: [Claim] = [],
        companies: Int? = nil
    ) {
        self.cohort = cohort
        self.period = period
        self.figures = figures
        self.claims = claims
        self.companies = companies
    }
}
