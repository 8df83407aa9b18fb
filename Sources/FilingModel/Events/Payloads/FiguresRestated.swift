/// A company changed figures it had published.
public struct FiguresRestated: Hashable, Sendable {
    /// The period they cover.
    public var period: FiscalPeriod
    /// The currency of the amounts, where they do not say another.
    public var currency: Currency
    /// The restated figures, in order of metric; at least one.
    public var figures: [ReportedFigure]
    /// The reason for the restatement.
    public var reason: RestatementReason

    /// A restatement.
    public init(
        period: FiscalPeriod,
        currency: Currency,
        figures: [ReportedFigure],
        reason: RestatementReason
    ) {
        self.period = period
        self.currency = currency
        self.figures = figures
        self.reason = reason
    }

    /// The figures, as any filing has them.
    @inlinable public var filing: Filing {
        Filing(period: period, basis: .restatement(reason), currency: currency, figures: figures)
    }
}
