/// A rule of CSV that a file breaks, and where.
package struct CSVError: Error, Hashable, Sendable {
    /// The rule that is broken.
    package enum Rule: Hashable, Sendable {
        /// The file is longer than so many bytes.
        case fileTooLong(bytesMax: Int)
        /// The file has no header.
        case emptyFile
        /// The header has more than so many columns.
        case tooManyColumns(max: Int)
        /// A column has no name.
        case unnamedColumn
        /// A column has the name of an earlier one.
        case duplicateColumn(String)
        /// A row has more or fewer fields than the header.
        case wrongFieldCount(expected: Int, found: Int)
        /// A field is longer than so many bytes.
        case fieldTooLong(bytesMax: Int)
        /// A field that does not begin with a quote has one inside.
        case strayQuote
        /// Something other than a comma or the line's end follows a closing quote.
        case textAfterQuote
        /// The file ends inside quotes; the location is that of the opening one.
        case unterminatedQuote
        /// A carriage return without the line feed that would make it a line's end.
        case bareCarriageReturn
        /// A control character other than a line's end.
        case controlCharacter(UInt8)
        /// Bytes that are not UTF-8.
        case invalidUTF8
    }

    /// The rule that is broken.
    package let rule: Rule

    /// The location at which it is broken.
    package let location: CSVLocation

    /// Creates an error from a broken rule and its location.
    package init(_ rule: Rule, at location: CSVLocation) {
        self.rule = rule
        self.location = location
    }
}

extension CSVError.Rule: CustomStringConvertible {
    /// The rule as half a sentence.
    package var description: String {
        switch self {
        case .fileTooLong(let bytesMax): "the file must not be longer than \(bytesMax) bytes"
        case .emptyFile: "the file must begin with a header"
        case .tooManyColumns(let max): "the header must not have more than \(max) columns"
        case .unnamedColumn: "a column must have a name"
        case .duplicateColumn(let name): "the header must name \(name) only once"
        case .wrongFieldCount(let expected, let found):
            "the row must have \(expected) fields as the header has, not \(found)"
        case .fieldTooLong(let bytesMax): "a field must not be longer than \(bytesMax) bytes"
        case .strayQuote: "a field with a quote in it must be quoted, and that quote doubled"
        case .textAfterQuote: "a comma or the line's end must follow a closing quote"
        case .unterminatedQuote: "this quote must be closed"
        case .bareCarriageReturn: "a carriage return must be followed by a line feed"
        case .controlCharacter(let byte):
            "must not contain control characters: U+00\(Self.hexadecimal(byte))"
        case .invalidUTF8: "must be UTF-8"
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "0" + digits : digits
    }
}
