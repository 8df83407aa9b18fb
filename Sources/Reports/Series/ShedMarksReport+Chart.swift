package import FilingModel
import Projections

extension ShedMarksReport: Charted {
    /// The removals of each year as bars, their running total as a line with its share.
    package func chart(in language: LocalizedText.Language) -> Chart {
        let isEnglish = language == .english
        let totals = series.points.map { point in
            let share = point.share.map { NumberText.percent($0.rounded(places: ratePlaces)) }
            let of = isEnglish ? " of \(point.listed)" : "（共\(point.listed)家）"
            return Chart.Point(point.cumulative, coverage: share.map { $0 + of })
        }
        let byYear = series.grouping == .year
        let mark = series.mark.description
        return Chart(
            title: isEnglish
                ? "mark \(mark) shed, by \(byYear ? "year" : "fiscal year")"
                : "按\(byYear ? "生效年度" : "业绩年度")统计的摘\(mark)公司数",
            subtitle: clock.line(in: language),
            unit: .named(isEnglish ? "companies" : "家公司"),
            axis: .categories(series.points.map { String($0.year) }),
            series: [
                Chart.Series(
                    isEnglish ? "in the year" : "当年",
                    .bars,
                    series.points.map { Chart.Point($0.count) }
                ),
                Chart.Series(isEnglish ? "so far" : "累计", .line, totals),
            ],
            language: language
        )
    }
}
