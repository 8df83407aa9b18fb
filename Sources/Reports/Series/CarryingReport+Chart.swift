package import FilingModel
import Projections

extension CarryingReport: Charted {
    /// How many companies carry the mark on each day, as bars with their share, beside how many are
    /// listed.
    package func chart(in language: LocalizedText.Language) -> Chart {
        let isEnglish = language == .english
        let carrying = series.points.map { point in
            let share = point.share.map { NumberText.percent($0.rounded(places: ratePlaces)) }
            let of = isEnglish ? " of \(point.listed)" : "（共\(point.listed)家）"
            return Chart.Point(point.count, coverage: share.map { $0 + of })
        }
        return Chart(
            title: isEnglish
                ? "mark \(series.mark) carried, by \(series.length.rawValue), \(cohort.title)"
                : "期末带\(series.mark)公司数（\(cohort.title)）",
            subtitle: clock.line(in: language),
            unit: .named(isEnglish ? "companies" : "家公司"),
            axis: .categories(series.points.map { label(of: $0) }),
            series: [
                Chart.Series(isEnglish ? "carrying" : "带标识", .bars, carrying),
                Chart.Series(
                    isEnglish ? "listed" : "已上市",
                    .line,
                    series.points.map { Chart.Point($0.listed) }
                ),
            ],
            language: language
        )
    }

    /// A period, or the day on which one that has not ended was looked at.
    private func label(of point: Carrying.Point) -> String {
        point.day == point.period.lastDay ? point.period.description : point.day.description
    }
}
