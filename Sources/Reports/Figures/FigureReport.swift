package import EventLog
package import FilingModel
package import Projections

/// A figure at three clocks: the version that counts.
package struct FigureReport: Report {
    /// The clocks.
    package let clock: Clock
    /// What the figure is of.
    package let key: FigureKey
    /// The metric's definition.
    package let definition: MetricDefinition
    /// The version that counts; nil if none is known.
    package let figure: FigureFact?
    /// How it grew since an earlier period; nil if that was not asked.
    package let growth: GrowthAnswer?

    /// A figure at three clocks.
    package init(
        clock: Clock,
        key: FigureKey,
        definition: MetricDefinition,
        figure: FigureFact?,
        growth: GrowthAnswer? = nil
    ) {
        self.clock = clock
        self.key = key
        self.definition = definition
        self.figure = figure
        self.growth = growth
    }

    package var json: JSONValue {
        .object(
            [
                JSONMember("clock", clock.json),
                JSONMember("subject", .string(key.subject.text)),
                JSONMember("metric", .string(key.metric.name)),
                JSONMember("period", .string(key.period.description)),
                JSONMember("figure", figure.json { $0.json(definition) }),
            ] + (growth.map { [JSONMember("growth", $0.json)] } ?? [])
        )
    }

    package var sheet: Sheet {
        Sheet(
            [
                "subject", "metric", "period", "value", "low", "high", "decimals", "unit",
                "stage", "reported_by", "announced", "precision", "sequence", "id", "source",
            ] + (growth == nil ? [] : ["since", "previous", "growth", "change"]),
            figure.map { [fields($0) + (growth?.fields ?? [])] } ?? []
        )
    }

    private func fields(_ figure: FigureFact) -> [String?] {
        [
            key.subject.text, key.metric.name, key.period.description,
            figure.quantity.value?.description, figure.quantity.low?.description,
            figure.quantity.high?.description,
            figure.quantity.precision.map { String($0.decimals) }, figure.unit(definition).text,
            figure.stage.name, figure.reporter.rawValue, figure.time.date.description,
            figure.time.precision.rawValue, String(figure.sequence), figure.id.text,
            figure.source.text,
        ]
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let head: [Block] = [
            .title("\(key.subject) \(key.metric) \(key.period)"),
            .subtitle(clock.line(in: language)),
        ]
        guard let figure else { return Page(head + [.paragraph(["no figure is known"])]) }
        let rows: [[TextRun]] = [
            ["value", TextRun("\(figure.quantity.number) \(figure.unit(definition))")],
            ["decimals", TextRun(figure.quantity.precision.map { "\($0.decimals)" } ?? "exact")],
            ["stage", TextRun(figure.stage.name)],
            ["reported by", TextRun(figure.reporter.rawValue)],
            ["public", TextRun("\(figure.time)")],
            ["event", TextRun("\(figure.sequence) \(figure.id)")],
            ["source", TextRun(figure.source.text, link: figure.source.text)],
        ]
        return Page(head + [.table(Table([.init(""), .init("")], rows))] + growthBlocks)
    }

    private var growthBlocks: [Block] {
        guard let growth else { return [] }
        let heading = Block.heading("Growth since \(growth.period)")
        guard growth.pair.hasSums, let previous = growth.pair.previous.first else {
            return [
                heading, .paragraph(["none: one of the two is not known, or may not enter a sum"]),
            ]
        }
        let value = "\(previous.quantity.number) \(previous.unit(definition))"
        let rows: [[TextRun]] = [
            [TextRun("\(growth.period)"), TextRun(value)], ["growth", TextRun(growth.text)],
        ]
        return [heading, .table(Table([.init(""), .init("")], rows))]
    }
}

extension GrowthAnswer {
    /// The growth of one figure for spreadsheets.
    fileprivate var fields: [String?] {
        [period.description, pair.previous.first?.quantity.value?.description, rate, change]
    }
}

extension FigureFact {
    /// The figure for programs.
    func json(_ definition: MetricDefinition) -> JSONValue { json(unit: unit(definition)) }

    /// The figure for programs.
    func json(unit: Unit) -> JSONValue {
        .object([
            JSONMember("value", (quantity.value?.description).json(JSONValue.string)),
            JSONMember("low", (quantity.low?.description).json(JSONValue.string)),
            JSONMember("high", (quantity.high?.description).json(JSONValue.string)),
            JSONMember("decimals", quantity.precision.json { .integer(Int64($0.decimals)) }),
            JSONMember("unit", .string(unit.text)),
            JSONMember("stage", .string(stage.name)),
            JSONMember("reportedBy", .string(reporter.rawValue)),
            JSONMember("announced", .string(time.date.description)),
            JSONMember("sequence", .integer(Int64(sequence))),
            JSONMember("id", .string(id.text)),
        ])
    }
}
