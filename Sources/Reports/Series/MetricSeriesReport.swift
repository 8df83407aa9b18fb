package import EventLog
package import FilingModel
package import Projections

/// The sums of a metric over a cohort, fiscal year by fiscal year, at three clocks.
package struct MetricSeriesReport: Report {
    /// The clocks.
    package let clock: Clock
    /// The cohort.
    package let cohort: Cohort
    /// The sums.
    package let series: MetricSeries

    /// The sums of a metric over a cohort.
    package init(clock: Clock, cohort: Cohort, series: MetricSeries) {
        self.clock = clock
        self.cohort = cohort
        self.series = series
    }

    package var json: JSONValue {
        .series(
            series.metric.name,
            by: "fiscal-year",
            over: cohort,
            clock,
            [JSONMember("unit", .string(series.unit.text))],
            points: series.points.map { point in
                [
                    JSONMember("year", .integer(Int64(point.period.year))),
                    JSONMember("period", .string(point.period.description)),
                ] + point.aggregate.members
                    + [JSONMember("growth", point.growthAnswer.json(\.json))]
            }
        )
    }

    package var sheet: Sheet {
        Sheet(
            [
                "period", "companies", "covered", "missing", "sum", "unit", "growth",
                "growth_companies", "change",
            ],
            series.points.map { point in
                let aggregate = point.aggregate
                return [
                    point.period.description, String(aggregate.companies.count),
                    String(aggregate.figures.count),
                    aggregate.missing.map(\.code.text).joined(separator: " "),
                    aggregate.sum?.description, aggregate.unit.text, point.growthAnswer?.rate,
                    point.growth.map { String($0.companies) }, point.growthAnswer?.change,
                ]
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let rows = series.points.map { point -> [TextRun] in
            [
                TextRun(point.period.description), TextRun(point.aggregate.coverage),
                TextRun(point.aggregate.sum?.grouped ?? "–"),
                TextRun((point.growthAnswer?.rate).percent(or: "–")),
                TextRun(point.growth.map { NumberText.grouped($0.companies) } ?? ""),
                TextRun(point.growthAnswer?.change ?? ""),
            ]
        }
        let columns: [Table.Column] = [
            .init("period"), .init("covers", .right), .init("sum", .right),
            .init("growth", .right), .init("over", .right), .init("change"),
        ]
        return Page([
            .title("\(series.metric) in \(series.unit) by fiscal-year, \(cohort.title)"),
            .subtitle(clock.line(in: language)),
            .table(Table(columns, rows)),
        ])
    }
}

extension MetricSeries.Point {
    /// How the sum grew since the year before; nil for the first year there is.
    fileprivate var growthAnswer: GrowthAnswer? {
        guard let previous, let growth else { return nil }
        return GrowthAnswer(period: previous, pair: growth)
    }
}
