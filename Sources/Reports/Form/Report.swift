public import EventLog
public import FilingModel

/// An answer of the ledger, ready to be shown in any form.
public protocol Report {
    /// The answer for programs.
    var json: JSONValue { get }

    /// The answer for spreadsheets.
    var sheet: Sheet { get }

    /// The answer for people.
    ///
    /// - Parameter language: The language to show it in.
    /// - Returns: The page.
    func page(in language: LocalizedText.Language) -> Page
}

/// The forms an answer can be shown in.
public enum OutputFormat: String, CaseIterable, Hashable, Sendable {
    case table, json, csv, markdown, html
}

/// Shows a report.
public enum Renderer {
    /// The report in a form.
    ///
    /// - Parameters:
    ///   - report: The report.
    ///   - format: The form.
    ///   - language: The language, for the forms that people read.
    ///   - width: How many columns a terminal has; tables are never cut, text is broken there.
    /// - Returns: The text, with a line feed at its end.
    public static func render(
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
    ///
    /// - Parameters:
    ///   - page: The page.
    ///   - width: How many columns the terminal has.
    /// - Returns: The text, with a line feed at its end.
    public static func text(_ page: Page, width: Int = 100) -> String {
        PlainTextRenderer(width: width).text(page)
    }
}
