internal import FilingModel

/// Reads the values of a row, and collects what is wrong with them.
struct RowReader {
    let table: ImportTable
    let row: CSVRow
    let options: ImportOptions
    private(set) var problems: [ImportProblem] = []

    init(_ row: CSVRow, of table: ImportTable, options: ImportOptions) {
        self.row = row
        self.table = table
        self.options = options
    }

    /// Whether nothing has been found wrong.
    var isClean: Bool { problems.isEmpty }

    /// The location of the row, for problems of other rows.
    var location: ImportProblem.RowLocation {
        ImportProblem.RowLocation(file: table.fileName, line: row.line)
    }

    /// The start of each value of the row by column name: a character in its line, from 1.
    var columns: [String: Int] {
        let starts = ImportColumn.Name.allCases.compactMap { name in
            table.field(name, of: row).map { (name.rawValue, $0.location.column) }
        }
        return Dictionary(uniqueKeysWithValues: starts)
    }

    /// The text of a column; empty if the file does not have it.
    func text(_ column: ImportColumn.Name) -> String { table.field(column, of: row)?.text ?? "" }

    /// Reads a value that must not be empty; nil if it is empty or wrong.
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

    /// Reads a value that may be empty; nil if it is empty or wrong.
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

    /// Refuses a value in a column that must be empty in this row.
    mutating func requireEmpty(_ column: ImportColumn.Name, _ rule: String) {
        if !text(column).isEmpty { refuse(column, .misplaced(rule)) }
    }

    /// Adds what is wrong with the value of a column to the problems.
    mutating func refuse(_ column: ImportColumn.Name, _ reason: ImportProblem.Reason) {
        var location = CSVLocation(line: row.line, column: 1)
        if let field = table.field(column, of: row) {
            location = field.location
            if case .malformed(let error) = reason {
                location = field.location(ofByte: error.offset)
            }
        }
        location.columnName = column.rawValue
        problems.append(ImportProblem(file: table.fileName, location: location, reason: reason))
    }
}

/// Values that several tables hold.
extension RowReader {
    /// Reads one of a closed set of words, which must not be empty.
    mutating func requiredWord<Word: RawRepresentable<String> & CaseIterable>(
        _ column: ImportColumn.Name,
        as kind: SpellingError.Kind = .text
    ) -> Word? {
        required(column) { (text) throws(SpellingError) in try Word(spelling: text, as: kind) }
    }

    /// Reads one of a closed set of words, or nothing.
    mutating func optionalWord<Word: RawRepresentable<String> & CaseIterable>(
        _ column: ImportColumn.Name,
        as kind: SpellingError.Kind
    ) -> Word? {
        optional(column) { (text) throws(SpellingError) in try Word(spelling: text, as: kind) }
    }

    /// Reads text for people.
    static func plainText(_ text: String) throws(SpellingError) -> String {
        try PlainText.check(text, as: .text)
    }

    /// Reads a whole number in its shortest form.
    static func integer(
        _ text: String,
        in range: ClosedRange<Int>,
        as kind: SpellingError.Kind
    ) throws(SpellingError) -> Int {
        guard let number = Int(text), String(number) == text, range.contains(number) else {
            throw SpellingError(
                kind,
                "must be an integer from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return number
    }

    /// Reads the precision of a value; nil: exact.
    mutating func precision() -> Precision? {
        optional(.decimals) { (text) throws(SpellingError) in
            try Precision(decimals: Self.integer(text, in: Precision.range, as: .precision))
        }
    }

    /// Reads two columns as one text in two languages; at least one must not be empty.
    mutating func localizedText(
        english: ImportColumn.Name,
        chinese: ImportColumn.Name
    ) -> LocalizedText? {
        let texts = [english, chinese].map { column in
            optional(column) { (text) throws(SpellingError) in
                try PlainText.check(text, as: .localizedText)
            }
        }
        if text(english).isEmpty, text(chinese).isEmpty { refuse(chinese, .missingValue) }
        return try? LocalizedText(english: texts[0], chinese: texts[1])
    }
}
