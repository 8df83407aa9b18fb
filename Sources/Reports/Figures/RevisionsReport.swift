import EventLog
package import FilingModel
package import Projections

/// The revisions of figures, counted and measured, at three clocks.
package struct RevisionsReport: Report {
    private let clock: Clock
    /// The companies that were asked for; nil: all that have listed.
    private let cohort: Cohort?
    /// The metric that was asked for; nil: all.
    private let metric: Metric?
    private let revisions: Revisions

    /// The revisions of a metric, or of all, of the companies of a cohort, or of all.
    package init(of metric: Metric?, among cohort: Cohort?, _ asOf: AsOf<some FactSource>) throws {
        clock = asOf.clock
        self.cohort = cohort
        self.metric = metric
        let companies = try asOf.companies(of: cohort)
        revisions = try asOf.revisions(of: metric, among: companies)
    }

    package var fields: Fields {
        let answer: Fields = [
            "clock": clock,
            "metric": metric,
            "cohort": cohort?.name,
            "companies": revisions.companies,
            "figures": revisions.figures,
            "revisions": revisions.rows.map(\.fields),
            "forecasts": revisions.forecasts.fields,
            "firstPublication": revisions.lags.map(\.fields),
        ]
        return answer + (cohort?.filterFields ?? [:])
    }

    /// A row for each number.
    package var sheet: Sheet {
        let rows: [(section: String, name: String, measures: Fields)] =
            revisions.rows.map { ("revisions", $0.kind.name, $0.measures) }
            + [("forecasts", "ranges", revisions.forecasts.fields)]
            + revisions.lags.map { ("first-publication", $0.stage, $0.measures) }
        return Sheet(
            ["section", "name", "measure", "value"],
            rows.flatMap { section, name, measures in
                measures.members.map { measure in
                    [
                        "section": section,
                        "name": name,
                        "measure": measure.name,
                        "value": measure.value,
                    ]
                }
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let count = NumberText.grouped(revisions.figures)
        let companies = NumberText.grouped(revisions.companies)
        return Page(
            "revisions of \(metric?.name ?? "all metrics"), \(cohort?.title ?? "all companies")",
            clock,
            in: language,
            [.paragraph("\(count) figures of \(companies) companies.")]
                + revisionBlocks + forecastBlocks + lagBlocks
        )
    }

    private var revisionBlocks: [Block] {
        guard !revisions.rows.isEmpty else { return [] }
        let table = Table(
            of: revisions.rows,
            [
                .init("what came", \.kind.words),
                .init("figures", .right) { NumberText.grouped($0.figures) },
                .init("times", .right) { NumberText.grouped($0.steps) },
                .init("revised", .right) { NumberText.grouped($0.revised) },
                .init("up", .right) { NumberText.grouped($0.up) },
                .init("down", .right) { NumberText.grouped($0.down) },
                .init("median", .right) { ($0.sizes.median?.rateText).percent(or: "–") },
                .init("largest", .right) { ($0.largest?.rate).percent(or: "–") },
            ]
        )
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
            .heading("Revisions"), .table(table), .paragraph(explanation),
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
        let table = Table(
            of: revisions.lags,
            [
                .init("first version", \.stage),
                .init("figures", .right) { NumberText.grouped($0.days.count) },
                .init("least", .right) { $0.days.least?.days ?? "–" },
                .init("median", .right) { $0.days.median?.days ?? "–" },
                .init("most", .right) { $0.days.largest?.days ?? "–" },
                .init("only a latest day", .right) { NumberText.grouped($0.upperBounds) },
            ]
        )
        let explanation =
            "From the end of the period, of periods that ended after the listing. Where only the "
            + "latest day is known on which a version was public, it may have been public before: "
            + "such figures are counted apart."
        return [
            .heading("Days until the first version"), .table(table), .paragraph(explanation),
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

extension Revisions.Row {
    /// Its counts.
    private var counts: Fields {
        [
            "figures": figures,
            "times": steps,
            "revised": revised,
            "up": up,
            "down": down,
            "measured": sizes.count,
            "median": sizes.median?.rateText,
        ]
    }

    fileprivate var fields: Fields {
        ["kind": kind.name] + counts + ["largest": largest?.fields]
    }

    /// Its measures for spreadsheets.
    fileprivate var measures: Fields {
        counts + [
            "largest": largest?.rate,
            "largest_subject": largest?.fact.key.subject,
            "largest_metric": largest?.fact.key.metric,
            "largest_period": largest?.fact.key.period,
            "largest_id": largest?.fact.id,
        ]
    }
}

extension Revisions.Step {
    /// The relative revision, rounded.
    fileprivate var rate: String? { revision?.rate }

    fileprivate var fields: Fields {
        ["relative": rate] + fact.key.fields + ["event": fact.id]
    }
}

extension Revisions.Forecasts {
    fileprivate var fields: Fields {
        [
            "ranges": ranges,
            "inside": inside,
            "below": below,
            "above": above,
            "open": open,
            "points": points,
        ]
    }
}

extension Revisions.Lag {
    fileprivate var fields: Fields {
        [
            "stage": stage,
            "figures": days.count,
            "min": days.least?.days,
            "median": days.median?.days,
            "max": days.largest?.days,
            "upperBounds": upperBounds,
        ]
    }

    /// Its measures for spreadsheets.
    fileprivate var measures: Fields {
        [
            "figures": days.count,
            "min_days": days.least?.days,
            "median_days": days.median?.days,
            "max_days": days.largest?.days,
            "upper_bounds": upperBounds,
        ]
    }
}

extension Rational {
    /// A number of days: whole, or with the half that the median of an even count can have.
    fileprivate var days: String { rounded(places: isWhole ? 0 : 1) }
}
