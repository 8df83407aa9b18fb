import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// Shows who has no report on a period recorded.
struct OutstandingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outstanding",
        abstract: "Who has no report on a period recorded, by its statutory deadline.",
        discussion: """
            A company owes a report if it had listed by the deadline and was not delisted before \
            it; one that listed after the period's end may have told it in its prospectus. It has \
            filed if its own annual or interim result is known, with at least one of the built-in \
            metrics. A ledger shows what it recorded: what is missing here may have been filed.
            """
    )

    @Option(help: "FY2025, 2025H1, 2025Q1 or 2025Q3; 2025-9M is told in the same report as that.")
    var period: FiscalPeriod

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var cohort: CohortOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Every company that has listed, profitable ones too.")
    var all = false

    func validate() throws {
        guard !all || cohort.cohort == .unprofitableAtListing else {
            throw ValidationError("--all goes with no filter and no --cohort")
        }
        guard period.statutoryDeadline != nil else {
            let whole = period.reportedWithin
            throw ValidationError(
                whole == period
                    ? "the deadline for \(period) is beyond the calendar"
                    : "\(period) has no report of its own; ask for \(whole), which tells it"
            )
        }
    }

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        let cohort = all ? nil : cohort.cohort
        let report = try ledger.answer(clock) { try OutstandingReport(period, of: cohort, $0) }
        if let report { output.show(report) }
    }
}
