import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// Shows the register of companies.
struct CompaniesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "companies",
        abstract: "The companies of a cohort, as they stood at three clocks."
    )

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
    }

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        let cohort = all ? nil : cohort.cohort
        output.show(try ledger.answer(clock) { try CompaniesReport(of: cohort, $0) })
    }
}
