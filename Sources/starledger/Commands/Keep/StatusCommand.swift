import ArgumentParser
import Ledger
import Reports

/// Tells how a ledger stands.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "How the ledger stands: log, root, read model and disk use.",
        discussion: "Looks only: nothing is caught up with or rebuilt."
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let directory = try ledger.directory()
        let status = try attempt { try LedgerStatus(of: directory, host: System.host) }
        output.show(StatusReport(status))
    }
}
