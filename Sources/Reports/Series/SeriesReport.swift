package import FilingModel
import Projections

/// A series over years or months, at three clocks.
package struct SeriesReport: Report, Charted {
    private let clock: Clock
    private let cohort: Cohort
    private let series: any ReportedSeries

    /// A series over the companies of a cohort.
    init(_ series: any ReportedSeries, over cohort: Cohort, at clock: Clock) {
        self.clock = clock
        self.cohort = cohort
        self.series = series
    }

    package var fields: Fields {
        ["clock": clock] + series.head(of: cohort) + ["points": series.records] + series.rest
    }

    package var sheet: Sheet { Sheet(series.columns, series.rows) }

    package func page(in language: LocalizedText.Language) -> Page {
        Page(
            series.title(of: cohort),
            clock,
            in: language,
            [.table(series.table(in: language))] + series.rest(in: language)
        )
    }

    package func chart(in language: LocalizedText.Language) -> Chart {
        Chart(
            title: series.chartTitle(of: cohort, in: language),
            subtitle: clock.line(in: language),
            unit: .named(series.unit(in: language)),
            axis: .categories(series.labels),
            series: series.lines(in: language),
            language: language
        )
    }
}

/// A series that can be reported: its points as records, as a table and as a chart.
protocol ReportedSeries {
    /// The fields that stand before the points.
    func head(of cohort: Cohort) -> Fields

    /// A record for each point.
    var records: [Fields] { get }

    /// The fields that stand behind the points.
    var rest: Fields { get }

    /// The columns for spreadsheets.
    var columns: [Column] { get }

    /// A record for each row for spreadsheets.
    var rows: [Fields] { get }

    /// The title of the page.
    func title(of cohort: Cohort) -> String

    /// A row for each point.
    func table(in language: LocalizedText.Language) -> Table

    /// The blocks that stand behind the table.
    func rest(in language: LocalizedText.Language) -> [Block]

    /// The title of the chart.
    func chartTitle(of cohort: Cohort, in language: LocalizedText.Language) -> String

    /// The unit of the chart.
    func unit(in language: LocalizedText.Language) -> String

    /// The points' names along the axis of the chart.
    var labels: [String] { get }

    /// The bars and lines of the chart.
    func lines(in language: LocalizedText.Language) -> [Chart.Series]
}

extension ReportedSeries {
    var rest: Fields { [:] }

    var rows: [Fields] { records }

    func rest(in language: LocalizedText.Language) -> [Block] { [] }

    func chartTitle(of cohort: Cohort, in language: LocalizedText.Language) -> String {
        title(of: cohort)
    }

    func unit(in language: LocalizedText.Language) -> String {
        language.words("companies", "家公司")
    }

    /// The head of a series over a cohort that is told.
    func head(_ name: String, by grouping: String, of cohort: Cohort) -> Fields {
        ["series": name, "by": grouping, "cohort": cohort.name] + cohort.filterFields
    }
}

extension Chart.Point {
    /// A count of companies, with its share of those that had listed.
    init(_ count: Int, _ share: Rational?, of listed: Int, in language: LocalizedText.Language) {
        let of = language.words(" of \(listed)", "（共\(listed)家）")
        self.init(count, coverage: share.map { NumberText.percent($0.rateText) + of })
    }
}

extension CalendarPeriod {
    /// The period under the name of its length.
    var field: Fields { month == nil ? ["year": year] : ["month": description] }
}
