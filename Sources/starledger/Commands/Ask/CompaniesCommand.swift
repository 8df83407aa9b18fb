import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// `starledger companies`: the register of companies.
struct CompaniesCommand: CohortQuestion {
    static let configuration = CommandConfiguration(
        commandName: "companies",
        abstract: "The companies of a cohort, as they stood at three clocks."
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var cohort: CohortOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: .all) var all = false

    func answer(_ asOf: AsOf<Ledger.Facts>) throws -> CompaniesReport {
        try CompaniesReport(of: population, asOf)
    }
}
