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

    @OptionGroup var question: FigureQuestion

    @Option(help: "How it grew since a period, like for like.")
    var growth: FiscalPeriod?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        let (key, definition) = try question.key(in: ledger, at: clock)
        let report = try ledger.answer(clock) { asOf in
            try FigureReport(key, definition, growthSince: growth, asOf)
        }
        output.show(report)
    }
}
