import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// `starledger aggregate`: the sum of a metric over a cohort.
struct AggregateCommand: Question {
    static let configuration = CommandConfiguration(
        commandName: "aggregate",
        abstract: "The sum of a metric over a cohort, with what it covers and what is missing."
    )

    @Argument(help: .metric) var metric: Metric
    @Argument(help: .period) var period: FiscalPeriod

    @Option(help: .growth) var growth: FiscalPeriod?

    @Option(help: "How it grew a year on average since a fiscal year, like for like.")
    var cagrFrom: FiscalYear?

    @Flag(help: "Also the sums of lows and of highs, forecasts and ranges included.")
    var includeForecasts = false

    @Option(
        help: ArgumentHelp(
            "Also the sums by sector, by city of the seat, or by year of listing.",
            valueName: "grouping"
        )
    )
    var by: CompanyGroup.Grouping?

    @OptionGroup var cohort: CohortOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard let cagrFrom = cagrFrom?.period else { return }
        guard period.isFiscalYear, cagrFrom < period else {
            throw ValidationError(
                "--cagr-from goes from one fiscal year to a later one, as in FY2024 --cagr-from "
                    + "FY2019; not from \(cagrFrom) to \(period)"
            )
        }
    }

    func answer(_ asOf: AsOf<Ledger.Facts>) throws -> AggregateReport {
        let question = AggregateQuestion(
            metric,
            period,
            growthSince: growth,
            cagrFrom: cagrFrom?.period
        )
        let report = try AggregateReport(
            question,
            over: cohort.cohort,
            asOf,
            includesForecasts: includeForecasts,
            by: by
        )
        guard let report else { throw CommandError.noMetric(metric) }
        return report
    }
}
