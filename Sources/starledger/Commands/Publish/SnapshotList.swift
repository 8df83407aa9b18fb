import ArgumentParser
import Ledger
import Reports

/// `starledger snapshot list`.
struct SnapshotList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The snapshots there are, as they read; verify holds them against the log."
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let folder = try ledger.snapshots()
        let entries = try folder.names().map { name in
            SnapshotListReport.Entry(file: name, try folder.reading(name))
        }
        output.show(SnapshotListReport(entries))
    }
}
