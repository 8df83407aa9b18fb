import ArgumentParser
import FilingModel
import Ledger

/// `starledger append aggregate`.
struct AppendAggregate: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "aggregate",
        abstract: "A publication said something of a whole cohort."
    )

    @Argument(help: "The cohort, as unprofitable-at-listing.")
    var cohort: Subject

    @Argument(help: .period) var period: FiscalPeriod

    @Argument(help: .figures) var figures: [FigureArgument] = []

    @OptionGroup var claims: ClaimOptions

    @Option(help: ArgumentHelp("How many companies it counted.", valueName: "count"))
    var companies: Int?

    @OptionGroup var amounts: FigureOptions
    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let report = AggregateReported(
            cohort: cohort,
            period: period,
            figures: try amounts.figures(figures),
            claims: claims.claims,
            companies: companies
        )
        return (cohort, .aggregateReported(report))
    }
}
