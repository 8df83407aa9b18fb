package import FilingModel
package import Projections

extension SeriesReport {
    /// The sums of a metric over a cohort, fiscal year by fiscal year; nil: no such metric.
    package init?(
        of metric: Metric,
        over cohort: Cohort,
        from first: Int? = nil,
        through last: Int? = nil,
        _ asOf: AsOf<some FactSource>
    ) throws {
        let series = try asOf.series(of: metric, over: cohort, from: first, through: last)
        guard let series else { return nil }
        self.init(series, over: cohort, at: asOf.clock)
    }
}

extension MetricSeries: ReportedSeries {
    func head(of cohort: Cohort) -> Fields {
        head(metric.name, by: "fiscal-year", of: cohort) + ["unit": unit]
    }

    var records: [Fields] {
        points.map { point in
            ["year": point.period.year, "period": point.period] + point.aggregate.fields
                + ["growth": point.growthAnswer?.fields]
        }
    }

    var columns: [Column] {
        [
            "period", "companies", "covered", "missing", "sum", "unit",
            Column("growth.rate", as: "growth"), "growthCompanies",
            Column("growth.change", as: "change"),
        ]
    }

    var rows: [Fields] {
        zip(points, records).map { point, record in
            record + ["unit": point.aggregate.unit, "growthCompanies": point.growth?.companies]
        }
    }

    func title(of cohort: Cohort) -> String {
        "\(metric) in \(unit) by fiscal-year, \(cohort.title)"
    }

    func table(in language: LocalizedText.Language) -> Table {
        Table(
            of: points,
            [
                .init("period", \.period.description),
                .init("covers", .right, \.aggregate.coverage),
                .init("sum", .right) { $0.aggregate.sum?.grouped ?? "–" },
                .init("growth", .right) { ($0.growthAnswer?.rate).percent(or: "–") },
                .init("over", .right) { $0.growth.map { NumberText.grouped($0.companies) } },
                .init("change") { $0.growthAnswer?.change },
            ]
        )
    }

    func chartTitle(of cohort: Cohort, in language: LocalizedText.Language) -> String {
        language.words(
            "\(metric) by fiscal year, \(cohort.title)",
            "\(metric)（按会计年度，\(cohort.title)）"
        )
    }

    func unit(in language: LocalizedText.Language) -> String { unit.text }

    var labels: [String] { points.map(\.period.description) }

    /// The sum of each fiscal year as a bar, with how many companies it covers; a gap without one.
    func lines(in language: LocalizedText.Language) -> [Chart.Series] {
        let sums = points.map { point -> Chart.Point in
            let aggregate = point.aggregate
            guard let sum = aggregate.sum, !aggregate.figures.isEmpty else { return .gap }
            return Chart.Point(sum, coverage: aggregate.coverage)
        }
        return [Chart.Series(metric.name, .bars, sums)]
    }
}

extension MetricSeries.Point {
    /// The growth of the sum since the year before; nil for the first year there is.
    fileprivate var growthAnswer: GrowthAnswer? {
        guard let previous, let growth else { return nil }
        return GrowthAnswer(period: previous, pair: growth)
    }
}
