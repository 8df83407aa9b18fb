import EventLog
package import FilingModel

/// Shows a report.
package enum Renderer {
    /// The report in a form, with a line feed at its end.
    ///
    /// Text is broken at `width` columns of a terminal; tables are never cut.
    package static func render(
        _ report: some Report,
        as format: OutputFormat,
        language: LocalizedText.Language = .english,
        width: Int = 100
    ) -> String {
        switch format {
        case .json: PrettyJSON.text(report.fields.json) + "\n"
        case .csv: CSVText.text(report.sheet)
        case .table: text(report.page(in: language), width: width)
        case .markdown: MarkdownRenderer.text(report.page(in: language))
        case .html: HTMLRenderer.text(report.page(in: language))
        }
    }

    /// A page as text on a terminal, with a line feed at its end.
    package static func text(_ page: Page, width: Int = 100) -> String {
        PlainTextRenderer(width: width).text(page)
    }
}
