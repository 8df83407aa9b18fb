package import EventLog
package import FilingModel

/// What a query of SQL answers, over views at three clocks.
package struct SQLReport: Report {
    /// The clocks.
    package let clock: Clock
    /// The names of the columns.
    package let columns: [String]
    /// The rows, each with an integer, a text or null for every column.
    package let rows: [[JSONValue]]

    /// What a query of SQL answers.
    package init(clock: Clock, columns: [String], rows: [[JSONValue]]) {
        self.clock = clock
        self.columns = columns
        self.rows = rows
    }

    package var json: JSONValue {
        .object([
            JSONMember("clock", clock.json),
            JSONMember("columns", .array(columns.map { .string($0) })),
            JSONMember("rows", .array(rows.map { .array($0) })),
        ])
    }

    package var sheet: Sheet { Sheet(columns, rows.map { $0.map(Self.text) }) }

    package func page(in language: LocalizedText.Language) -> Page {
        let cells = rows.map { $0.map { TextRun(Self.text($0) ?? "") } }
        let count = rows.count == 1 ? "1 row" : "\(NumberText.grouped(rows.count)) rows"
        return Page([
            .title(count), .subtitle(clock.line(in: language)),
            .table(Table(columns.indices.map { .init(columns[$0], alignment(of: $0)) }, cells)),
        ])
    }

    /// Numbers stand to the right; texts of one length, such as codes, do not.
    private func alignment(of column: Int) -> Table.Alignment {
        let values = rows.map { $0[column] }.filter { $0 != .null }
        let isNumeric = !values.isEmpty && values.allSatisfy(Self.isNumber)
        let hasIntegers = values.contains { if case .integer = $0 { true } else { false } }
        let lengths = Set(values.map { Self.text($0)?.utf8.count })
        return isNumeric && (hasIntegers || lengths.count > 1) ? .right : .left
    }

    private static func isNumber(_ value: JSONValue) -> Bool {
        switch value {
        case .integer: true
        case .string(let text): (try? Amount(text)) != nil
        case .null, .bool, .array, .object: false
        }
    }

    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .integer(let number): String(number)
        case .string(let text): text
        case .null, .bool, .array, .object: nil
        }
    }
}
