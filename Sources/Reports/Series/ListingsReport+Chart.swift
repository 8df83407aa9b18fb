package import FilingModel
import Projections

extension ListingsReport: Charted {
    /// The listings of each year or month as bars, their running total as a line.
    package func chart(in language: LocalizedText.Language) -> Chart {
        let isEnglish = language == .english
        return Chart(
            title: isEnglish
                ? "listings by \(series.length.rawValue), \(cohort.title)"
                : "按\(series.length.chineseName)统计的上市公司数（\(cohort.title)）",
            subtitle: clock.line(in: language),
            unit: .named(isEnglish ? "companies" : "家公司"),
            axis: .categories(series.points.map(\.period.description)),
            series: [
                Chart.Series(
                    isEnglish ? "in the \(series.length.rawValue)" : "当期",
                    .bars,
                    series.points.map { Chart.Point($0.count) }
                ),
                Chart.Series(
                    isEnglish ? "so far" : "累计",
                    .line,
                    series.points.map { Chart.Point($0.cumulative) }
                ),
            ],
            language: language
        )
    }
}

extension CalendarPeriod.Length {
    /// What it is called in Chinese.
    var chineseName: String {
        switch self {
        case .year: "年"
        case .month: "月"
        }
    }
}
