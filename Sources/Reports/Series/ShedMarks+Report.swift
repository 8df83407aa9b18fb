package import FilingModel
package import Projections

extension SeriesReport {
    /// The removals of a mark, year by year.
    package init(
        shed mark: Mark = .unprofitable,
        of cohort: Cohort = .unprofitableAtListing,
        by grouping: ShedMarks.Grouping = .fiscalYear,
        _ asOf: AsOf<some FactSource>
    ) throws {
        let series = try asOf.shedMarks(mark, of: cohort, by: grouping)
        self.init(series, over: cohort, at: asOf.clock)
    }
}

extension ShedMarks: ReportedSeries {
    func head(of cohort: Cohort) -> Fields { ["series": "shed-marks", "by": grouping.rawValue] }

    var records: [Fields] {
        points.map { point in
            [
                "year": point.year,
                "count": point.count,
                "cumulative": point.cumulative,
                "listed": point.listed,
                "share": point.share?.rateText,
                "events": point.removals.map(\.version.event.id),
            ]
        }
    }

    var rest: Fields { ["unassigned": unassigned.map(\.version.event.id)] }

    var columns: [Column] { ["year", "count", "cumulative", "listed", "share", "events"] }

    func title(of cohort: Cohort) -> String { "mark \(mark) shed, by \(grouping.rawValue)" }

    func table(in language: LocalizedText.Language) -> Table {
        Table(
            of: points,
            [
                .init("year", .right) { "\($0.year)" },
                .init("count", .right) { "\($0.count)" },
                .init("so far", .right) { "\($0.cumulative)" },
                .init("listed", .right) { "\($0.listed)" },
                .init("share", .right) { ($0.share?.rateText).percent(or: "–") },
                .init("companies") { names(of: $0.removals, in: language) },
            ]
        )
    }

    func rest(in language: LocalizedText.Language) -> [Block] {
        unassigned.isEmpty
            ? [] : [.heading("In no year"), .paragraph(names(of: unassigned, in: language))]
    }

    private func names(of removals: [Removal], in language: LocalizedText.Language) -> String {
        removals.map { $0.company.displayName(in: language) }.joined(separator: ", ")
    }

    func chartTitle(of cohort: Cohort, in language: LocalizedText.Language) -> String {
        let isByYear = grouping == .year
        return language.words(
            "mark \(mark) shed, by \(isByYear ? "year" : "fiscal year")",
            "按\(isByYear ? "生效年度" : "业绩年度")统计的摘\(mark)公司数"
        )
    }

    var labels: [String] { points.map { String($0.year) } }

    /// The removals of each year as bars, their running total as a line with its share.
    func lines(in language: LocalizedText.Language) -> [Chart.Series] {
        [
            Chart.Series(
                language.words("in the year", "当年"),
                .bars,
                points.map { Chart.Point($0.count) }
            ),
            Chart.Series(
                language.words("so far", "累计"),
                .line,
                points.map { Chart.Point($0.cumulative, $0.share, of: $0.listed, in: language) }
            ),
        ]
    }
}
