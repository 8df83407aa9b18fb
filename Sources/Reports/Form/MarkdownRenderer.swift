/// Shows a page as Markdown with tables.
///
/// Source: GitHub Flavored Markdown, §4.10.
enum MarkdownRenderer {
    /// The page as Markdown, with a line feed at its end.
    static func text(_ page: Page) -> String {
        page.blocks.map(text).joined(separator: "\n\n") + "\n"
    }

    private static func text(_ block: Block) -> String {
        switch block {
        case .title(let text): "# " + escaped(text)
        case .subtitle(let text): "*" + escaped(text) + "*"
        case .heading(let text): "## " + escaped(text)
        case .paragraph(let spans): spans.map(inline).joined()
        case .list(let items):
            items.map { "- " + $0.map(inline).joined() }.joined(separator: "\n")
        case .table(let table): text(table)
        case .tree(let tree): lines(tree).joined(separator: "\n")
        }
    }

    /// A list of lists.
    private static func lines(_ tree: Tree) -> [String] {
        ["- " + tree.spans.map(inline).joined()]
            + tree.children.flatMap(lines).map { "  " + $0 }
    }

    private static func text(_ table: Table) -> String {
        let rules = table.columns.map { $0.alignment == .left ? "---" : "---:" }
        let rows =
            [table.columns.map { escaped($0.title) }, rules]
            + table.rows.map { $0.map(inline) }
        return rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }

    private static func inline(_ span: TextRun) -> String {
        guard let link = span.link else { return escaped(span.text) }
        let target = link.unicodeScalars.map { scalar in
            ["(", ")", " ", "<", ">", "|", "\\"].contains(scalar) || Printable.isHazardous(scalar)
                ? percent(scalar) : String(scalar)
        }
        return "[\(escaped(span.text))](\(target.joined()))"
    }

    private static func percent(_ scalar: Unicode.Scalar) -> String {
        String(scalar).utf8.map { "%" + String($0, radix: 16, uppercase: true) }.joined()
    }

    private static func escaped(_ text: String) -> String {
        // By scalar: a combining mark behind a character must not hide it.
        let scalars = Array(Printable.escaped(text).unicodeScalars)
        return scalars.indices.map { index in
            special.contains(scalars[index]) || beginsEntity(scalars[index...])
                ? "\\\(scalars[index])" : String(scalars[index])
        }.joined()
    }

    /// The characters that Markdown has a meaning for within a line.
    private static let special: Set<Unicode.Scalar> = [
        "\\", "|", "*", "_", "`", "[", "]", "<", ">", "#", "~",
    ]

    /// Whether a reader of HTML would take the text at its start for a single character.
    private static func beginsEntity(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard text.first == "&" else { return false }
        let rest = text.dropFirst().drop {
            $0 == "#" || $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0)
        }
        return rest.first == ";"
    }
}
