internal import FilingModel

/// The units that figures may have, and those that need no mention.
extension ImportOptions {
    /// Reads the unit of a metric's figure; of a metric without a definition, any unit.
    func unit(_ text: String, of metric: Metric?) throws(SpellingError) -> Unit {
        guard let definition = metric.flatMap(definition) else { return try Unit(text) }
        if definition.isCurrency { return Unit(try Currency(text)) }
        guard text == definition.unit.text else {
            throw SpellingError(
                .unit,
                "must be \(definition.unit), the unit of \(definition.metric)"
            )
        }
        return definition.unit
    }

    /// The currency of an event: the ledger's, unless all amounts of money are in one other.
    func currency(of figures: [ReportedFigure]) -> Currency {
        let units = figures.filter { isMoney($0) }.map(\.quantity.unit)
        guard let first = units.first, units.allSatisfy({ $0 == first }), let unit = first,
            let currency = try? Currency(unit.text)
        else { return self.currency }
        return currency
    }

    /// The figures in order of metric, without the units that need no mention.
    func plain(
        _ figures: [ReportedFigure],
        in currency: Currency
    ) throws(SpellingError) -> [ReportedFigure] {
        var plain: [ReportedFigure] = []
        for figure in figures.sorted(by: { $0.metric < $1.metric }) {
            let quantity = figure.quantity
            let isPlain = quantity.unit == understoodUnit(of: figure.metric, in: currency)
            let shortened = try Quantity(
                quantity.content,
                precision: quantity.precision,
                unit: isPlain ? nil : quantity.unit
            )
            plain.append(ReportedFigure(metric: figure.metric, quantity: shortened))
        }
        return plain
    }

    private func isMoney(_ figure: ReportedFigure) -> Bool {
        definition(figure.metric)?.isCurrency ?? (figure.quantity.unit?.isCurrency ?? false)
    }

    private func understoodUnit(of metric: Metric, in currency: Currency) -> Unit? {
        guard let definition = definition(metric) else { return nil }
        return definition.unit == MetricDefinition.anyCurrency
            ? Unit(currency) : (definition.isCurrency ? nil : definition.unit)
    }
}

extension RowReader {
    /// Reads a unit, which must be one that the metric may have.
    mutating func unit(of metric: Metric?) -> Unit? {
        let options = options
        return optional(.unit) { (text) throws(SpellingError) in
            try options.unit(text, of: metric)
        }
    }
}
