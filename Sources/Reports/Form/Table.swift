/// A table: columns and rows.
package struct Table: Hashable, Sendable {
    /// The side to which the cells of a column are set.
    package enum Alignment: Hashable, Sendable {
        case left, right
    }

    /// A column.
    package struct Column: Hashable, Sendable {
        /// Its title.
        package let title: String
        /// The side to which its cells are set.
        package let alignment: Alignment

        /// A column.
        package init(_ title: String, _ alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    /// The form of a table that is too wide for a terminal.
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
    /// Its form where it is too wide for a terminal.
    package let overflow: Overflow

    /// A table.
    package init(_ columns: [Column], _ rows: [[TextRun]], overflow: Overflow = .records) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "a cell for every column")
        self.columns = columns
        self.rows = rows
        self.overflow = overflow
    }
}

extension Table {
    /// A column of a table of things: its title, and what it tells of each.
    struct ColumnOf<Item> {
        fileprivate let column: Column
        fileprivate let cell: (Item) -> TextRun

        /// A column set to the left.
        init(_ title: String, _ cell: @escaping (Item) -> some Cell) {
            self.init(title, .left, cell)
        }

        /// A column.
        init(_ title: String, _ alignment: Alignment, _ cell: @escaping (Item) -> some Cell) {
            column = Column(title, alignment)
            self.cell = { cell($0).run }
        }
    }

    /// A row for each thing.
    init<Item>(of items: [Item], _ columns: [ColumnOf<Item>]) {
        self.init(
            columns.map(\.column),
            items.map { item in columns.map { $0.cell(item) } }
        )
    }
}

/// A value that can stand in a cell of a table.
protocol Cell {
    /// The text.
    var run: TextRun { get }
}

extension TextRun: Cell {
    var run: TextRun { self }
}

extension String: Cell {
    var run: TextRun { TextRun(self) }
}

extension Optional: Cell where Wrapped == String {
    /// The text; an empty cell where there is none.
    var run: TextRun { TextRun(self ?? "") }
}
