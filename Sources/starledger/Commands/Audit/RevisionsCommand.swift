import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// `starledger revisions`: how often figures were revised, and by how much.
struct RevisionsCommand: CohortQuestion {
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

    @Flag(help: .all) var all = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func answer(_ asOf: AsOf<Ledger.Facts>) throws -> RevisionsReport {
        if let metric { _ = try asOf.definition(of: metric) }
        return try RevisionsReport(of: metric, among: population, asOf)
    }
}
