/// What a metric is called, how it is counted, and which XBRL concept it is.
public struct MetricDefinition: Hashable, Sendable {
    /// How a metric behaves over time.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// An amount over a period.
        case flow
        /// An amount at a period's end.
        case stock
        /// A number of things at a period's end.
        case count
        /// A quotient; it has no sum.
        case ratio
    }

    /// The metric.
    public let metric: Metric

    /// Its name in people's languages.
    public let name: LocalizedText

    /// What it counts: `currency` (any; the ledger's by default), one currency, or another unit.
    public let unit: Unit

    /// How it behaves over time.
    public let kind: Kind

    /// The XBRL concept, such as `ifrs-full:Revenue`, where there is one.
    public let xbrl: String?

    /// A definition.
    ///
    /// - Parameters:
    ///   - metric: The metric.
    ///   - name: Its name in people's languages.
    ///   - unit: What it counts; `currency` for any currency.
    ///   - kind: How it behaves over time.
    ///   - xbrl: The XBRL concept.
    public init(
        metric: Metric,
        name: LocalizedText,
        unit: Unit,
        kind: Kind,
        xbrl: String? = nil
    ) {
        self.metric = metric
        self.name = name
        self.unit = unit
        self.kind = kind
        self.xbrl = xbrl
    }

    /// Whether its figures are amounts of money.
    public var isCurrency: Bool { unit == Self.anyCurrency || unit.isCurrency }

    /// The unit of a quantity of the metric, in a filing of some currency.
    package func unit(of quantity: Quantity, in currency: Currency) -> Unit {
        quantity.unit ?? (isCurrency ? Unit(currency) : unit)
    }

    /// Whether a figure of the metric may be in a unit.
    package func allows(_ unit: Unit) -> Bool { isCurrency ? unit.isCurrency : unit == self.unit }

    /// The unit of metrics that any currency can measure.
    public static let anyCurrency = Unit(known: "currency")
}
