public import FilingModel

/// What a figure is of: subject, metric and period; ordered by them.
public struct FigureKey: Hashable, Comparable, Sendable {
    /// The company.
    public let subject: SecurityCode
    /// What is measured.
    public let metric: Metric
    /// The period it covers.
    public let period: FiscalPeriod

    /// What a figure is of.
    ///
    /// - Parameters:
    ///   - subject: The company.
    ///   - metric: What is measured.
    ///   - period: The period it covers.
    public init(subject: SecurityCode, metric: Metric, period: FiscalPeriod) {
        self.subject = subject
        self.metric = metric
        self.period = period
    }

    /// Orders keys by subject, then by metric name, then by period.
    ///
    /// - Parameters:
    ///   - lhs: The one key.
    ///   - rhs: The other key.
    /// - Returns: Whether the first comes before the second.
    public static func < (lhs: FigureKey, rhs: FigureKey) -> Bool {
        (lhs.subject, lhs.metric, lhs.period) < (rhs.subject, rhs.metric, rhs.period)
    }
}

/// How a figure came to be: the stage of a result, or a restatement.
public enum FigureStage: Hashable, Sendable {
    /// Reported in a result.
    case filed(Stage)
    /// Restated by the company.
    case restated(RestatementReason)

    /// Its rank: forecast, then preliminary, then all others alike.
    public var rank: Int {
        switch self {
        case .filed(let stage): stage.rank
        case .restated: Stage.finalRank
        }
    }

    /// Its name in answers.
    public var name: String {
        switch self {
        case .filed(let stage): stage.rawValue
        case .restated: "restated"
        }
    }
}

/// One event's value for a figure: a version of it.
public struct FigureFact: Hashable, Sendable {
    /// What it is a value of.
    public let key: FigureKey
    /// The value, with its precision and unit as written.
    public let quantity: Quantity
    /// The currency of the payload, which holds where a currency metric has no unit of its own.
    public let currency: Currency
    /// How it came to be.
    public let stage: FigureStage
    /// Who reported it.
    public let reporter: Reporter
    /// When it became public.
    public let time: PublicTime
    /// The sequence of its event.
    public let sequence: Int
    /// The identifier of its event.
    public let id: EventID
    /// Where it was read.
    public let source: Source
    /// The sizes of the log at which it counts.
    public let span: RecordedSpan

    /// A version of a figure.
    ///
    /// - Parameters:
    ///   - key: What it is a value of.
    ///   - quantity: The value.
    ///   - currency: The currency of the payload.
    ///   - stage: How it came to be.
    ///   - reporter: Who reported it.
    ///   - time: When it became public.
    ///   - sequence: The sequence of its event.
    ///   - id: The identifier of its event.
    ///   - source: Where it was read.
    ///   - span: The sizes of the log at which it counts.
    public init(
        key: FigureKey,
        quantity: Quantity,
        currency: Currency,
        stage: FigureStage,
        reporter: Reporter,
        time: PublicTime,
        sequence: Int,
        id: EventID,
        source: Source,
        span: RecordedSpan
    ) {
        self.key = key
        self.quantity = quantity
        self.currency = currency
        self.stage = stage
        self.reporter = reporter
        self.time = time
        self.sequence = sequence
        self.id = id
        self.source = source
        self.span = span
    }

    /// The unit it is in.
    ///
    /// - Parameter definition: The metric's definition.
    /// - Returns: The unit as written, else the payload's currency, else the metric's own.
    public func unit(_ definition: MetricDefinition) -> Unit {
        quantity.unit ?? (definition.isCurrency ? Unit(currency) : definition.unit)
    }

    /// Whether another version says the same, of the same event, and only the sizes of the log at
    /// which they count differ.
    ///
    /// - Parameter other: The other version.
    /// - Returns: Whether it does.
    public func saysTheSame(as other: FigureFact) -> Bool {
        key == other.key && quantity == other.quantity && currency == other.currency
            && stage == other.stage && reporter == other.reporter && time == other.time
            && id == other.id && source == other.source
    }

    /// The place in the order in which facts became public.
    var order: PublicOrder {
        PublicOrder(date: time.date, instant: time.instant, sequence: sequence)
    }
}

extension EventVersion {
    /// The figures that the version carries, if it is a result or a restatement of a company.
    public var figureFacts: [FigureFact] {
        switch event.payload.event {
        case .resultFiled(let result):
            return facts(
                result.figures,
                period: result.period,
                currency: result.currency,
                stage: .filed(result.stage),
                reporter: result.reportedBy
            )
        case .figuresRestated(let restatement):
            return facts(
                restatement.figures,
                period: restatement.period,
                currency: restatement.currency,
                stage: .restated(restatement.reason),
                reporter: .issuer
            )
        case .ledgerOpened, .companyListed, .markAssigned, .markRemoved, .tierChanged,
            .companyRenamed, .sectorChanged, .companyDelisted, .milestoneAnnounced,
            .aggregateReported, .metricDefined, .eventCorrected, .eventRetracted:
            return []
        }
    }

    private func facts(
        _ figures: [ReportedFigure],
        period: FiscalPeriod,
        currency: Currency,
        stage: FigureStage,
        reporter: Reporter
    ) -> [FigureFact] {
        guard let code = event.subject.code else { return [] }
        return figures.map { figure in
            FigureFact(
                key: FigureKey(subject: code, metric: figure.metric, period: period),
                quantity: figure.quantity,
                currency: currency,
                stage: stage,
                reporter: reporter,
                time: event.time,
                sequence: sequence,
                id: event.id,
                source: event.source,
                span: span
            )
        }
    }
}
