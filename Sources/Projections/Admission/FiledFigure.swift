import FilingModel

/// A figure of a filing as the next filing is compared with it, with its texts as codes: in 16
/// bytes; one that does not fit stands in full beside it.
struct FiledFigure {
    fileprivate static let oddScale = UInt8.max
    fileprivate static let rangeScale = UInt8.max - 1
    fileprivate static let exact = Int8.min
    fileprivate static let ownUnit = UInt16.max

    /// The digits; the place among the odd ones.
    fileprivate let coefficient: Int64
    /// The code of its metric.
    let metric: Int32
    fileprivate let unit: UInt16
    fileprivate let scale: UInt8
    fileprivate let places: Int8

    /// The place to which the value is rounded; nil: it is exact.
    var decimals: Int? { places == Self.exact ? nil : Int(places) }

    /// Whether one of two values of as many decimals is more than ten times as far from zero as the
    /// other, which is not zero itself; nil: they have to be looked at in full.
    static func areTenfold(_ lhs: FiledFigure, _ rhs: FiledFigure) -> Bool? {
        guard lhs.scale == rhs.scale, lhs.scale < rangeScale else { return nil }
        let (left, right) = (lhs.coefficient.magnitude, rhs.coefficient.magnitude)
        guard left != 0, right != 0 else { return false }
        // More than ten times: more than nine whole times, and something over.
        return (left - 1) / 10 >= right || (right - 1) / 10 >= left
    }

    /// Whether a value is not above another of as many decimals; nil: they have to be looked at in
    /// full.
    static func isAtMost(_ lhs: FiledFigure, _ rhs: FiledFigure) -> Bool? {
        guard lhs.scale == rhs.scale, lhs.scale < rangeScale else { return nil }
        return lhs.coefficient <= rhs.coefficient
    }
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

    /// The figure of a metric; it stands most often at the place that is given.
    func figure(of metric: Int32, near place: Int = 0) -> FiledFigure? {
        if place < figures.count, figures[place].metric == metric { return figures[place] }
        return figures.first { $0.metric == metric }
    }
}

/// The texts that filings repeat, numbered as they come.
final class FigureCodes {
    /// What a metric's figures are measured in.
    struct Measure {
        let isCurrency: Bool
        /// The code of its own unit.
        let unit: Int
    }

    /// A part and its whole by their codes.
    struct Pair {
        let metrics: PartAndWhole
        let part, whole: Int32
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
        /// The currency of the last filing, and its code.
        fileprivate var lastCurrency: (Currency, code: Int)?
        /// The values and units of figures that are not packed.
        fileprivate var odd: [(value: ComparableDecimal?, unit: Int?)] = []
        /// The metrics that are parts of others.
        fileprivate var pairs: [Pair] = []
    }

    private(set) var tables = Tables()

    /// Goes on with some numbers.
    init(_ tables: Tables) { self.tables = tables }

    init() {
        tables.pairs = PartAndWhole.all.map { pair in
            Pair(
                metrics: pair,
                part: Int32(code(of: pair.part)),
                whole: Int32(code(of: pair.whole))
            )
        }
    }

    /// The metrics by their codes.
    var metrics: [Metric] { tables.metrics }

    /// The metrics that are parts of others.
    var pairs: [Pair] { tables.pairs }

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

    private func code(of currency: Currency) -> Int {
        if let last = tables.lastCurrency, last.0 == currency { return last.code }
        let code = code(of: Unit(currency))
        tables.lastCurrency = (currency, code)
        return code
    }

    /// What a built-in metric is measured in; nil for others.
    func builtInMeasure(of metric: Int) -> Measure? { tables.builtIn[metric] }

    /// Whether the metrics of all figures are built in.
    func areBuiltIn(_ figures: [FiledFigure]) -> Bool {
        figures.allSatisfy { tables.builtIn[Int($0.metric)] != nil }
    }

    /// What a defined metric is measured in.
    func measure(of definition: MetricDefinition) -> Measure {
        Measure(isCurrency: definition.isCurrency, unit: code(of: definition.unit))
    }

    // MARK: Figures

    /// A figure with its texts as codes; it stands at a place of a filing.
    private func packed(_ figure: ReportedFigure, at place: Int) -> FiledFigure {
        let metric = Int32(code(of: figure.metric, at: place))
        let places = figure.quantity.precision.map { Int8($0.decimals) } ?? FiledFigure.exact
        let value = figure.quantity.value
        let unit = figure.quantity.unit.map { code(of: $0) }
        if let coefficient = Int64(exactly: value?.coefficient ?? 0),
            unit.map({ $0 < Int(FiledFigure.ownUnit) }) ?? true
        {
            return FiledFigure(
                coefficient: coefficient,
                metric: metric,
                unit: unit.map { UInt16($0) } ?? FiledFigure.ownUnit,
                scale: value.map { UInt8($0.scale) } ?? FiledFigure.rangeScale,
                places: places
            )
        }
        tables.odd.append((value.map { ComparableDecimal($0) }, unit))
        return FiledFigure(
            coefficient: Int64(tables.odd.count - 1),
            metric: metric,
            unit: FiledFigure.ownUnit,
            scale: FiledFigure.oddScale,
            places: places
        )
    }

    /// The value of a figure; nil: a range.
    func value(of figure: FiledFigure) -> ComparableDecimal? {
        switch figure.scale {
        case FiledFigure.oddScale: tables.odd[Int(figure.coefficient)].value
        case FiledFigure.rangeScale: nil
        default:
            ComparableDecimal(coefficient: Int128(figure.coefficient), scale: Int(figure.scale))
        }
    }

    /// Whether a figure is a range.
    func isRange(_ figure: FiledFigure) -> Bool {
        figure.scale == FiledFigure.rangeScale
            || (figure.scale == FiledFigure.oddScale
                && tables.odd[Int(figure.coefficient)].value == nil)
    }

    /// The code of the unit a figure is in.
    func unit(of figure: FiledFigure, currency: Int, _ measure: Measure) -> Int {
        let own: Int? =
            if figure.scale == FiledFigure.oddScale {
                tables.odd[Int(figure.coefficient)].unit
            } else {
                figure.unit == FiledFigure.ownUnit ? nil : Int(figure.unit)
            }
        return own ?? (measure.isCurrency ? currency : measure.unit)
    }

    /// A filing with its texts as codes; nil for events that are no company's filing.
    func filing(_ event: RecordedEvent) -> Filing? {
        let (stage, reporter, currency): (FigureStage, Reporter, Currency)
        let figures: [ReportedFigure]
        switch event.payload.event {
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
        var packed: [FiledFigure] = []
        packed.reserveCapacity(figures.count)
        for place in figures.indices { packed.append(self.packed(figures[place], at: place)) }
        return Filing(
            sequence: event.sequence,
            stage: stage,
            reporter: reporter,
            currency: code(of: currency),
            order: PublicOrder(
                date: event.time.date,
                instant: event.time.instant,
                sequence: event.sequence
            ),
            sourceHash: hasher.finalize(),
            figures: packed
        )
    }
}
