import ArgumentParser
import EventLog
import FilingModel
import Ledger
import Projections
import Reports
import TransparencyLog

/// Shows one event.
struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "One event: what it says, where it was read, and what became of it."
    )

    @Argument(help: "Its identifier, or its sequence if all digits.")
    var event: String

    @Flag(help: "The exact line, as it stands in the log.")
    var raw = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try ledger.open()
        let sequence = try ledger.sequence(of: event)
        let report = try attempt {
            let line = try ledger.line(sequence)
            let event = try ledger.event(sequence, of: line)
            return (
                EventReport(
                    event: event,
                    line: try JSONParser.value(of: line),
                    leafHash: MerkleTree.leafHash(line).hex,
                    versions: ledger.facts.history(of: event.id)
                ), line
            )
        }
        guard !raw else { return Console.write(lines: [report.1]) }
        output.show(report.0)
    }
}

extension Ledger {
    /// The sequence of an event by its identifier, or by the sequence itself.
    func sequence(of spelling: String) throws(CommandFailure) -> Int {
        if !spelling.isEmpty, spelling.utf8.allSatisfy(\.isASCIIDigit) {
            guard let sequence = Int(spelling), sequence < size.count else {
                throw CommandFailure(.noInput, "the log has \(size) events, from 0; no \(spelling)")
            }
            return sequence
        }
        guard let id = try? EventID(spelling), let sequence = facts.sequence(of: id) else {
            throw CommandFailure(.noInput, "no event has the identifier \(spelling)")
        }
        return sequence
    }
}
