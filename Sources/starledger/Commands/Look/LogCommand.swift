import ArgumentParser
import EventLog
import FilingModel
import Ledger
import ReadModel
import Reports

/// `starledger log`: the events of the log, in order.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "The events of the log, in order."
    )

    @Argument(help: "Only events that hold all of these words, in any letter case.")
    var words: [String] = []

    @Option(help: "Only events about it, as 688506.")
    var subject: String?

    @Option(help: "Only events of a type, as result-filed.")
    var type: EventType?

    @Option(help: "Only events that were public on that day or later.")
    var from: CalendarDate?

    @Option(help: "Only events that were public by that day.")
    var to: CalendarDate?

    @Option(help: ArgumentHelp("Only the last so many of them.", valueName: "count"))
    var last: Int?

    @Flag(help: "The exact lines, as they stand in the log.")
    var raw = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard last ?? 0 >= 0 else { throw ValidationError("--last must not be negative") }
    }

    func run() throws {
        let ledger = try ledger.open()
        let entries = try entries(of: ledger)
        guard !raw else { return Console.write(lines: entries.map(\.line.bytes)) }
        let shown = try ledger.facts { facts in
            try entries.map { entry in
                LogReport.Entry(
                    event: entry.event,
                    line: try JSONParser.value(of: entry.line.bytes),
                    versions: try facts.history(of: entry.event.id)
                )
            }
        }
        output.show(LogReport(size: ledger.size, entries: shown))
    }

    /// The events that are asked for, in order.
    ///
    /// The read model finds them by subject, type and day; their lines are searched for words from
    /// the last one backwards, since only the last may be wanted.
    private func entries(of ledger: Ledger) throws -> [(event: RecordedEvent, line: LogLine)] {
        let needles = words.map { $0.lowercased() }
        let sequences = try ledger.facts { facts in
            try facts.sequences(about: subject, of: type, public: (from, to))
        }
        var entries: [(event: RecordedEvent, line: LogLine)] = []
        for sequence in sequences.reversed() where entries.count < last ?? .max {
            let line = try ledger.line(sequence)
            guard Self.holds(line, needles) else { continue }
            entries.append((try ledger.event(of: line), line))
        }
        return entries.reversed()
    }

    private static func holds(_ line: LogLine, _ needles: [String]) -> Bool {
        guard !needles.isEmpty else { return true }
        let text = String(decoding: line.bytes, as: UTF8.self).lowercased()
        return needles.allSatisfy { text.contains($0) }
    }
}
