import FilingModel

/// A figure of a filing as the next filing is compared with it, with its texts as codes.
struct FiledFigure {
    /// The code of its metric.
    let metric: Int
    /// The value; nil: a range.
    let value: Digits?
    /// The place to which the value is rounded; nil: it is exact.
    let decimals: Int?
    /// The code of the unit as written; nil: the payload's currency, or the metric's own unit.
    let unit: Int?
}

/// A filing of a company for a period, as the next one is compared with it.
struct Filing {
    /// The sequence of its event.
    let sequence: Int
    let stage: FigureStage
    let reporter: Reporter
    /// The code of the payload's currency.
    let currency: Int
    let order: PublicOrder
    /// The hash of its source: where it differs, so does the source.
    let sourceHash: Int
    /// The figures, in order of metric.
    let figures: [FiledFigure]

    /// The figure of a metric.
    func figure(of metric: Int) -> FiledFigure? { figures.first { $0.metric == metric } }
}

/// The texts that filings repeat, numbered as they come.
final class FigureCodes {
    /// What a metric's figures are measured in.
    struct Measure {
        let isCurrency: Bool
        /// The code of its own unit.
        let unit: Int
    }

    /// The texts and their numbers.
    struct Tables: Sendable {
        fileprivate var metricCodes: [Metric: Int] = [:]
        fileprivate var metrics: [Metric] = []
        fileprivate var unitCodes: [Unit: Int] = [:]
        /// By metric code: nil: not asked yet, or not built in.
        fileprivate var builtIn: [Measure?] = []
        /// The metrics of the last filing, by place: most filings have the same ones.
        fileprivate var last: [Int] = []
    }

    private(set) var tables: Tables

    /// Goes on with some numbers.
    init(_ tables: Tables = Tables()) { self.tables = tables }

    /// The metrics by their codes.
    var metrics: [Metric] { tables.metrics }

    /// The code of a metric that stands at a place of a filing.
    func code(of metric: Metric, at place: Int = .max) -> Int {
        if place < tables.last.count, tables.metrics[tables.last[place]] == metric {
            return tables.last[place]
        }
        let code: Int
        if let known = tables.metricCodes[metric] {
            code = known
        } else {
            code = tables.metrics.count
            tables.metricCodes[metric] = code
            tables.metrics.append(metric)
            tables.builtIn.append(MetricDefinition.builtIn(metric).map(measure))
        }
        if place < tables.last.count {
            tables.last[place] = code
        } else if place == tables.last.count {
            tables.last.append(code)
        }
        return code
    }

    /// The code of a unit.
    func code(of unit: Unit) -> Int {
        if let code = tables.unitCodes[unit] { return code }
        let code = tables.unitCodes.count
        tables.unitCodes[unit] = code
        return code
    }

    /// What a built-in metric is measured in; nil for others.
    func builtInMeasure(of metric: Int) -> Measure? { tables.builtIn[metric] }

    /// What a defined metric is measured in.
    func measure(of definition: MetricDefinition) -> Measure {
        Measure(isCurrency: definition.isCurrency, unit: code(of: definition.unit))
    }

    /// A filing with its texts as codes; nil for events that are no company's filing.
    func filing(_ version: EventVersion) -> Filing? {
        let event = version.event
        let (stage, reporter, currency): (FigureStage, Reporter, Currency)
        let figures: [ReportedFigure]
        switch event.payload.fact {
        case .resultFiled(let result):
            (stage, reporter, currency) = (.filed(result.stage), result.reportedBy, result.currency)
            figures = result.figures
        case .figuresRestated(let restated):
            (stage, reporter, currency) = (.restated(restated.reason), .issuer, restated.currency)
            figures = restated.figures
        case .ledgerOpened, .companyListed, .markAssigned, .markRemoved, .tierChanged,
            .companyRenamed, .sectorChanged, .companyDelisted, .milestoneAnnounced,
            .aggregateReported, .metricDefined, .eventCorrected, .eventRetracted:
            return nil
        }
        var hasher = Hasher()
        hasher.combine(event.source.text)
        return Filing(
            sequence: event.sequence,
            stage: stage,
            reporter: reporter,
            currency: code(of: Unit(currency)),
            order: version.order,
            sourceHash: hasher.finalize(),
            figures: figures.enumerated().map { place, figure in
                FiledFigure(
                    metric: code(of: figure.metric, at: place),
                    value: figure.quantity.value.map { Digits($0) },
                    decimals: figure.quantity.precision?.decimals,
                    unit: figure.quantity.unit.map { code(of: $0) }
                )
            }
        )
    }
}
