public import FilingModel

/// What an import has to know of the ledger it is meant for.
public struct ImportOptions: Sendable {
    /// The ledger's currency.
    public var currency: Currency

    /// The offset of the ledger's zone on a day, in seconds east of UTC.
    ///
    /// A multiple of 60, and less than a day.
    public var offsetSeconds: @Sendable (CalendarDate) -> Int

    /// The day on which the documents were read, where it is to be noted with them.
    public var retrievedOn: CalendarDate?

    /// The definition of a metric, if the ledger has one.
    public var definition: @Sendable (Metric) -> MetricDefinition?

    /// The bounds on each file.
    public var limits: CSVLimits

    /// What an import has to know.
    ///
    /// - Parameters:
    ///   - currency: The ledger's currency.
    ///   - offsetSeconds: The offset of the ledger's zone on a day, in seconds east of UTC.
    ///   - retrievedOn: The day on which the documents were read.
    ///   - definition: The definition of a metric; those that are built in unless given.
    ///   - limits: The bounds on each file.
    public init(
        currency: Currency,
        offsetSeconds: @escaping @Sendable (CalendarDate) -> Int,
        retrievedOn: CalendarDate? = nil,
        definition: @escaping @Sendable (Metric) -> MetricDefinition? = {
            MetricDefinition.builtIn($0)
        },
        limits: CSVLimits = CSVLimits()
    ) {
        self.currency = currency
        self.offsetSeconds = offsetSeconds
        self.retrievedOn = retrievedOn
        self.definition = definition
        self.limits = limits
    }
}
