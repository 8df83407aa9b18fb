internal import FilingModel

/// Which unit a figure can have, and which goes without saying.
struct UnitRules {
    let options: ImportOptions

    /// Reads the unit of a metric's figure; of a metric that is not known, any.
    func unit(_ text: String, of metric: Metric?) throws(SpellingError) -> Unit {
        guard let definition = metric.flatMap(options.definition) else { return try Unit(text) }
        if definition.isCurrency { return Unit(try Currency(text)) }
        guard text == definition.unit.text else {
            throw SpellingError(
                .unit,
                "must be \(definition.unit), the unit of \(definition.metric)"
            )
        }
        return definition.unit
    }

    /// The currency of a payload: the ledger's, unless all amounts of money are in one other.
    func currency(of figures: [ReportedFigure]) -> Currency {
        let units = figures.filter { isMoney($0) }.map(\.quantity.unit)
        guard let first = units.first, units.allSatisfy({ $0 == first }), let unit = first,
            let currency = try? Currency(unit.text)
        else { return options.currency }
        return currency
    }

    /// The figures in order of metric, without the units that go without saying.
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
        options.definition(figure.metric)?.isCurrency ?? (figure.quantity.unit?.isCurrency ?? false)
    }

    private func understoodUnit(of metric: Metric, in currency: Currency) -> Unit? {
        guard let definition = options.definition(metric) else { return nil }
        return definition.unit == MetricDefinition.anyCurrency
            ? Unit(currency) : (definition.isCurrency ? nil : definition.unit)
    }
}
