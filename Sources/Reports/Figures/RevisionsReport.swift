package import EventLog
package import FilingModel
package import Projections

/// How often figures were revised and by how much, at three clocks.
package struct RevisionsReport: Report {
    /// The clocks.
    package let clock: Clock
    /// The companies that were asked for; nil: all that have listed.
    package let cohort: Cohort?
    /// The metric that was asked for; nil: all.
    package let metric: Metric?
    /// The counts.
    package let revisions: Revisions

    /// How often figures were revised and by how much.
    package init(clock: Clock, cohort: Cohort?, metric: Metric?, revisions: Revisions) {
        self.clock = clock
        self.cohort = cohort
        self.metric = metric
        self.revisions = revisions
    }

    package var json: JSONValue {
        let filters = (cohort?.filters ?? []).map { JSONMember($0.name, .string($0.value)) }
        return .object(
            [
                JSONMember("clock", clock.json),
                JSONMember("metric", (metric?.name).json(JSONValue.string)),
                JSONMember("cohort", (cohort?.name).json(JSONValue.string)),
                JSONMember("companies", .integer(Int64(revisions.companies))),
                JSONMember("figures", .integer(Int64(revisions.figures))),
                JSONMember("revisions", .array(revisions.rows.map(\.json))),
                JSONMember("forecasts", revisions.forecasts.json),
                JSONMember("firstPublication", .array(revisions.lags.map(\.json))),
            ] + (filters.isEmpty ? [] : [JSONMember("filters", .object(filters))])
        )
    }

    /// The answer for spreadsheets: a row for each number.
    package var sheet: Sheet {
        let rows =
            revisions.rows.flatMap { row in row.numbers.map { ["revisions", row.kind.name] + $0 } }
            + revisions.forecasts.numbers.map { ["forecasts", "ranges"] + $0 }
            + revisions.lags.flatMap { lag in
                lag.numbers.map { ["first-publication", lag.stage] + $0 }
            }
        return Sheet(["section", "name", "measure", "value"], rows)
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let count = NumberText.grouped(revisions.figures)
        let companies = NumberText.grouped(revisions.companies)
        return Page(
            [
                .title("revisions of \(metric?.name ?? "all metrics"), \(companiesText)"),
                .subtitle(clock.line(in: language)),
                .paragraph([TextRun("\(count) figures of \(companies) companies.")]),
            ] + revisionBlocks + forecastBlocks + lagBlocks
        )
    }

    private var companiesText: String { cohort?.title ?? "all companies" }

    private var revisionBlocks: [Block] {
        guard !revisions.rows.isEmpty else { return [] }
        let columns: [Table.Column] = [
            .init("what came"), .init("figures", .right), .init("times", .right),
            .init("revised", .right), .init("up", .right), .init("down", .right),
            .init("median", .right), .init("largest", .right),
        ]
        let rows = revisions.rows.map { row -> [TextRun] in
            let counts = [row.figures, row.steps, row.revised, row.up, row.down]
            return [TextRun(row.kind.words)] + counts.map { TextRun(NumberText.grouped($0)) } + [
                TextRun(row.sizes.median.share.percent(or: "–")),
                TextRun(row.largest?.rate.percent(or: "–") ?? "–"),
            ]
        }
        let largest = revisions.rows.compactMap { row -> [TextRun]? in
            guard let step = row.largest, let rate = step.rate else { return nil }
            let key = step.fact.key
            let figure = "\(key.subject) \(key.metric) \(key.period)"
            return [
                TextRun("\(row.kind.words): \(figure), \(NumberText.percent(rate)), by event "),
                TextRun("\(step.fact.sequence)", link: step.fact.source.text),
            ]
        }
        let explanation =
            "A version revises what counted before it if neither is within the precision of the "
            + "other. Of what was corrected or retracted, only what is in force is told. The size "
            + "is the change as a share of the value before; the median is of sizes without their "
            + "signs, and of an even count the mean of the two in the middle. A number after a "
            + "range is no revision."
        return [
            .heading("Revisions"), .table(Table(columns, rows)), .paragraph([TextRun(explanation)]),
        ] + (largest.isEmpty ? [] : [.heading("The largest"), .list(largest)])
    }

    private var forecastBlocks: [Block] {
        let forecasts = revisions.forecasts
        guard forecasts.ranges + forecasts.points > 0 else { return [] }
        let counts = [
            ("ranges", forecasts.ranges), ("came out inside", forecasts.inside),
            ("came out below", forecasts.below), ("came out above", forecasts.above),
            ("nothing to hold against yet", forecasts.open),
            ("one number instead of a range", forecasts.points),
        ]
        let rows = counts.map { [TextRun($0), TextRun(NumberText.grouped($1))] }
        return [
            .heading("What was forecast, and came out"),
            .table(Table([.init("forecasts"), .init("count", .right)], rows)),
        ]
    }

    private var lagBlocks: [Block] {
        guard !revisions.lags.isEmpty else { return [] }
        let columns: [Table.Column] = [
            .init("first version"), .init("figures", .right), .init("least", .right),
            .init("median", .right), .init("most", .right), .init("only a latest day", .right),
        ]
        let rows = revisions.lags.map { lag -> [TextRun] in
            let days = [lag.days.least, lag.days.median, lag.days.largest].map { $0.days ?? "–" }
            return [TextRun(lag.stage), TextRun(NumberText.grouped(lag.days.count))]
                + days.map { TextRun($0) } + [TextRun(NumberText.grouped(lag.upperBounds))]
        }
        let explanation =
            "From the end of the period, of periods that ended after the listing. Where only the "
            + "latest day is known on which a version was public, it may have been public before: "
            + "such figures are counted apart."
        return [
            .heading("Days until the first version"), .table(Table(columns, rows)),
            .paragraph([TextRun(explanation)]),
        ]
    }
}

