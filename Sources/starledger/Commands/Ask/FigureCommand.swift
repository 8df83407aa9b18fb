import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// `starledger figure`: the version of a figure that counts.
struct FigureCommand: Question {
    static let configuration = CommandConfiguration(
        commandName: "figure",
        abstract: "A figure: the version that counted, at three clocks."
    )

    @OptionGroup var figure: FigureArguments

    @Option(help: .growth) var growth: FiscalPeriod?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func answer(_ asOf: AsOf<Ledger.Facts>) throws -> FigureReport {
        let key = try figure.key(asOf)
        let definition = try asOf.definition(of: key.metric)
        return try FigureReport(key, definition, growthSince: growth, asOf)
    }
}
