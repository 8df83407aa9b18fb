public import FilingModel

/// One event's value for a figure: a version of it.
public struct FigureFact: Hashable, Sendable {
    /// The figure of which it is a version.
    public let key: FigureKey
    /// The value, with its precision and unit as written.
    public let quantity: Quantity
    /// The currency of the payload, which holds where a currency metric has no unit of its own.
    public let currency: Currency
    /// The basis: a result or a restatement.
    public let basis: Filing.Basis
    /// When it became public.
    public let time: PublicTime
    /// The sequence of its event.
    public let sequence: Int
    /// The identifier of its event.
    public let id: EventID
    /// The source.
    public let source: Source
    /// The sizes of the log at which it counts.
    public let span: RecordedSpan

    /// A figure of a filing, as an event of a company has it.
    package init(
        _ figure: ReportedFigure,
        of company: SecurityCode,
        in filing: Filing,
        time: PublicTime,
        sequence: Int,
        id: EventID,
        source: Source,
        span: RecordedSpan
    ) {
        key = FigureKey(subject: company, metric: figure.metric, period: filing.period)
        quantity = figure.quantity
        currency = filing.currency
        basis = filing.basis
        self.time = time
        self.sequence = sequence
        self.id = id
        self.source = source
        self.span = span
    }

    /// The stage.
    public var stage: FigureStage { basis.stage }

    /// Who reported it.
    public var reporter: Reporter { basis.reporter }

    /// The unit it is in, given the definition of its metric.
    public func unit(_ definition: MetricDefinition) -> Unit {
        definition.unit(of: quantity, in: currency)
    }

    /// Whether another version of the same event says the same: only the sizes of the log at which
    /// they count may differ.
    public func saysTheSame(as other: FigureFact) -> Bool {
        key == other.key && quantity == other.quantity && currency == other.currency
            && basis == other.basis && time == other.time && id == other.id
            && source == other.source
    }

    /// Whether it is an interim or annual figure, or a restatement of one, whoever reported it.
    var isActual: Bool { stage.rank == Stage.finalRank }

    /// Whether the company restated it.
    var isRestatement: Bool {
        guard case .restated = stage else { return false }
        return true
    }

    /// The place in the order in which facts became public.
    var order: PublicOrder {
        PublicOrder(date: time.date, instant: time.instant, sequence: sequence)
    }
}

extension EventVersion {
    /// The figures that the version carries, if it is a result or a restatement of a company.
    public var figureFacts: [FigureFact] {
        guard let code = event.subject.code, let filing = event.payload.event.filing else {
            return []
        }
        return filing.figures.map { figure in
            FigureFact(
                figure,
                of: code,
                in: filing,
                time: event.time,
                sequence: sequence,
                id: event.id,
                source: event.source,
                span: span
            )
        }
    }
}
