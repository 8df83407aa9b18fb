import ArgumentParser
import EventLog
import FilingModel
import Ledger
import Projections
import ReadModel
import Reports

/// Shows one event.
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
    var event: String

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
        let sequence = try ledger.sequence(of: event)
        let line = try attempt { try ledger.line(sequence) }
        guard !raw else { return Console.write(lines: [line.bytes]) }
        let file = try documentPath.map { try InputFile(opening: $0).digest() }
        let report = try attempt { try EventReport(of: line, in: ledger, file: file) }
        output.show(report)
        guard report.document?.isMatch ?? true else { throw ExitCode(1) }
    }
}

extension Ledger {
    /// The sequence of an event by its identifier, or by the sequence itself.
    func sequence(of spelling: String) throws(CommandError) -> Int {
        if !spelling.isEmpty, spelling.utf8.allSatisfy(\.isASCIIDigit) {
            guard let sequence = Int(spelling), sequence < size.count else {
                throw CommandError(.noInput, "the log has \(size) events, from 0; no \(spelling)")
            }
            return sequence
        }
        let sequence = try attempt {
            guard let id = try? EventID(spelling) else { return nil as Int? }
            return try self.sequence(of: id)
        }
        guard let sequence else {
            throw CommandError(.noInput, "no event has the identifier \(spelling)")
        }
        return sequence
    }
}
