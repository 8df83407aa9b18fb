/// A result was filed, or printed by a third party.
public struct ResultFiled: Hashable, Sendable {
    /// The period it covers.
    public var period: FiscalPeriod
    /// How far along it was.
    public var stage: Stage
    /// The currency of its amounts, where they do not say another.
    public var currency: Currency
    /// The figures, in order of metric; at least one.
    public var figures: [ReportedFigure]
    /// What was derived from them in the same place.
    public var claims: [Claim]
    /// Who reported it.
    public var reportedBy: Reporter

    /// A result.
    ///
    /// - Parameters:
    ///   - period: The period it covers.
    ///   - stage: How far along it was.
    ///   - currency: The currency of its amounts, where they do not say another.
    ///   - figures: The figures, in order of metric.
    ///   - claims: What was derived from them in the same place.
    ///   - reportedBy: Who reported it.
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
