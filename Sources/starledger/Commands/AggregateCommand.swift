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

    @Option(
        help: ArgumentHelp("How it grew since a period, like for like.", valueName: "period"),
        transform: parsed { (spelling) throws(Malformed) in try FiscalPeriod(spelling) }
    )
    var growth: FiscalPeriod?

    @OptionGroup var cohort: CohortOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        _ = try metric.definition(in: ledger, at: clock)
        let answer = try ledger.answer(clock, self.answer)
        guard let answer else {
            throw CommandFailure(.ourFault, "a metric that is defined has an aggregate")
        }
        output.show(answer)
    }

    private func answer(_ asOf: AsOf<LedgerFacts>) throws -> AggregateReport? {
        let codes = try asOf.members(of: cohort.cohort).map(\.code)
        let current = try asOf.aggregate(metric.metric, period.period, over: codes)
        let growth = try growth.flatMap { previous in
            try asOf.likeForLike(metric.metric, period.period, since: previous, over: codes)
                .map { AggregateReport.Growth(period: previous, pair: $0) }
        }
        return current.map { aggregate in
            AggregateReport(
                clock: asOf.clock,
                cohort: cohort.cohort,
                aggregate: aggregate,
                growth: growth
            )
        }
    }
}
