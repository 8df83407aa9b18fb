import FilingModel
package import Projections

extension SeriesReport {
    /// The listings of a cohort, year by year or month by month.
    package init(
        listingsOf cohort: Cohort,
        by length: CalendarPeriod.Length,
        _ asOf: AsOf<some FactSource>
    ) throws {
        let series = try asOf.listings(of: cohort, by: length)
        self.init(series, over: cohort, at: asOf.clock)
    }
}

extension Listings: ReportedSeries {
    func head(of cohort: Cohort) -> Fields { head("listings", by: length.rawValue, of: cohort) }

    var records: [Fields] {
        points.map { point in
            point.period.field + [
                "count": point.count,
                "cumulative": point.cumulative,
                "events": point.companies.map(\.listingID),
            ]
        }
    }

    var columns: [Column] { [Column(length.rawValue), "count", "cumulative", "events"] }

    func title(of cohort: Cohort) -> String { "listings by \(length.rawValue), \(cohort.title)" }

    func table(in language: LocalizedText.Language) -> Table {
        Table(
            of: points,
            [
                .init(length.rawValue, .right, \.period.description),
                .init("count", .right) { NumberText.grouped($0.count) },
                .init("so far", .right) { NumberText.grouped($0.cumulative) },
                .init("companies") { point in
                    point.companies.map { $0.displayName(in: language) }.joined(separator: ", ")
                },
            ]
        )
    }

    func chartTitle(of cohort: Cohort, in language: LocalizedText.Language) -> String {
        let period = length == .year ? "年" : "月"
        return language.words(title(of: cohort), "按\(period)统计的上市公司数（\(cohort.title)）")
    }

    var labels: [String] { points.map(\.period.description) }

    /// The listings of each period as bars, their running total as a line.
    func lines(in language: LocalizedText.Language) -> [Chart.Series] {
        [
            Chart.Series(
                language.words("in the \(length.rawValue)", "当期"),
                .bars,
                points.map { Chart.Point($0.count) }
            ),
            Chart.Series(
                language.words("so far", "累计"),
                .line,
                points.map { Chart.Point($0.cumulative) }
            ),
        ]
    }
}
