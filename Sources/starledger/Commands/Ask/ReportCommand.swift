import ArgumentParser
import FilingModel
import Ledger
import Reports

/// Shows the insight of a year.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "The insight of a year: computed from the log, beside what was reported."
    )

    /// The forms of a report.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv, markdown, html

        var output: OutputFormat {
            switch self {
            case .table: .table
            case .json: .json
            case .csv: .csv
            case .markdown: .markdown
            case .html: .html
            }
        }
    }

    /// The languages of a report.
    enum Language: String, ExpressibleByArgument, CaseIterable {
        case en, zh

        var language: LocalizedText.Language { self == .en ? .english : .chinese }
    }

    @Option(help: "The year.")
    var year: Int

    @Option(help: ArgumentHelp("en or zh.", valueName: "language"))
    var lang: Language = .en

    @Option(help: ArgumentHelp("table, json, csv, markdown or html.", valueName: "form"))
    var format: Form = .table

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions

    func validate() throws {
        guard (1...9_999).contains(year) else {
            throw ValidationError("--year must be a year, as 2024")
        }
    }

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        let insight = try ledger.answer(clock) { try Insight(year: year, $0) }
        let text = Renderer.render(
            insight,
            as: format.output,
            language: lang.language,
            width: Console.width
        )
        Console.write(text)
    }
}
