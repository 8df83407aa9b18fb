import FilingModel
import Reports

/// A report that is what a test makes it.
struct PlainReport: Report {
    var fields: Fields = [:]
    var sheet = Sheet([], [])
    var blocks: [Block] = []

    func page(in language: LocalizedText.Language) -> Page { Page(blocks) }

    /// Some blocks in a form.
    static func render(_ blocks: [Block], as format: OutputFormat, width: Int = 100) -> String {
        Renderer.render(PlainReport(blocks: blocks), as: format, width: width)
    }

    /// A table of text in a form.
    static func render(
        _ columns: [Table.Column],
        _ rows: [[String]],
        as format: OutputFormat,
        width: Int = 100
    ) -> String {
        let table = Table(columns, rows.map { $0.map { TextRun($0) } })
        return render([.table(table)], as: format, width: width)
    }
}
