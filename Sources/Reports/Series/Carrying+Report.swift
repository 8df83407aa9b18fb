package import FilingModel
package import Projections

extension SeriesReport {
    /// The companies of a cohort that carry a mark, at the end of each year or month.
    package init(
        carrying mark: Mark,
        of cohort: Cohort,
        by length: CalendarPeriod.Length,
        _ asOf: AsOf<some FactSource>
    ) throws {
        let series = try asOf.carrying(mark, of: cohort, by: length)
        self.init(series, over: cohort, at: asOf.clock)
    }
}

extension Carrying: ReportedSeries {
    func head(of cohort: Cohort) -> Fields {
        head("carrying", by: length.rawValue, of: cohort) + ["mark": mark]
    }

    var records: [Fields] {
        points.map { point in
            point.period.field + [
                "validAt": point.day,
                "count": point.count,
                "listed": point.listed,
                "share": point.share?.rateText,
                "carrying": point.companies,
            ]
        }
    }

    var columns: [Column] {
        [Column(length.rawValue), "validAt", "count", "listed", "share", "carrying"]
    }

    func title(of cohort: Cohort) -> String {
        "mark \(mark) carried, by \(length.rawValue), \(cohort.title)"
    }

    func table(in language: LocalizedText.Language) -> Table {
        Table(
            of: points,
            [
                .init("valid at", \.day.description),
                .init("carrying", .right) { NumberText.grouped($0.count) },
                .init("listed", .right) { NumberText.grouped($0.listed) },
                .init("share", .right) { ($0.share?.rateText).percent(or: "–") },
            ]
        )
    }

    func chartTitle(of cohort: Cohort, in language: LocalizedText.Language) -> String {
        language.words(title(of: cohort), "期末带\(mark)公司数（\(cohort.title)）")
    }

    /// The periods; of one that has not ended, the day on which it was looked at.
    var labels: [String] {
        points.map { $0.day == $0.period.lastDay ? $0.period.description : $0.day.description }
    }

    /// The companies that carry the mark as bars with their share, those that are listed as a line.
    func lines(in language: LocalizedText.Language) -> [Chart.Series] {
        [
            Chart.Series(
                language.words("carrying", "带标识"),
                .bars,
                points.map { Chart.Point($0.count, $0.share, of: $0.listed, in: language) }
            ),
            Chart.Series(
                language.words("listed", "已上市"),
                .line,
                points.map { Chart.Point($0.listed) }
            ),
        ]
    }
}
