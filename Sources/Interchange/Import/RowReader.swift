internal import FilingModel

/// Reads the values of a row, and collects what is wrong with them.
struct RowReader {
    let table: ImportTable
    let row: CSVRow
    private(set) var problems: [ImportProblem] = []

    init(_ row: CSVRow, of table: ImportTable) {
        self.row = row
        self.table = table
    }

    /// Whether nothing has been found wrong.
    var isClean: Bool { problems.isEmpty }

    /// The row's place, for what is said of other rows.
    var place: ImportProblem.RowLocation {
        ImportProblem.RowLocation(file: table.fileName, line: row.line)
    }

    /// Where the values of the row start, by column name.
    var columns: [String: Int] {
        let places = ImportColumn.Name.allCases.compactMap { name in
            table.field(name, of: row).map { (name.rawValue, $0.place.column) }
        }
        return Dictionary(uniqueKeysWithValues: places)
    }

    /// The text of a column; empty if the file does not have it.
    func text(_ column: ImportColumn.Name) -> String { table.field(column, of: row)?.text ?? "" }

    /// Reads a value that must be there.
    mutating func required<Value>(
        _ column: ImportColumn.Name,
        _ parse: (String) throws(SpellingError) -> Value
    ) -> Value? {
        guard !text(column).isEmpty else {
            refuse(column, .missingValue)
            return nil
        }
        return optional(column, parse)
    }

    /// Reads a value that can be left out; nil also if it is wrong.
    mutating func optional<Value>(
        _ column: ImportColumn.Name,
        _ parse: (String) throws(SpellingError) -> Value
    ) -> Value? {
        let text = text(column)
        guard !text.isEmpty else { return nil }
        do throws(SpellingError) {
            return try parse(text)
        } catch {
            refuse(column, .malformed(error))
            return nil
        }
    }

    /// Refuses a value that does not belong in this row.
    mutating func requireEmpty(_ column: ImportColumn.Name, _ rule: String) {
        if !text(column).isEmpty { refuse(column, .misplaced(rule)) }
    }

    /// Notes what is wrong with the value of a column.
    mutating func refuse(_ column: ImportColumn.Name, _ reason: ImportProblem.Reason) {
        var place =
            table.field(column, of: row).map { field in
                guard case .malformed(let malformed) = reason else { return field.place }
                return field.place(atByte: malformed.offset)
            } ?? CSVLocation(line: row.line, column: 1)
        place.columnName = column.rawValue
        problems.append(ImportProblem(file: table.fileName, place: place, reason: reason))
    }
}
