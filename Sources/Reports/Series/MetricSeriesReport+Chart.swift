package import FilingModel
import Projections

extension MetricSeriesReport: Charted {
    /// The sum of each fiscal year as a bar, with how many companies it covers; a gap where there
    /// is none.
    package func chart(in language: LocalizedText.Language) -> Chart {
        let isEnglish = language == .english
        let sums = series.points.map { point -> Chart.Point in
            guard let sum = point.aggregate.sum, !point.aggregate.figures.isEmpty else {
                return .gap
            }
            return Chart.Point(sum, coverage: point.aggregate.coverage)
        }
        return Chart(
            title: isEnglish
                ? "\(series.metric) by fiscal year, \(cohort.title)"
                : "\(series.metric)（按会计年度，\(cohort.title)）",
            subtitle: clock.line(in: language),
            unit: .named(series.unit.text),
            axis: .categories(series.points.map(\.period.description)),
            series: [Chart.Series(series.metric.name, .bars, sums)],
            language: language
        )
    }
}
