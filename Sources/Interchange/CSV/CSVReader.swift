/// Reads a CSV file row by row, and names the place of every error.
///
/// UTF-8, with or without a byte order mark; lines end in LF or CRLF, and the last one may end
/// without either; a field in quotes may hold commas, line ends and doubled quotes. The first
/// record is the header, whose names all differ. Whatever RFC 4180 does not describe is refused.
/// Source: RFC 4180 §2; RFC 7111 for counting from 1.
package struct CSVReader: Sendable {
    /// The header.
    package let header: [CSVField]

    private var scanner: CSVScanner
    private var hasFailed = false

    /// Reads the header of a file, which must keep the limits.
    package init(_ bytes: [UInt8], limits: CSVLimits = CSVLimits()) throws(CSVError) {
        scanner = CSVScanner(bytes, limits: limits)
        guard bytes.count <= limits.fileBytesMax else {
            throw CSVError(.fileTooLong(bytesMax: limits.fileBytesMax), at: scanner.location)
        }
        guard !scanner.isAtEnd else { throw CSVError(.emptyFile, at: scanner.location) }
        let record = try scanner.record(fieldsMax: limits.columnsMax)
        if let surplus = record.surplus {
            throw CSVError(.tooManyColumns(max: limits.columnsMax), at: surplus)
        }
        header = record.fields
        try Self.checkNames(of: header)
        scanner.columnNames = header.map(\.text)
    }

    /// Reads the next row; nil after the last one.
    ///
    /// After a row with a wrong number of fields, reading can go on with the row after it. After
    /// any other error nothing more is read.
    package mutating func next() throws(CSVError) -> CSVRow? {
        guard !hasFailed, !scanner.isAtEnd else { return nil }
        let line = scanner.location.line
        hasFailed = true
        let record = try scanner.record(fieldsMax: header.count)
        hasFailed = false
        guard record.count == header.count else {
            throw wrongFieldCount(record.count, at: record.surplus ?? record.end)
        }
        return CSVRow(fields: record.fields, line: line)
    }

    private static func checkNames(of header: [CSVField]) throws(CSVError) {
        var names: Set<String> = []
        for field in header {
            guard !field.text.isEmpty else { throw CSVError(.unnamedColumn, at: field.location) }
            guard names.insert(field.text).inserted else {
                var location = field.location
                location.columnName = field.text
                throw CSVError(.duplicateColumn(field.text), at: location)
            }
        }
    }

    private func wrongFieldCount(_ found: Int, at location: CSVLocation) -> CSVError {
        var location = location
        if found < header.count { location.columnName = header[found].text }
        return CSVError(.wrongFieldCount(expected: header.count, found: found), at: location)
    }
}

/// A row of a CSV file.
package struct CSVRow: Hashable, Sendable {
    /// The fields, as many as the header has.
    package let fields: [CSVField]

    /// The line on which the row starts, from 1.
    package let line: Int
}

/// The limits of a CSV file.
package struct CSVLimits: Hashable, Sendable {
    /// The longest file, in bytes.
    package var fileBytesMax: Int
    /// The longest field, in bytes, without the quotes around it.
    package var fieldBytesMax: Int
    /// The most columns of a header.
    package var columnsMax: Int

    /// Creates limits; those of the program unless others are given.
    package init(
        fileBytesMax: Int = 32 * 1_024 * 1_024,
        fieldBytesMax: Int = 65_535,
        columnsMax: Int = 100
    ) {
        self.fileBytesMax = fileBytesMax
        self.fieldBytesMax = fieldBytesMax
        self.columnsMax = columnsMax
    }
}
