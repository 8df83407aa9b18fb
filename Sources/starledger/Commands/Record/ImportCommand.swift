import ArgumentParser
import FilingModel
import Interchange
import Ledger
import Projections
import ReadModel
import Reports

/// `starledger import`: the events that CSV files hold.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Append the events that CSV files hold: all of them, or none.",
        discussion: """
            Files are told apart by their columns; --columns lists them. Rows that are one event \
            are put together; listings come first, then events as they became public. Identifiers \
            are made from the content, so the same files can be imported again: what is known is \
            left out.
            """
    )

    @Argument(help: "CSV files.")
    var files: [String] = []

    @Flag(help: "List the kinds of files and their columns.")
    var columns = false

    @Option(help: "The day on which the documents were read.")
    var retrievedOn: CalendarDate?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard columns || !files.isEmpty else {
            throw ValidationError("name at least one CSV file; --columns lists what they hold")
        }
    }

    func run() throws {
        guard !columns else { return Console.write(Self.columnHelp) }
        let ledger = try ledger.open()
        let contents = try files.map { path in
            let file = try InputFile(opening: path)
            return ImportFile(
                name: path,
                bytes: try file.bytes(atMost: InputLimit.tableBytesMax, of: "a table")
            )
        }
        let drafts = try read(contents, into: ledger)
        let places = drafts.map { draft in
            InputLocation(location: "\(draft.file), line \(draft.line)") { member in
                draft.columnName(of: member).map { name in
                    "column \(draft.columns[name] ?? 1) (\(name))"
                }
            }
        }
        try recording.record(
            drafts.map(\.draft),
            from: places,
            in: ledger,
            output
        )
    }

    private func read(
        _ files: [ImportFile],
        into ledger: Ledger
    ) throws -> [ImportedDraft] {
        let zone = try ledger.timeZone()
        let opening = ledger.opening
        let definitions = try ledger.facts { facts in try facts.definitions(at: facts.size) }
        let options = ImportOptions(
            currency: opening.currency,
            offsetSeconds: { zone.offsetSeconds(on: $0) },
            retrievedOn: retrievedOn,
            definition: { definitions[$0] }
        )
        do {
            return try Importer.drafts(from: files, options: options)
        } catch {
            let problems = error.problems.map { problem in
                let column = problem.columnName.map { " (\($0))" } ?? ""
                let place = "\(problem.file), line \(problem.line), column \(problem.column)"
                return Printable.escaped("\(place)\(column): \(problem.reason)")
            }
            let more = error.omittedCount > 0 ? ["and \(error.omittedCount) more"] : []
            let closing = ["nothing was appended"]
            throw CommandError(
                .badData,
                (problems + more + closing).joined(separator: "\n")
            )
        }
    }

    private static var columnHelp: String {
        ImportKind.allCases.map { kind in
            let columns = kind.columns.map { column in
                let presence =
                    switch column.presence {
                    case .required: "required"
                    case .mayBeEmpty: "may be empty"
                    case .optional: "optional"
                    }
                return "  \(column.name.rawValue) (\(presence)): \(column.meaning)\n"
            }
            return "\(kind.rawValue): \(kind.meaning)\n" + columns.joined()
        }.joined(separator: "\n")
    }
}

extension ImportedDraft {
    /// The column that a member of the event comes from, where one does.
    func columnName(of member: String) -> String? {
        let names = member.split(separator: ".").map(String.init)
        switch names.first {
        case "subject": return "subject"
        case "time": return "public_on"
        case "source": return "source"
        case "data": break
        default: return nil
        }
        switch names.dropFirst().first {
        case "effectiveOn": return "effective_on"
        case "listedOn": return "listed_on"
        case "figures": return names.last == "unit" ? "unit" : "metric"
        case "mark", "marks": return names[1]
        case "period", "stage", "sector", "tier", "reason", "note": return names[1]
        default: return nil
        }
    }
}
