import ArgumentParser
import FilingModel
import Ledger
import Reports

/// Holds snapshots against the log.
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
        let names =
            try days.isEmpty
            ? attempt { try folder.names() } : days.map(SnapshotFolder.name(of:))
        let verification = SnapshotVerification(
            try names.map { name in
                let bytes = try folder.existing(name)
                let findings = try attempt {
                    try ledger.findings(inSnapshot: bytes, named: name)
                }
                return SnapshotVerification.Entry(file: name, findings: findings)
            }
        )
        output.show(verification)
        guard verification.isClean else { throw ExitCode(1) }
    }
}
