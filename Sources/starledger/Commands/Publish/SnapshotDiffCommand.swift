import ArgumentParser
import FilingModel
import Ledger
import Reports

/// `starledger snapshot diff`.
struct SnapshotDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What changed from one snapshot to another one.",
        discussion: """
            A snapshot is named by its day, or by a path; nothing is held against the log. Clocks, \
            log size and root are shown, but are no difference.
            """
    )

    @Argument(help: ArgumentHelp("The first snapshot.", valueName: "date|file"))
    var first: String

    @Argument(help: ArgumentHelp("The second one.", valueName: "date|file"))
    var second: String

    @Flag(help: "Exit with status 1 if the states differ.")
    var exitCode = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let report = SnapshotDiffReport(from: try snapshot(first), to: try snapshot(second))
        try output.show(report, isFinding: exitCode && !report.diff.isEmpty)
    }

    private func snapshot(_ place: String) throws -> Snapshot {
        let bytes: [UInt8]
        if let day = try? CalendarDate(place) {
            let folder = try ledger.snapshots()
            bytes = try folder.contents(of: try folder.existing(day)) ?? []
        } else {
            bytes = try InputFile(opening: place)
                .bytes(atMost: InputLimit.snapshotBytesMax, of: "a snapshot")
        }
        do {
            return try Snapshot(reading: bytes)
        } catch {
            throw CommandError(.badData, "\(place): \(error.sentence)")
        }
    }
}
