/// A location in a CSV file.
package struct CSVLocation: Hashable, Sendable {
    /// The line, from 1.
    package var line: Int
    /// The character in that line, from 1; a character is a Unicode scalar.
    package var column: Int
    /// The name of the table's column, where the header is known.
    package var columnName: String?

    /// Creates a location from its line and column, both from 1.
    package init(line: Int, column: Int, columnName: String? = nil) {
        self.line = line
        self.column = column
        self.columnName = columnName
    }

    /// Moves past a byte of UTF-8; only the first byte of a scalar changes the location.
    mutating func advance(over byte: UInt8) {
        if byte == CSVByte.lineFeed {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80 {
            column += 1
        }
    }
}

/// A field of a CSV file and its location.
package struct CSVField: Hashable, Sendable {
    /// The text without its quotes; quotes that were doubled are single.
    package let text: String

    /// The location of the text: after the opening quote, if there is one.
    package let location: CSVLocation

    /// Whether the field was written in quotes.
    package let isQuoted: Bool

    /// The location of a byte of the text's UTF-8, counted from 0; at most that of the text's end.
    package func location(ofByte offset: Int) -> CSVLocation {
        Self.location(after: text.utf8.prefix(offset), from: location, isQuoted: isQuoted)
    }

    /// The location after the first bytes of a field's text.
    static func location(
        after content: some Sequence<UInt8>,
        from start: CSVLocation,
        isQuoted: Bool
    ) -> CSVLocation {
        var location = start
        for byte in content {
            location.advance(over: byte)
            // The file holds a quote within quotes twice, the text once.
            if isQuoted, byte == CSVByte.quote { location.advance(over: byte) }
        }
        return location
    }
}

/// The bytes with a meaning in CSV.
enum CSVByte {
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let quote: UInt8 = 0x22
    static let comma: UInt8 = 0x2C

    /// The UTF-8 of U+FEFF, which some programs write before the text.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Whether a byte is a control character of ASCII.
    static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }
}
