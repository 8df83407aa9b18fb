import ArgumentParser
import FilingModel
import Ledger
import Projections
import ReadModel
import Reports

/// Shows one company.
struct CompanyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "company",
        abstract: "One company, as it stood at three clocks."
    )

    @Argument(help: "Its security code, or its name or short name in either language.")
    var company: String

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        let code = try ledger.code(of: company)
        output.show(try ledger.answer(clock) { try CompanyReport(code, $0) })
    }
}

extension Ledger {
    /// The code of a company that some event names, by its code or by a name.
    func code(of spelling: String) throws(CommandError) -> SecurityCode {
        let codes = try attempt { try companies(named: spelling) }
        guard let code = codes.first else {
            throw CommandError(
                .noInput,
                "no company has the code or the name \(Printable.escaped(spelling)); "
                    + "starledger companies lists them"
            )
        }
        guard codes.count == 1 else {
            let list = codes.map(\.text).joined(separator: ", ")
            throw CommandError(.badData, "several companies have that name: \(list); give a code")
        }
        return code
    }
}
