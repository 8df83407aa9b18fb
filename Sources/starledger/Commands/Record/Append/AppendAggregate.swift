import ArgumentParser
import FilingModel
import Ledger

/// Appends what a publication said of a cohort.
struct AppendAggregate: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "aggregate",
        abstract: "A publication said something of a whole cohort."
    )

    @Argument(help: "The cohort, as unprofitable-at-listing.")
    var cohort: Subject

    @OptionGroup var period: PeriodArgument

    @Argument(help: "Figures as metric=amount.")
    var figures: [FigureArgument] = []

    @OptionGroup var claims: ClaimOptions

    @Option(help: ArgumentHelp("How many companies it counted.", valueName: "count"))
    var companies: Int?

    @OptionGroup var amounts: FigureOptions
    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let report = AggregateReported(
            cohort: cohort,
            period: period.period,
            figures: try amounts.figures(figures),
            claims: claims.claims,
            companies: companies
        )
        return (cohort, .aggregateReported(report))
    }
}
