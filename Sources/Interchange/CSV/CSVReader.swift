/// Reads a CSV file row by row, and says exactly where it is wrong.
///
/// UTF-8, with or without a byte order mark; lines end in LF or CRLF, the last one also in nothing;
/// a field in quotes may hold commas, line ends, and quotes written twice. The first record is the
/// header: names that differ from each other. Strict: what RFC 4180 does not describe is refused.
/// Source: RFC 4180 §2; RFC 7111 for counting from 1.
public struct CSVReader: Sendable {
    /// The header.
    public let header: [CSVField]

    private var scanner: CSVScanner
    private var hasFailed = false

    /// Reads the header of a file.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - limits: The bounds it must keep.
    /// - Throws: `CSVError`, if the file is too long, or its header is not one.
    public init(_ bytes: [UInt8], limits: CSVLimits = CSVLimits()) throws(CSVError) {
        scanner = CSVScanner(bytes, limits: limits)
        guard bytes.count <= limits.fileBytesMax else {
            throw CSVError(.fileTooLong(bytesMax: limits.fileBytesMax), at: scanner.place)
        }
        guard !scanner.isAtEnd else { throw CSVError(.emptyFile, at: scanner.place) }
        let record = try scanner.record(fieldsMax: limits.columnsMax)
        if let surplus = record.surplus {
            throw CSVError(.tooManyColumns(max: limits.columnsMax), at: surplus)
        }
        header = record.fields
        try Self.checkNames(of: header)
        scanner.columnNames = header.map(\.text)
    }

    /// Reads the next row.
    ///
    /// After a row with a wrong number of fields, reading can go on with the row after it. After
    /// any other error nothing more is read.
    ///
    /// - Returns: The row, or nil after the last one.
    /// - Throws: `CSVError`.
    public mutating func next() throws(CSVError) -> CSVRow? {
        guard !hasFailed, !scanner.isAtEnd else { return nil }
        let line = scanner.place.line
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
            guard !field.text.isEmpty else { throw CSVError(.unnamedColumn, at: field.place) }
            guard names.insert(field.text).inserted else {
                var place = field.place
                place.columnName = field.text
                throw CSVError(.duplicateColumn(field.text), at: place)
            }
        }
    }

    private func wrongFieldCount(_ found: Int, at place: CSVLocation) -> CSVError {
        var place = place
        if found < header.count { place.columnName = header[found].text }
        return CSVError(.wrongFieldCount(expected: header.count, found: found), at: place)
    }
}
