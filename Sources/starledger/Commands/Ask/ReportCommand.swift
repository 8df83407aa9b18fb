public import ArgumentParser
public import FilingModel
import Ledger
import Projections
import Reports

/// `starledger report`: the insight of a year.
struct ReportCommand: Question {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "The insight of a year: computed from the log, beside what was reported."
    )

    @Option(help: "The year.")
    var year: Int

    @OptionGroup var output: InsightOutput
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions

    func validate() throws {
        guard (1...9_999).contains(year) else {
            throw ValidationError("--year must be a year, as 2024")
        }
    }

    func answer(_ asOf: AsOf<Ledger.Facts>) throws -> Insight { try Insight(year: year, asOf) }
}

/// The language and the form of an insight, which can be a page for a browser too.
struct InsightOutput: AnswerOutput {
    @Option(help: ArgumentHelp("en or zh.", valueName: "language"))
    var lang: LocalizedText.Language = .english

    @Option(help: ArgumentHelp("table, json, csv, markdown or html.", valueName: "form"))
    var format: OutputFormat = .table

    func show(_ report: some Report) {
        Console.write(
            Renderer.render(
                report,
                as: format,
                language: lang,
                width: Console.width
            )
        )
    }
}

extension OutputFormat: ExpressibleByArgument {}
extension LocalizedText.Language: ExpressibleByArgument {}
