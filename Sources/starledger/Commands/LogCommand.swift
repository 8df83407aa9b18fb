import ArgumentParser
import EventLog
import FilingModel
import Ledger
import Reports

/// Shows events of the log.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "The events of the log, in order."
    )

    @Argument(help: "Only events that hold all of these words, in any letter case.")
    var words: [String] = []

    @Option(help: ArgumentHelp("Only events about it, as 688506.", valueName: "subject"))
    var subject: String?

    @Option(
        help: ArgumentHelp("Only events of a type, as result-filed.", valueName: "type"),
        transform: word(EventType.self)
    )
    var type: EventType?

    @Option(
        help: ArgumentHelp("Only events that were public on that day or later.", valueName: "date"),
        transform: parsed { (spelling) throws(Malformed) in try CalendarDate(spelling) }
    )
    var from: CalendarDate?

    @Option(
        help: ArgumentHelp("Only events that were public by that day.", valueName: "date"),
        transform: parsed { (spelling) throws(Malformed) in try CalendarDate(spelling) }
    )
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
        let needles = words.map { $0.lowercased() }
        var entries: [(event: RecordedEvent, line: [UInt8])] = []
        for sequence in 0..<ledger.size.count {
            let (event, line) = try attempt {
                let line = try ledger.line(sequence)
                return (try ledger.event(sequence, of: line), line)
            }
            if isWanted(event, line, needles) { entries.append((event, line)) }
        }
        let shown = last.map { Array(entries.suffix($0)) } ?? entries
        guard !raw else { return Console.write(lines: shown.map(\.line)) }
        let shownEntries = try attempt {
            try shown.map { entry in
                LogReport.Entry(event: entry.event, line: try JSONParser.value(of: entry.line))
            }
        }
        output.show(LogReport(size: ledger.size, entries: shownEntries))
    }

    private func isWanted(_ event: RecordedEvent, _ line: [UInt8], _ needles: [String]) -> Bool {
        if let subject, event.subject.text != subject { return false }
        if let type, event.type != type { return false }
        if let from, event.time.date < from { return false }
        if let to, event.time.date > to { return false }
        guard !needles.isEmpty else { return true }
        let text = String(decoding: line, as: UTF8.self).lowercased()
        return needles.allSatisfy { text.contains($0) }
    }
}
