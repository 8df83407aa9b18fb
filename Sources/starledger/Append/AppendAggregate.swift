import ArgumentParser
import FilingModel
import Ledger

/// Appends what a publication said of a cohort.
struct AppendAggregate: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "aggregate",
        abstract: "A publication said something of a whole cohort."
    )

    @Argument(
        help: "The cohort, as unprofitable-at-listing.",
        transform: parsed { (spelling) throws(Malformed) in try Subject(spelling) }
    )
    var cohort: Subject

    @Argument(
        help: "The period, as FY2024, 2024H1, 2024Q3 or 2024-9M.",
        transform: parsed { (spelling) throws(Malformed) in try FiscalPeriod(spelling) }
    )
    var period: FiscalPeriod

    @Argument(help: "Figures as metric=amount.", transform: FigureArgument.init)
    var figures: [FigureArgument] = []

    @Option(
        name: .customLong("claim"),
        help: ArgumentHelp("A claim: \(ClaimArgument.forms)", valueName: "claim"),
        transform: ClaimArgument.claim
    )
    var claims: [Claim] = []

    @Option(help: ArgumentHelp("How many companies it counted.", valueName: "count"))
    var companies: Int?

    @OptionGroup var amounts: FigureOptions

    @OptionGroup var event: EventOptions
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func fact(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let report = AggregateReported(
            cohort: cohort.text,
            period: period,
            figures: try amounts.figures(figures),
            claims: claims,
            companies: companies
        )
        return (cohort, .aggregateReported(report))
    }
}
