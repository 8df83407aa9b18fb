import ArgumentParser
import Ledger
import Reports

/// Lists the snapshots.
struct SnapshotList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The snapshots there are, as they read; verify holds them against the log."
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let folder = try ledger.snapshots()
        let names = try attempt { try folder.names() }
        output.show(
            SnapshotListReport(
                try names.map { SnapshotListReport.Entry(file: $0, try folder.existing($0)) }
            )
        )
    }
}
