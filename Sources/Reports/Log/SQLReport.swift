package import EventLog
package import FilingModel

/// The answer to a query of SQL, over views at three clocks.
package struct SQLReport: Report {
    private let clock: Clock
    private let columns: [String]
    /// The rows, each with an integer, a text or null for every column.
    private let rows: [[JSONValue]]

    /// An answer: the names of its columns, and rows of integers, texts and nulls.
    package init(clock: Clock, columns: [String], rows: [[JSONValue]]) {
        self.clock = clock
        self.columns = columns
        self.rows = rows
    }

    package var fields: Fields { ["clock": clock, "columns": columns, "rows": rows] }

    package var sheet: Sheet { Sheet(columns, rows.map { $0.map(\.cell) }) }

    package func page(in language: LocalizedText.Language) -> Page {
        let cells = rows.map { $0.map { TextRun($0.cell ?? "") } }
        let titles = columns.indices.map { Table.Column(columns[$0], alignment(of: $0)) }
        let title = NumberText.counted(rows.count, "row")
        return Page(title, clock, in: language, [.table(Table(titles, cells))])
    }

    /// Numbers stand to the right; texts of one length, such as codes, do not.
    private func alignment(of column: Int) -> Table.Alignment {
        let values = rows.map { $0[column] }.filter { $0 != .null }
        let isNumeric = !values.isEmpty && values.allSatisfy(Self.isNumber)
        let hasIntegers = values.contains { if case .integer = $0 { true } else { false } }
        let lengths = Set(values.map { $0.cell?.utf8.count })
        return isNumeric && (hasIntegers || lengths.count > 1) ? .right : .left
    }

    private static func isNumber(_ value: JSONValue) -> Bool {
        switch value {
        case .integer: true
        case .string(let text): (try? Amount(text)) != nil
        case .null, .bool, .array, .object: false
        }
    }
}
