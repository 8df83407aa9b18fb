import FilingModel

/// A piece of text, perhaps a link.
public struct TextRun: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The text.
    public let text: String
    /// Where it leads; only http and https addresses are shown as links.
    public let link: String?

    /// A piece of text.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - link: Where it leads.
    public init(_ text: String, link: String? = nil) {
        self.text = text
        self.link = link.flatMap { Source.isLink($0) ? $0 : nil }
    }

    /// A piece of text.
    ///
    /// - Parameter value: The text.
    public init(stringLiteral value: String) { self.init(value) }
}

/// A table: columns and rows.
public struct Table: Hashable, Sendable {
    /// To which side the cells of a column are set.
    public enum Alignment: Hashable, Sendable {
        case left, right
    }

    /// A column.
    public struct Column: Hashable, Sendable {
        /// Its title.
        public let title: String
        /// To which side its cells are set.
        public let alignment: Alignment

        /// A column.
        ///
        /// - Parameters:
        ///   - title: Its title.
        ///   - alignment: To which side its cells are set.
        public init(_ title: String, _ alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    /// How a table is shown that is too wide for a terminal.
    public enum Overflow: Hashable, Sendable {
        /// A record for each row, its first cell on top.
        case records
        /// Blocks of columns one below the other, the first column in each; and in each only the
        /// rows that have something in it.
        case blocks
    }

    /// The columns.
    public let columns: [Column]
    /// The rows, each with a cell for every column.
    public let rows: [[TextRun]]
    /// How it is shown where it is too wide for a terminal.
    public let overflow: Overflow

    /// A table.
    ///
    /// - Parameters:
    ///   - columns: The columns.
    ///   - rows: The rows, each with a cell for every column.
    ///   - overflow: How it is shown where it is too wide for a terminal.
    public init(_ columns: [Column], _ rows: [[TextRun]], overflow: Overflow = .records) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "a cell for every column")
        self.columns = columns
        self.rows = rows
        self.overflow = overflow
    }
}

/// A line, and the lines that stand under it.
public struct Tree: Hashable, Sendable {
    /// The line.
    public let spans: [TextRun]
    /// What stands under it.
    public let children: [Tree]

    /// A line, and the lines that stand under it.
    ///
    /// - Parameters:
    ///   - spans: The line.
    ///   - children: What stands under it.
    public init(_ spans: [TextRun], _ children: [Tree] = []) {
        self.spans = spans
        self.children = children
    }
}

/// A part of a page.
public enum Block: Hashable, Sendable {
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
public struct Page: Hashable, Sendable {
    /// The language it is in, as an HTML language tag.
    public let language: String
    /// Its parts, from top to bottom.
    public let blocks: [Block]

    /// A page.
    ///
    /// - Parameters:
    ///   - language: The language it is in, as an HTML language tag.
    ///   - blocks: Its parts, from top to bottom.
    public init(language: String = "en", _ blocks: [Block]) {
        self.language = language
        self.blocks = blocks
    }
}

/// The raw values of a report, one row a line: for spreadsheets and programs.
public struct Sheet: Hashable, Sendable {
    /// The names of the columns.
    public let header: [String]
    /// The rows; nil: no value.
    public let rows: [[String?]]

    /// Raw values.
    ///
    /// - Parameters:
    ///   - header: The names of the columns.
    ///   - rows: The rows; nil: no value.
    public init(_ header: [String], _ rows: [[String?]]) {
        self.header = header
        self.rows = rows
    }
}
