import ArgumentParser
import EventLog
import FilingModel
import Ledger
import Projections
import Reports

/// `starledger show`: one event.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One event: what it says, where it was read, and what became of it.",
        discussion: """
            With its corrections and its retraction: who recorded them, when and why, and what \
            they changed, member by member. --document tells whether a file is one of the \
            documents it was read in, by the SHA-256 that append --document recorded; the exit \
            status is 1 if it is not.

            Example: starledger show 392 --document list.csv
            """
    )

    @Argument(help: "Its identifier, or its sequence if all digits.")
    var event: EventName

    @Flag(help: "The exact line, as it stands in the log.")
    var raw = false

    @Option(
        name: .customLong("document"),
        help: ArgumentHelp("A file that may be one of its documents.", valueName: "file")
    )
    var documentPath: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !raw || documentPath == nil else {
            throw ValidationError("--raw is the line alone; it goes without --document")
        }
    }

    func run() throws {
        let ledger = try ledger.open()
        let line = try ledger.line(event.sequence(in: ledger))
        guard !raw else { return Console.write(lines: [line.bytes]) }
        let file = try documentPath.map { try InputFile(opening: $0).digest() }
        let report = try EventReport(of: line, in: ledger, file: file)
        try output.show(report, isFinding: report.document?.isMatch == false)
    }
}
