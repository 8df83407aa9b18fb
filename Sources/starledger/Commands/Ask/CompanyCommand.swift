import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// `starledger company`: one company.
struct CompanyCommand: Question {
    static let configuration = CommandConfiguration(
        commandName: "company",
        abstract: "One company, as it stood at three clocks."
    )

    @Argument(help: "Its security code, or its name or short name in either language.")
    var company: CompanyName

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func answer(_ asOf: AsOf<Ledger.Facts>) throws -> CompanyReport {
        try CompanyReport(company.code(in: asOf.facts), asOf)
    }
}
