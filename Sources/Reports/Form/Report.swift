package import EventLog
package import FilingModel

/// An answer of the ledger, ready to be shown in any form.
package protocol Report {
    /// The answer for programs.
    var json: JSONValue { get }

    /// The answer for spreadsheets.
    var sheet: Sheet { get }

    /// The answer for people.
    func page(in language: LocalizedText.Language) -> Page
}

/// The forms an answer can be shown in.
package enum OutputFormat: String, CaseIterable, Hashable, Sendable {
    case table, json, csv, markdown, html
}

/// Shows a report.
package enum Renderer {
    /// The report in a form.
    package static func render(
        _ report: some Report,
        as format: OutputFormat,
        language: LocalizedText.Language = .english,
        width: Int = 100
    ) -> String {
        switch format {
        case .json: PrettyJSON.text(report.json) + "\n"
        case .csv: CSVText.text(report.sheet)
        case .table: text(report.page(in: language), width: width)
        case .markdown: MarkdownRenderer.text(report.page(in: language))
        case .html: HTMLRenderer.text(report.page(in: language))
        }
    }

    /// A page as text on a terminal.
    package static func text(_ page: Page, width: Int = 100) -> String {
        PlainTextRenderer(width: width).text(page)
    }
}
