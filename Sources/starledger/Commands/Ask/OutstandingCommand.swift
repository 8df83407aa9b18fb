import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// `starledger outstanding`: who has no report on a period recorded.
struct OutstandingCommand: CohortQuestion {
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

    @Flag(help: .all) var all = false

    func validate() throws {
        try checkCohort()
        guard period.statutoryDeadline != nil else { throw noReport }
    }

    func answer(_ asOf: AsOf<Ledger.Facts>) throws -> OutstandingReport {
        guard let report = try OutstandingReport(period, of: population, asOf) else {
            throw noReport
        }
        return report
    }

    /// No report is owed on the period by itself.
    private var noReport: ValidationError {
        let whole = period.reportedWithin
        return ValidationError(
            whole == period
                ? "the deadline for \(period) is beyond the calendar"
                : "\(period) has no report of its own; ask for \(whole), which tells it"
        )
    }
}
