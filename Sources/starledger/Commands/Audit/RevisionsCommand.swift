import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// Shows how often figures were revised, and by how much.
struct RevisionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revisions",
        abstract: "How often figures were revised and by how much, by what brought the revision.",
        discussion: """
            Every figure of a cohort is audited, as audit does it for one. Told are the versions \
            that came after another one, how forecasts fared, and how many days after the end of \
            its period a figure was first public.

            Example: starledger revisions --metric net-profit --sector biomedicine
            """
    )

    @Option(help: "Only figures of a metric, as revenue; all by default.")
    var metric: Metric?

    @OptionGroup var cohort: CohortOptions

    @Flag(help: "Every company that has listed, profitable ones too.")
    var all = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !all || cohort.cohort == .unprofitableAtListing else {
            throw ValidationError("--all goes with no filter and no --cohort")
        }
    }

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        if let metric { _ = try MetricArgument.definition(of: metric, in: ledger, at: clock) }
        let cohort = all ? nil : cohort.cohort
        output.show(
            try ledger.answer(clock) { try RevisionsReport(of: metric, among: cohort, $0) }
        )
    }
}
