import ArgumentParser
import FilingModel
import Reports

/// In which form an answer is shown.
struct OutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("table, json, csv or markdown.", valueName: "form"))
    var format: Form = .table

    /// The forms of every answer.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv, markdown

        var output: OutputFormat {
            switch self {
            case .table: .table
            case .json: .json
            case .csv: .csv
            case .markdown: .markdown
            }
        }
    }

    /// Shows an answer.
    func show(_ report: some Report) {
        let text = Renderer.render(report, as: format.output, width: Console.width)
        if format == .csv { Console.write(sheet: text) } else { Console.write(text) }
    }
}
