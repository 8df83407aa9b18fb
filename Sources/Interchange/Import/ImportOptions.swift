package import FilingModel

/// What an import must know of the ledger that it is meant for.
package struct ImportOptions: Sendable {
    /// The ledger's currency.
    package var currency: Currency

    /// The offset of the ledger's zone on a day, in seconds east of UTC.
    ///
    /// A multiple of 60, and less than a day.
    package var offsetSeconds: @Sendable (CalendarDate) -> Int

    /// The day on which the documents were read; nil: it is not noted with them.
    package var retrievedOn: CalendarDate?

    /// The ledger's definition of a metric, if it has one.
    package var definition: @Sendable (Metric) -> MetricDefinition?

    /// The limits of each file.
    package var limits: CSVLimits

    /// Creates options; the metrics are those that are built in unless `definition` is given.
    package init(
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
