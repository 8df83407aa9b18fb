/// A publication said something of a whole cohort.
public struct AggregateReported: Hashable, Sendable {
    /// The cohort's name, which is the subject of the event.
    public var cohort: Subject
    /// The period it speaks of.
    public var period: FiscalPeriod
    /// Sums that it printed, in order of metric.
    public var figures: [ReportedFigure]
    /// The claims that it derived.
    public var claims: [Claim]
    /// The number of companies that it counted.
    public var companies: Int?

    /// A report.
    public init(
        cohort: Subject,
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
