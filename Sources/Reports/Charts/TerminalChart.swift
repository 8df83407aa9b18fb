/// Draws a chart on a terminal: a bar of block characters for each value, with the value and what
/// it covers beside it.
///
/// Where a chart has bars, its lines are columns of numbers; else they are drawn as bars. Bars
/// start at zero.
package struct TerminalChart: Sendable {
    /// The columns a chart can be drawn in.
    package static let widths = 40...200

    /// The columns it is drawn in.
    package let width: Int

    /// The fewest cells for bars beside columns; with fewer, they get lines of their own.
    private static let barsMin = 10

    /// A drawing of some width.
    package init(width: Int) {
        self.width = min(max(width, Self.widths.lowerBound), Self.widths.upperBound)
    }

    private init(columns: Int) { width = columns }

    /// The chart as text.
    package func text(_ chart: Chart) -> String {
        let numbers = ChartNumbers(chart)
        let table = TerminalRows(chart, numbers)
        let unit = ChartWords(language: chart.language).unit(numbers.unit)
        let lines = head([chart.title]) + head([chart.subtitle, unit]) + [""] + body(table)
        return lines.map { trimmed($0) + "\n" }.joined()
    }

    /// Running text, broken; what cannot be broken is cut.
    private func head(_ texts: [String]) -> [String] {
        texts.flatMap { text in
            PlainTextRenderer(width: width).text(Page([.subtitle(text)])).split(separator: "\n")
                .map { Printable.cut(String($0), to: width) }
        }
    }

    private func body(_ table: TerminalRows) -> [String] {
        let rows = [table.head] + table.rows.map(\.cells)
        let columns = table.head.indices.map { column in
            rows.map { Printable.width($0[column]) }.max() ?? 0
        }
        let labels = widest(table.rows.map(\.label))
        let names = widest(table.rows.map(\.name))
        let others = ([labels, names] + columns).filter { $0 > 0 }
        let cells = width - others.reduce(0) { $0 + $1 + 2 }
        guard cells >= Self.barsMin else { return stacked(table) }
        let bars = TerminalBars(table.rows.compactMap(\.value), cells: cells)
        func line(_ label: String, _ name: String, _ bar: String, _ cells: [String]) -> String {
            let texts = [(label, labels), (name, names)].filter { $0.1 > 0 }
                .map { Printable.padded(Printable.cut($0.0, to: $0.1), to: $0.1) }
            let values = zip(cells, columns).filter { $0.1 > 0 }
                .map { Printable.padded($0.0, to: $0.1, atStart: true) }
            return (texts + [Printable.padded(bar, to: bars.cells)] + values)
                .joined(separator: "  ")
        }
        let lines = table.rows.map { line($0.label, $0.name, bars.text($0.value), $0.cells) }
        let isNamed = table.head.contains { !$0.isEmpty }
        return (isNamed ? [line("", "", "", table.head)] : []) + lines
    }

    /// The width of a column of texts, no more than a quarter of the whole.
    private func widest(_ texts: [String]) -> Int {
        min(texts.map { Printable.width(Printable.escaped($0)) }.max() ?? 0, width / 4)
    }

    /// The numbers of each bar below it, where there is no room beside it.
    private func stacked(_ table: TerminalRows) -> [String] {
        let labels = widest(table.rows.map(\.label))
        let indent = String(repeating: " ", count: labels + 2)
        let room = TerminalChart(columns: width - labels - 2)
        let bars = TerminalBars(table.rows.compactMap(\.value), cells: room.width)
        return table.rows.flatMap { row in
            let cells = zip(table.head, row.cells).filter { !$0.1.isEmpty }
                .map { ($0.0.isEmpty ? "" : $0.0 + " ") + $0.1 }
            let texts = (row.name.isEmpty ? [] : [row.name]) + cells
            let label = Printable.padded(Printable.cut(row.label, to: labels), to: labels)
            return [label + "  " + bars.text(row.value)]
                + room.head([texts.joined(separator: ", ")]).map { indent + $0 }
        }
    }

    private func trimmed(_ line: String) -> String {
        var line = line
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }
}

extension TerminalBars {
    /// The most cells of a bar.
    fileprivate var cells: Int { before + after + (before > 0 ? 1 : 0) }
}
