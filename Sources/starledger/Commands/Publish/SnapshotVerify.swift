import ArgumentParser
import FilingModel
import Ledger
import Reports

/// `starledger snapshot verify`.
struct SnapshotVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Replay the log, and compare snapshots byte for byte.",
        discussion: "Exit status 1 on any finding."
    )

    @Argument(help: "The days of the snapshots; all by default.")
    var days: [CalendarDate] = []

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try ledger.open()
        let folder = SnapshotFolder(ledger: ledger.directory)
        let names = try days.isEmpty ? folder.names() : days.map { try folder.existing($0) }
        let entries = try names.map { name in
            SnapshotVerification.Entry(
                file: name,
                findings: try ledger.findings(inSnapshot: name, of: folder)
            )
        }
        let verification = SnapshotVerification(entries)
        try output.show(verification, isFinding: !verification.isClean)
    }
}
