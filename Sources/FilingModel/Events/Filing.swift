/// A company's figures for a period, as one event files them: a result or a restatement.
public struct Filing: Hashable, Sendable {
    /// The kind of filing: a result or a restatement.
    public enum Basis: Hashable, Sendable {
        /// A result at some stage, and who reported it.
        case result(Stage, Reporter)
        /// The company's own restatement of what it had published.
        case restatement(RestatementReason)

        /// The stage of the result, or the restatement.
        @inlinable public var stage: FigureStage {
            switch self {
            case .result(let stage, _): .filed(stage)
            case .restatement(let reason): .restated(reason)
            }
        }

        /// The reporter of the figures; only a company restates its own.
        @inlinable public var reporter: Reporter {
            switch self {
            case .result(_, let reporter): reporter
            case .restatement: .issuer
            }
        }
    }

    /// The period that is covered.
    public let period: FiscalPeriod
    /// The kind of filing: a result or a restatement.
    public let basis: Basis
    /// The currency of amounts that do not say another.
    public let currency: Currency
    /// The figures, in order of metric; at least one.
    public let figures: [ReportedFigure]

    /// A filing.
    @inlinable
    public init(
        period: FiscalPeriod,
        basis: Basis,
        currency: Currency,
        figures: [ReportedFigure]
    ) {
        self.period = period
        self.basis = basis
        self.currency = currency
        self.figures = figures
    }

    /// The stage of the result, or the restatement.
    @inlinable public var stage: FigureStage { basis.stage }

    /// The reporter of the figures.
    @inlinable public var reporter: Reporter { basis.reporter }
}
