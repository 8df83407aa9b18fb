import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// Shows the sum of a metric over a cohort.
struct AggregateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aggregate",
        abstract: "The sum of a metric over a cohort, with what it covers and what is missing."
    )

    @OptionGroup var metric: MetricArgument
    @OptionGroup var period: PeriodArgument

    @Option(help: "How it grew since a period, like for like.")
    var growth: FiscalPeriod?

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
        guard period.period.isFiscalYear, cagrFrom < period.period else {
            throw ValidationError(
                "--cagr-from goes from one fiscal year to a later one, as in FY2024 --cagr-from "
                    + "FY2019; not from \(cagrFrom) to \(period.period)"
            )
        }
    }

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        _ = try metric.definition(in: ledger, at: clock)
        let question = AggregateQuestion(
            metric.metric,
            period.period,
            growthSince: growth,
            cagrFrom: cagrFrom?.period
        )
        let report = try ledger.answer(clock) { asOf in
            try AggregateReport(
                question,
                over: cohort.cohort,
                asOf,
                includesForecasts: includeForecasts,
                by: by
            )
        }
        guard let report else {
            throw CommandError(.ourFault, "a metric that is defined has an aggregate")
        }
        output.show(report)
    }
}
