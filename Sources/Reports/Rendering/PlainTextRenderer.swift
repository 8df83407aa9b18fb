/// Shows a page on a terminal.
struct PlainTextRenderer {
    /// How many columns the terminal has.
    let width: Int

    /// The page as text, with a line feed at its end.
    func text(_ page: Page) -> String {
        var parts: [String] = []
        for block in page.blocks {
            switch block {
            case .title(let text): parts.append(wrapped(text))
            case .subtitle(let text):
                let line = wrapped(text)
                if parts.isEmpty {
                    parts.append(line)
                } else {
                    parts[parts.count - 1] += "\n" + line
                }
            case .heading(let text): parts.append(Printable.escaped(text))
            case .paragraph(let spans): parts.append(wrapped(plain(spans)))
            case .list(let items):
                append(items.map { wrapped("- " + plain($0), hanging: 2) }, to: &parts)
            case .table(let table): append(lines(table), to: &parts)
            }
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// Lists and tables stand right under the heading before them.
    private func append(_ lines: [String], to parts: inout [String]) {
        parts.append(lines.joined(separator: "\n"))
    }

    private func plain(_ spans: [Span]) -> String { spans.map(\.text).joined() }

    // MARK: Tables

    private func lines(_ table: Table) -> [String] {
        let cells = table.rows.map { $0.map { Printable.escaped($0.text) } }
        let titles = table.columns.map(\.title)
        let widths = titles.indices.map { column in
            ([titles[column]] + cells.map { $0[column] }).map(Printable.width).max() ?? 0
        }
        let total = widths.reduce(0, +) + 2 * (widths.count - 1)
        guard total > width else { return lines(table.columns, cells, widths) }
        let left = width - (total - (widths.last ?? 0))
        guard left >= Self.lastColumnMin, table.columns.last?.alignment == .left else {
            return records(table, cells)
        }
        let broken = cells.flatMap { rows(breaking: $0, to: left) }
        return lines(table.columns, broken, widths.dropLast() + [left])
    }

    /// The fewest columns to which the last cell of a row is broken, rather than the row be a
    /// record.
    private static let lastColumnMin = 24

    /// A row whose last cell is broken into lines, as rows of their own.
    private func rows(breaking row: [String], to width: Int) -> [[String]] {
        let parts = PlainTextRenderer(width: width).wrapped(row.last ?? "")
            .split(separator: "\n").map(String.init)
        let blank = Array(repeating: "", count: row.count - 1)
        return parts.enumerated().map { index, part in
            (index == 0 ? Array(row.dropLast()) : blank) + [part]
        }
    }

    private func lines(
        _ columns: [Table.Column],
        _ cells: [[String]],
        _ widths: [Int]
    ) -> [String] {
        let titles = columns.map(\.title)
        let body = cells.map { line($0, columns, widths) }
        guard titles.contains(where: { !$0.isEmpty }) else { return body }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        return [line(titles, columns, widths), rule] + body
    }

    private func line(_ cells: [String], _ columns: [Table.Column], _ widths: [Int]) -> String {
        let padded = cells.indices.map { index in
            let blanks = String(
                repeating: " ",
                count: widths[index] - Printable.width(cells[index])
            )
            return columns[index].alignment == .left ? cells[index] + blanks : blanks + cells[index]
        }
        return trimmed(padded.joined(separator: "  "))
    }

    /// A table that is too wide: a record for each row, its first cell on top.
    private func records(_ table: Table, _ cells: [[String]]) -> [String] {
        let titles = table.columns.map(\.title)
        let widest = titles.dropFirst().map(Printable.width).max() ?? 0
        return cells.flatMap { row in
            [wrapped(row[0])]
                + row.indices.dropFirst().filter { !row[$0].isEmpty }.map { index in
                    let blanks = widest - Printable.width(titles[index])
                    let label = "  " + titles[index] + String(repeating: " ", count: blanks) + "  "
                    return wrapped(label + row[index], hanging: widest + 4)
                }
        }
    }

    // MARK: Lines

    private func trimmed(_ line: String) -> String {
        var line = line
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }

    /// The words of a text; a number and its unit are one.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if ["bn", "%"].contains(where: { word.hasPrefix($0) }), !words.isEmpty {
                words[words.count - 1] += " " + word
            } else {
                words.append(String(word))
            }
        }
        return words
    }

    /// Breaks text at blanks, so that no line is wider than the terminal where that can be.
    private func wrapped(_ text: String, hanging: Int = 0) -> String {
        let text = Printable.escaped(text)
        guard Printable.width(text) > width else { return text }
        var lines: [String] = []
        var line = ""
        for word in Self.words(of: text) {
            let candidate = line.isEmpty && lines.isEmpty ? String(word) : line + " " + word
            if Printable.width(candidate) > width, !trimmed(line).isEmpty {
                lines.append(trimmed(line))
                line = String(repeating: " ", count: hanging) + word
            } else {
                line = candidate
            }
        }
        return (lines + [trimmed(line)]).joined(separator: "\n")
    }
}
