import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// Holds what publications said of cohorts against the ledger, and against each other.
struct ReconcileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "What publications said of cohorts, held against the ledger and each other.",
        discussion: """
            Every figure and claim is computed anew on the publication's own public day. It agrees \
            if all companies are covered and the two intervals meet, differs if they do not, and is \
            partial otherwise. Then what was said is held against itself: a sum and its growth \
            imply the sum before, and nothing else may have been said of that. Only statements on \
            the same cohort of the same size are held against each other, and counts that never \
            fall. What contradicts several statements is told beside the earliest of them.
            """
    )

    @Option(help: "Only what was said of a period, as FY2024.")
    var period: FiscalPeriod?

    @Option(
        help: "Only figures and claims with this verdict: agrees, differs or partial; repeatable."
    )
    var verdict: [Verdict] = []

    @Flag(help: "Exit with status 1 if anything differs or contradicts, whatever --verdict shows.")
    var exitCode = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        let filter = ReconcileReport.Filter(period: period, verdicts: Set(verdict))
        let report = try ledger.answer(clock) { try ReconcileReport($0, filter: filter) }
        output.show(report)
        if exitCode, report.hasDifferences { throw ExitCode(1) }
    }
}