extension Revisions.Kind {
    /// Its name for programs.
    var name: String {
        switch self {
        case .newStage(let from, let to): "\(from.rawValue)-to-\(to.rawValue)"
        case .issuerAfterPress: "issuer-after-press"
        case .laterFiling: FigureCause.laterFiling.rawValue
        case .restatement: FigureCause.restatement.rawValue
        case .correction: FigureCause.correction.rawValue
        case .retraction: FigureCause.retraction.rawValue
        }
    }

    /// Its name for people.
    fileprivate var words: String { String(name.map { $0 == "-" ? " " : $0 }) }
}

extension Revisions.Step {
    /// The relative revision, to `ratePlaces`.
    fileprivate var rate: String? { revision?.rate }
}

extension Revisions.Row {
    /// Its measures and their values.
    fileprivate var numbers: [[String?]] {
        [
            ["figures", String(figures)], ["times", String(steps)], ["revised", String(revised)],
            ["up", String(up)], ["down", String(down)], ["measured", String(sizes.count)],
            ["median", sizes.median.share], ["largest", largest?.rate],
            ["largest_subject", largest?.fact.key.subject.text],
            ["largest_metric", largest?.fact.key.metric.name],
            ["largest_period", largest?.fact.key.period.description],
            ["largest_id", largest?.fact.id.text],
        ]
    }

    fileprivate var json: JSONValue {
        .object([
            JSONMember("kind", .string(kind.name)),
            JSONMember("figures", .integer(Int64(figures))),
            JSONMember("times", .integer(Int64(steps))),
            JSONMember("revised", .integer(Int64(revised))),
            JSONMember("up", .integer(Int64(up))),
            JSONMember("down", .integer(Int64(down))),
            JSONMember("measured", .integer(Int64(sizes.count))),
            JSONMember("median", sizes.median.share.json(JSONValue.string)),
            JSONMember("largest", largest.json(\.json)),
        ])
    }
}

extension Revisions.Step {
    fileprivate var json: JSONValue {
        .object([
            JSONMember("relative", rate.json(JSONValue.string)),
            JSONMember("subject", .string(fact.key.subject.text)),
            JSONMember("metric", .string(fact.key.metric.name)),
            JSONMember("period", .string(fact.key.period.description)),
            JSONMember("event", .string(fact.id.text)),
        ])
    }
}

extension Revisions.Forecasts {
    /// Its measures and their values.
    fileprivate var numbers: [[String?]] {
        [
            ["ranges", String(ranges)], ["inside", String(inside)], ["below", String(below)],
            ["above", String(above)], ["open", String(open)], ["points", String(points)],
        ]
    }

    fileprivate var json: JSONValue {
        .object(
            [
                ("ranges", ranges), ("inside", inside), ("below", below), ("above", above),
                ("open", open), ("points", points),
            ].map { JSONMember($0, .integer(Int64($1))) }
        )
    }
}

extension Revisions.Lag {
    /// Its measures and their values.
    fileprivate var numbers: [[String?]] {
        [
            ["figures", String(days.count)], ["min_days", days.least.days],
            ["median_days", days.median.days], ["max_days", days.largest.days],
            ["upper_bounds", String(upperBounds)],
        ]
    }

    fileprivate var json: JSONValue {
        .object([
            JSONMember("stage", .string(stage)),
            JSONMember("figures", .integer(Int64(days.count))),
            JSONMember("min", days.least.days.json(JSONValue.string)),
            JSONMember("median", days.median.days.json(JSONValue.string)),
            JSONMember("max", days.largest.days.json(JSONValue.string)),
            JSONMember("upperBounds", .integer(Int64(upperBounds))),
        ])
    }
}

extension Rational? {
    /// A share, rounded once to `ratePlaces`.
    fileprivate var share: String? { map { $0.rounded(places: ratePlaces) } }

    /// A number of days: whole, or with the half that the median of an even count can have.
    fileprivate var days: String? { map { $0.rounded(places: $0.isWhole ? 0 : 1) } }
}
