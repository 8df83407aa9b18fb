import ArgumentParser
import EventLog
import FilingModel
import Ledger
import Projections
import ReadModel
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
            let event = try ledger.event(of: line)
            return (
                EventReport(
                    event: event,
                    line: try JSONParser.value(of: line.bytes),
                    leafHash: MerkleTree.leafHash(line.bytes).hex,
                    versions: try ledger.facts { try $0.history(of: event.id) }
                ), line.bytes
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
        let place = try attempt {
            try (try? EventID(spelling)).flatMap { id in try facts { try $0.place(of: id) } }
        }
        guard let place else {
            throw CommandFailure(.noInput, "no event has the identifier \(spelling)")
        }
        return place.sequence
    }
}
