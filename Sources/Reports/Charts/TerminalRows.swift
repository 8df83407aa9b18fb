import Projections

/// The rows of a chart on a terminal: a value to draw, and the texts beside it.
struct TerminalRows {
    /// A value and its texts.
    struct Row {
        /// The place on the axis; empty below the first series.
        let label: String
        /// The series, where several are drawn.
        let name: String
        /// The value that is drawn; nil: a gap.
        let value: Rational?
        /// The value, those of the lines, and what they cover.
        let cells: [String]
    }

    /// The widest that a title of a column, or a coverage, is told.
    private static let textColumnsMax = 24

    /// The titles of the cells.
    let head: [String]
    /// The rows, from top to bottom.
    let rows: [Row]

    init(_ chart: Chart, _ numbers: ChartNumbers) {
        let bars = chart.series.filter { $0.form == .bars }
        let drawn = bars.isEmpty ? chart.series : bars
        let lines = bars.isEmpty ? [] : chart.series.filter { $0.form != .bars }
        let gap = ChartWords(language: chart.language).gap
        func text(_ point: Chart.Point) -> String { point.value.map(numbers.text) ?? gap }
        let names = [drawn.count == 1 ? drawn[0].name : ""] + lines.map(\.name) + [""]
        head = names.map { Printable.cut($0, to: Self.textColumnsMax) }
        rows = chart.axis.labels.enumerated().flatMap { place, label in
            drawn.enumerated().map { index, series in
                let beside = index == 0 ? lines.map { $0.points[place] } : []
                let point = series.points[place]
                let coverage = ([point] + beside).compactMap(\.coverage).joined(separator: ", ")
                return Row(
                    label: index == 0 ? label : "",
                    name: drawn.count == 1 ? "" : series.name,
                    value: point.value,
                    cells: [text(point)]
                        + (index == 0 ? beside.map(text) : lines.map { _ in "" })
                        + [Printable.cut(coverage, to: Self.textColumnsMax)]
                )
            }
        }
    }
}
