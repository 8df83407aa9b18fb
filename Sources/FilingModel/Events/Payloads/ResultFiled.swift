/// A result was filed, or printed by a third party.
public struct ResultFiled: Hashable, Sendable {
    /// The period it covers.
    public var period: FiscalPeriod
    /// The stage of the result.
    public var stage: Stage
    /// The currency of its amounts, where they do not say another.
    public var currency: Currency
    /// The figures, in order of metric; at least one.
    public var figures: [ReportedFigure]
    /// The claims that were derived from them in the same place.
    public var claims: [Claim]
    /// The reporter.
    public var reportedBy: Reporter

    /// A result.
    @inlinable
    public init(
        period: FiscalPeriod,
        stage: Stage,
        currency: Currency,
        figures: [ReportedFigure],
        claims: [Claim] = [],
        reportedBy: Reporter = .issuer
    ) {
        self.period = period
        self.stage = stage
        self.currency = currency
        self.figures = figures
        self.claims = claims
        self.reportedBy = reportedBy
    }

    /// The figures, without the claims that stand beside them.
    @inlinable public var filing: Filing {
        Filing(
            period: period,
            basis: .result(stage, reportedBy),
            currency: currency,
            figures: figures
        )
    }
}
