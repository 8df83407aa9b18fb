/// Shows a page on a terminal.
struct PlainTextRenderer {
    /// The number of columns of the terminal.
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
            case .heading(let text): parts.append(wrapped(text))
            case .paragraph(let spans): parts.append(wrapped(plain(spans)))
            case .list(let items):
                append(items.map { wrapped("- " + plain($0), hanging: 2) }, to: &parts)
            case .table(let table): append(lines(table), to: &parts)
            case .tree(let tree): append(lines(tree), to: &parts)
            }
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// Lists and tables stand right under the heading before them.
    private func append(_ lines: [String], to parts: inout [String]) {
        parts.append(lines.joined(separator: "\n"))
    }

    private func plain(_ spans: [TextRun]) -> String { spans.map(\.text).joined() }

    /// A tree, with its branches drawn; a long line goes on under itself.
    private func lines(_ tree: Tree) -> [String] {
        let own = brokenLines(Printable.escaped(plain(tree.spans)), hanging: 3)
        let branch = PlainTextRenderer(width: max(1, width - 3))
        let below = tree.children.enumerated().flatMap { index, child -> [String] in
            let isLast = index == tree.children.count - 1
            return branch.lines(child).enumerated().map { row, line in
                (row == 0 ? (isLast ? "└─ " : "├─ ") : (isLast ? "   " : "│  ")) + line
            }
        }
        guard let first = own.first else { return below }
        let stem = tree.children.isEmpty ? "   " : "│  "
        return [first] + own.dropFirst().map { stem + $0.dropFirst(3) } + below
    }

    // MARK: Tables

    /// A table as wide as it needs; else its last cells broken; else drawn tight; else as records.
    private func lines(_ table: Table) -> [String] {
        let cells = table.rows.map { $0.map { Printable.escaped($0.text) } }
        let titles = table.columns.map { [$0.title] }
        let broken = table.columns.map { $0.title.split(separator: " ").map(String.init) }
        let whole = grid(table, cells, titles: titles, widths: widths(cells, titles), gap: 2)
        if whole == nil, table.overflow == .blocks { return blocks(table, cells) }
        return whole
            ?? gridOfBrokenCells(table, cells, titles: titles)
            ?? grid(table, cells, titles: broken, widths: widths(cells, broken), gap: 1)
            ?? records(table, cells)
    }

    /// A table in blocks of as many columns as there is room for, an empty line between them.
    private func blocks(_ table: Table, _ cells: [[String]]) -> [String] {
        let widths = widths(cells, table.columns.map { [$0.title] })
        var lines: [String] = []
        var next = 1
        while next < widths.count {
            let start = next
            var room = width - widths[0]
            repeat {
                room -= widths[next] + 2
                next += 1
            } while next < widths.count && widths[next] + 2 <= room
            let shown = [0] + Array(start..<next)
            let rows = table.rows.filter { row in
                (start..<next).contains { !row[$0].text.isEmpty }
            }
            let block = Table(
                shown.map { table.columns[$0] },
                rows.map { row in shown.map { row[$0] } }
            )
            lines += (lines.isEmpty ? [] : [""]) + self.lines(block)
        }
        return lines
    }

    private func widths(_ cells: [[String]], _ titles: [[String]]) -> [Int] {
        titles.indices.map { column in
            (titles[column] + cells.map { $0[column] }).map(Printable.width).max() ?? 0
        }
    }

    /// The lines of a table, its titles over each other at the bottom; nil if it is too wide.
    private func grid(
        _ table: Table,
        _ cells: [[String]],
        titles: [[String]],
        widths: [Int],
        gap: Int
    ) -> [String]? {
        guard widths.reduce(0, +) + gap * (widths.count - 1) <= width else { return nil }
        let space = String(repeating: " ", count: gap)
        let body = cells.map { line($0, table.columns, widths, space) }
        let height = titles.map(\.count).max() ?? 0
        let head = (0..<height).map { row in
            let names = titles.map { lines in
                row < height - lines.count ? "" : lines[row - (height - lines.count)]
            }
            return line(names, table.columns, widths, space)
        }
        guard head.contains(where: { !$0.isEmpty }) else { return body }
        return head + [widths.map { String(repeating: "─", count: $0) }.joined(separator: space)]
            + body
    }

    /// The narrowest last column that text is broken in.
    private static let lastColumnMin = 24

    /// A table whose last column holds text: what is too long there goes on under itself.
    ///
    /// Nil where that column would be too narrow, or holds a word that cannot be broken.
    private func gridOfBrokenCells(
        _ table: Table,
        _ cells: [[String]],
        titles: [[String]]
    ) -> [String]? {
        guard table.columns.count > 1, table.columns.last?.alignment == .left else { return nil }
        let others = widths(cells, titles).dropLast()
        let left = width - others.reduce(0) { $0 + $1 + 2 }
        guard left >= Self.lastColumnMin else { return nil }
        let narrow = PlainTextRenderer(width: left)
        let broken = cells.flatMap { row in
            narrow.brokenLines(row[row.count - 1], hanging: 0).enumerated().map { index, text in
                index == 0 ? row.dropLast() + [text] : row.dropLast().map { _ in "" } + [text]
            }
        }
        let isBroken = broken.allSatisfy { Printable.width($0[$0.count - 1]) <= left }
        return isBroken ? grid(table, broken, titles: titles, widths: others + [left], gap: 2) : nil
    }

    private func line(
        _ cells: [String],
        _ columns: [Table.Column],
        _ widths: [Int],
        _ space: String
    ) -> String {
        let padded = cells.indices.map { index in
            let blanks = String(
                repeating: " ",
                count: widths[index] - Printable.width(cells[index])
            )
            return columns[index].alignment == .left ? cells[index] + blanks : blanks + cells[index]
        }
        return trimmed(padded.joined(separator: space))
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

    /// Breaks text where it can be broken, so that no line is wider than the terminal.
    private func wrapped(_ text: String, hanging: Int = 0) -> String {
        brokenLines(Printable.escaped(text), hanging: hanging).joined(separator: "\n")
    }

    /// The lines of a text; all but the first are indented.
    private func brokenLines(_ text: String, hanging: Int) -> [String] {
        guard Printable.width(text) > width else { return [text] }
        let indent = String(repeating: " ", count: hanging)
        var lines: [String] = []
        // What stands before the first word stays: it is an indent, or a bullet.
        let lead = String(text.prefix { $0 == " " || $0 == "-" })
        var line = lead
        var isFresh = true
        let room = max(1, width - hanging)
        for piece in TextPieces(text.dropFirst(lead.count), width: room).pieces {
            let candidate = isFresh ? line + piece.text : line + piece.gap + piece.text
            if !isFresh, Printable.width(candidate) > width {
                lines.append(trimmed(line))
                line = indent + piece.text
            } else {
                line = candidate
            }
            isFresh = false
        }
        return lines + [trimmed(line)]
    }
}
