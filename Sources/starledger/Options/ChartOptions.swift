import ArgumentParser
import FilingModel
import Reports

/// The drawings of an answer.
struct ChartOptions: ParsableArguments {
    @Flag(help: "A chart in the terminal, instead of the table.")
    var chart = false

    @Option(
        name: .customLong("svg"),
        help: ArgumentHelp("A chart as a picture, written to a file too.", valueName: "file")
    )
    var svgPath: String?

    /// Shows an answer, drawn or in its form, and writes the picture.
    func show(_ report: some Report & Charted, _ output: OutputOptions) throws(CommandError) {
        let drawing = report.chart(in: .english)
        if let svgPath { try FileWriter.write(SVGChart.text(drawing), to: svgPath) }
        guard chart else { return output.show(report) }
        Console.write(TerminalChart(width: Console.width).text(drawing))
    }

    /// Refuses two forms for one answer.
    func check(_ output: OutputOptions) throws {
        guard !chart || output.format == .table else {
            throw ValidationError("--chart and --format go to the same place; give one of them")
        }
    }
}
