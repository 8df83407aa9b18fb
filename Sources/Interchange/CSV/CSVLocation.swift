/// A place in a CSV file.
public struct CSVLocation: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The character in that line, from 1; a character is a Unicode scalar.
    public var column: Int
    /// The name of the column of the table, where the header is known.
    public var columnName: String?

    /// A place.
    ///
    /// - Parameters:
    ///   - line: The line, from 1.
    ///   - column: The character in that line, from 1.
    ///   - columnName: The name of the column of the table.
    public init(line: Int, column: Int, columnName: String? = nil) {
        self.line = line
        self.column = column
        self.columnName = columnName
    }

    /// The place after one more byte of UTF-8; only the first byte of a scalar moves it.
    mutating func advance(over byte: UInt8) {
        if byte == CSVByte.lineFeed {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80 {
            column += 1
        }
    }
}
