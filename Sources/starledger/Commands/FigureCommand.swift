import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// Shows the version of a figure that counts.
struct FigureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figure",
        abstract: "A figure: the version that counted, at three clocks."
    )

    @Argument(help: "The company's security code, or its name or short name in either language.")
    var company: String

    @OptionGroup var metric: MetricArgument
    @OptionGroup var period: PeriodArgument
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        let definition = try metric.definition(in: ledger, at: clock)
        let key = FigureKey(
            subject: try ledger.code(of: company),
            metric: metric.metric,
            period: period.period
        )
        let figure = try ledger.answer(clock) { try $0.figure(key) }
        output.show(
            FigureReport(clock: clock, key: key, definition: definition, figure: figure)
        )
    }
}
