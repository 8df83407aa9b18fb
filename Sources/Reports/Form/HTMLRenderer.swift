/// Shows a page as one HTML document that needs no other file.
enum HTMLRenderer {
    /// The document, with a line feed at its end.
    static func text(_ page: Page) -> String {
        let title =
            page.blocks.compactMap { block in
                if case .title(let text) = block { text } else { nil }
            }.first ?? "StarLedger"
        return """
            <!doctype html>
            <html lang="\(escaped(page.language))">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(escaped(title))</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            <main>
            \(page.blocks.map(text).joined(separator: "\n"))
            </main>
            </body>
            </html>

            """
    }

    private static let style = """
        :root { color-scheme: light dark; --rule: #d5d9e0; --quiet: #5b6472; --accent: #1f5fbf; }
        @media (prefers-color-scheme: dark) {
          :root { --rule: #3a414d; --quiet: #a3acb9; --accent: #8ab4f8; }
        }
        body { font: 16px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; margin: 0; }
        main { max-width: 62rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
        h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
        .subtitle { color: var(--quiet); margin: .25rem 0 1.5rem; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--rule); text-align: left; }
        th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
        th.right, td.right { text-align: right; }
        td.right { white-space: nowrap; }
        a { color: var(--accent); }
        li { margin: .2rem 0; }
        """

    private static func text(_ block: Block) -> String {
        switch block {
        case .title(let text): "<h1>\(escaped(text))</h1>"
        case .subtitle(let text): "<p class=\"subtitle\">\(escaped(text))</p>"
        case .heading(let text): "<h2>\(escaped(text))</h2>"
        case .paragraph(let spans): "<p>\(spans.map(inline).joined())</p>"
        case .list(let items):
            "<ul>\n"
                + items.map { "<li>\($0.map(inline).joined())</li>" }
                .joined(separator: "\n") + "\n</ul>"
        case .table(let table): text(table)
        case .tree(let tree): "<ul>\n\(item(tree))\n</ul>"
        }
    }

    /// An item of a list, with the list of what stands under it.
    private static func item(_ tree: Tree) -> String {
        let below = tree.children.map(item).joined(separator: "\n")
        let list = tree.children.isEmpty ? "" : "\n<ul>\n\(below)\n</ul>\n"
        return "<li>\(tree.spans.map(inline).joined())\(list)</li>"
    }

    private static func text(_ table: Table) -> String {
        func row(_ tag: String, _ cells: [String]) -> String {
            let cells = zip(cells, table.columns).map { cell, column in
                let side = column.alignment == .right ? " class=\"right\"" : ""
                return "<\(tag)\(side)>\(cell)</\(tag)>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        let head = row("th", table.columns.map { escaped($0.title) })
        let body = table.rows.map { row("td", $0.map(inline)) }.joined(separator: "\n")
        return """
            <div class="scroll"><table>
            <thead>\(head)</thead>
            <tbody>
            \(body)
            </tbody>
            </table></div>
            """
    }

    private static func inline(_ span: TextRun) -> String {
        guard let link = span.link else { return escaped(span.text) }
        return "<a href=\"\(escaped(link))\" rel=\"noreferrer\">\(escaped(span.text))</a>"
    }

    private static func escaped(_ text: String) -> String { MarkupText.escaped(text) }
}
