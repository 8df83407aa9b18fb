/// The definition of a metric: its name, its unit, its kind and its XBRL concept.
public struct MetricDefinition: Hashable, Sendable {
    /// The ways in which a metric behaves over time.
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

    /// The unit: `currency` (any; the ledger's by default), one currency, or another unit.
    public let unit: Unit

    /// The way in which it behaves over time.
    public let kind: Kind

    /// The XBRL concept, such as `ifrs-full:Revenue`, where there is one.
    @ByBytes public private(set) var xbrl: String?

    /// A definition.
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

    /// The unit of a figure: as written, else the currency of its filing for amounts of money, else
    /// the metric's own.
    public func unit(of quantity: Quantity, in currency: Currency) -> Unit {
        quantity.unit ?? (isCurrency ? Unit(currency) : unit)
    }

    /// Whether a figure can be in a unit: any currency for amounts of money, else the metric's own.
    public func allows(_ unit: Unit) -> Bool { isCurrency ? unit.isCurrency : unit == self.unit }

    /// Whether its figures are amounts of money.
    public var isCurrency: Bool { unit == Self.anyCurrency || unit.isCurrency }

    /// The unit of metrics that any currency can measure.
    public static let anyCurrency = Unit(known: "currency")
}
