import ArgumentParser
import Ledger
import Reports

/// `starledger status`: how a ledger stands.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "How the ledger stands: log, root, read model and disk use.",
        discussion: "Looks only: nothing is caught up with or rebuilt."
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        output.show(StatusReport(try LedgerStatus(of: ledger.directory(), host: System.host)))
    }
}
