import ArgumentParser
import Reports

/// Options that say how an answer is shown.
protocol AnswerOutput: ParsableArguments {
    func show(_ report: some Report)
}

/// The form in which an answer is shown.
struct OutputOptions: AnswerOutput {
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

    func show(_ report: some Report) {
        let text = Renderer.render(report, as: format.output, width: Console.width)
        if format == .csv { Console.write(sheet: text) } else { Console.write(text) }
    }

    /// Shows an answer, and exits with status 1 if it is a finding.
    func show(_ report: some Report, isFinding: Bool) throws {
        show(report)
        if isFinding { throw ExitStatus.finding.code }
    }
}
