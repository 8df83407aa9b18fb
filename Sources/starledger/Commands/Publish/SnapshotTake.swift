import ArgumentParser
import FilingModel
import Ledger
import Reports

/// `starledger snapshot take`.
struct SnapshotTake: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "take",
        abstract: "Publish the state as of a day in Snapshots/.",
        discussion: """
            The same command on the same events gives the same bytes. A snapshot that says something \
            else is replaced with --force only.
            """
    )

    @Option(name: .customLong("at"), help: "The day: what one could have known and held true then.")
    var day: CalendarDate

    @Option(
        help: """
            Which events count: the first so many, or those recorded by a date or a time; all by \
            default.
            """
    )
    var recordedAt: ClockRequest.Recorded?

    @Flag(help: "Replace a snapshot of that day that says something else.")
    var force = false

    @Flag(help: "Print the exact text, and write nothing.")
    var dryRun = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try ledger.open()
        let snapshot = try snapshot(of: ledger)
        let folder = SnapshotFolder(ledger: ledger.directory)
        let name = SnapshotFolder.name(of: day)
        let bytes = Array(snapshot.text.utf8)
        let outcome: SnapshotReceiptReport.Outcome =
            try folder.contents(of: name).map { $0 == bytes ? .unchanged : .replaced } ?? .written
        guard !dryRun else {
            let condition = outcome == .replaced ? " with --force" : ""
            Console.complain(
                "dry run: nothing was written; Snapshots/\(name) would be \(outcome)\(condition)"
            )
            return Console.write(snapshot.text)
        }
        guard outcome != .replaced || force else {
            throw CommandError(
                .cannotCreate,
                "Snapshots/\(name) says something else; look with snapshot verify \(day), then "
                    + "replace it with --force"
            )
        }
        if outcome != .unchanged {
            try ledger.sync(snapshot.header.size)
            try folder.write(bytes, of: day)
            Console.note(done: "the snapshot was written")
        }
        let file = "Snapshots/\(name)"
        output.show(SnapshotReceiptReport(file: file, header: snapshot.header, outcome: outcome))
    }

    private func snapshot(of ledger: Ledger) throws -> Snapshot {
        let now = System.now
        guard day <= (try ledger.timeZone()).date(at: now.instant) else {
            throw CommandError(.usage, "\(day) has not come yet; take it then")
        }
        let request = ClockRequest(valid: day, known: .date(day), recorded: recordedAt)
        let size = try ledger.clock(request, now: now).recorded
        guard size.count > 0 else {
            throw CommandError(.noInput, "nothing had been recorded then")
        }
        return try ledger.snapshot(asOf: day, size: size)
    }
}
