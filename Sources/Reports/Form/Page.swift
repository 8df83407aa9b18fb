import FilingModel

/// A piece of text, perhaps a link.
package struct TextRun: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The text.
    package let text: String
    /// Where it leads; only http and https addresses are shown as links.
    package let link: String?

    /// A piece of text.
    package init(_ text: String, link: String? = nil) {
        self.text = text
        self.link = link.flatMap { Source.isLink($0) ? $0 : nil }
    }

    /// A piece of text.
    package init(stringLiteral value: String) { self.init(value) }
}

/// A table: columns and rows.
package struct Table: Hashable, Sendable {
    /// To which side the cells of a column are set.
    package enum Alignment: Hashable, Sendable {
        case left, right
    }

    /// A column.
    package struct Column: Hashable, Sendable {
        /// Its title.
        package let title: String
        /// To which side its cells are set.
        package let alignment: Alignment

        /// A column.
        package init(_ title: String, _ alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    /// How a table is shown that is too wide for a terminal.
    package enum Overflow: Hashable, Sendable {
        /// A record for each row, its first cell on top.
        case records
        /// Blocks of columns one below the other, the first column in each; and in each only the
        /// rows that have something in it.
        case blocks
    }

    /// The columns.
    package let columns: [Column]
    /// The rows, each with a cell for every column.
    package let rows: [[TextRun]]
    /// How it is shown where it is too wide for a terminal.
    package let overflow: Overflow

    /// A table.
    package init(_ columns: [Column], _ rows: [[TextRun]], overflow: Overflow = .records) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "a cell for every column")
        self.columns = columns
        self.rows = rows
        self.overflow = overflow
    }
}

/// A line, and the lines that stand under it.
package struct Tree: Hashable, Sendable {
    /// The line.
    package let spans: [TextRun]
    /// What stands under it.
    package let children: [Tree]

    /// A line, and the lines that stand under it.
    package init(_ spans: [TextRun], _ children: [Tree] = []) {
        self.spans = spans
        self.children = children
    }
}

/// A part of a page.
package enum Block: Hashable, Sendable {
    /// The title of the page.
    case title(String)
    /// A line under the title, such as the clocks.
    case subtitle(String)
    /// The heading of a section.
    case heading(String)
    /// Running text.
    case paragraph([TextRun])
    /// A list.
    case list([[TextRun]])
    /// A table.
    case table(Table)
    /// What something stands on, and that on, and so on.
    case tree(Tree)
}

/// What a report shows to people, before it is text, Markdown or HTML.
package struct Page: Hashable, Sendable {
    /// The language it is in, as an HTML language tag.
    package let language: String
    /// Its parts, from top to bottom.
    package let blocks: [Block]

    /// A page.
    package init(language: String = "en", _ blocks: [Block]) {
        self.language = language
        self.blocks = blocks
    }
}

/// The raw values of a report, one row a line: for spreadsheets and programs.
package struct Sheet: Hashable, Sendable {
    /// The names of the columns.
    package let header: [String]
    /// The rows; nil: no value.
    package let rows: [[String?]]

    /// Raw values.
    package init(_ header: [String], _ rows: [[String?]]) {
        self.header = header
        self.rows = rows
    }
}
