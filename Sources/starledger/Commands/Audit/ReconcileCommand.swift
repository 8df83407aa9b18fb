import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// `starledger reconcile`: what publications said of cohorts, against the ledger and each other.
struct ReconcileCommand: Question {
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

    func answer(_ asOf: AsOf<Ledger.Facts>) throws -> ReconcileReport {
        try ReconcileReport(asOf, filter: .init(period: period, verdicts: Set(verdict)))
    }

    func show(_ answer: ReconcileReport) throws {
        try output.show(answer, isFinding: exitCode && answer.hasDifferences)
    }
}
