/// Reads the records of a CSV file one after the other; it does not know what a header is.
struct CSVScanner {
    /// The fields of a record.
    struct Record {
        /// The fields that are kept.
        let fields: [CSVField]
        /// The number of all fields.
        let count: Int
        /// The location of the first field that is not kept.
        let surplus: CSVLocation?
        /// The location of the end of the last field.
        let end: CSVLocation
    }

    private let bytes: [UInt8]
    private let limits: CSVLimits
    private var index = 0
    private(set) var location = CSVLocation(line: 1, column: 1)

    /// The position of the field in its record, from 0.
    private var column = 0

    /// The names of the columns, which errors then carry.
    var columnNames: [String] = []

    /// Starts at the first byte after the byte order mark, if there is one.
    init(_ bytes: [UInt8], limits: CSVLimits) {
        self.bytes = bytes
        self.limits = limits
        if bytes.starts(with: CSVByte.byteOrderMark) { index = CSVByte.byteOrderMark.count }
    }

    /// Whether nothing is left.
    var isAtEnd: Bool { index == bytes.count }

    /// Reads the fields up to the line's end, or the file's, and steps over it.
    ///
    /// Fields beyond `fieldsMax` are read and counted, but not kept.
    mutating func record(fieldsMax: Int) throws(CSVError) -> Record {
        var fields: [CSVField] = []
        var surplus: CSVLocation?
        column = 0
        while true {
            let start = location
            let field = try field()
            column += 1
            if column <= fieldsMax { fields.append(field) } else { surplus = surplus ?? start }
            guard next == CSVByte.comma else { break }
            step()
        }
        let end = location
        if next == CSVByte.carriageReturn { step() }
        if next == CSVByte.lineFeed { step() }
        return Record(fields: fields, count: column, surplus: surplus, end: end)
    }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func step() {
        location.advance(over: bytes[index])
        index += 1
    }

    /// An error in this column.
    private func error(_ rule: CSVError.Rule, at location: CSVLocation) -> CSVError {
        CSVError(rule, at: inColumn(location))
    }

    private func inColumn(_ location: CSVLocation) -> CSVLocation {
        guard column < columnNames.count else { return location }
        var location = location
        location.columnName = columnNames[column]
        return location
    }

    private mutating func field() throws(CSVError) -> CSVField {
        let isQuoted = next == CSVByte.quote
        let opening = location
        if isQuoted { step() }
        let start = inColumn(location)
        var content: [UInt8] = []
        while try hasContent(isQuoted: isQuoted, opening: opening) {
            let byte = bytes[index]
            try check(byte, after: content.last)
            content.append(byte)
            step()
            guard content.count <= limits.fieldBytesMax else {
                throw CSVError(.fieldTooLong(bytesMax: limits.fieldBytesMax), at: start)
            }
        }
        let text = try Self.text(of: content, from: start, isQuoted: isQuoted)
        return CSVField(text: text, location: start, isQuoted: isQuoted)
    }

    /// Whether the next byte belongs to the field; steps over a closing quote, and over the first
    /// of two that stand for one.
    private mutating func hasContent(isQuoted: Bool, opening: CSVLocation) throws(CSVError) -> Bool
    {
        guard isQuoted else {
            guard next != CSVByte.quote else { throw error(.strayQuote, at: location) }
            return try !isAtFieldEnd()
        }
        guard let byte = next else { throw error(.unterminatedQuote, at: opening) }
        guard byte == CSVByte.quote else { return true }
        step()
        if next == CSVByte.quote { return true }
        guard try isAtFieldEnd() else { throw error(.textAfterQuote, at: location) }
        return false
    }

    private func isAtFieldEnd() throws(CSVError) -> Bool {
        switch next {
        case nil, CSVByte.comma, CSVByte.lineFeed: return true
        case CSVByte.carriageReturn:
            try checkLineEnd()
            return true
        default: return false
        }
    }

    private func checkLineEnd() throws(CSVError) {
        guard index + 1 < bytes.count, bytes[index + 1] == CSVByte.lineFeed else {
            throw error(.bareCarriageReturn, at: location)
        }
    }

    /// Refuses control characters, U+0080–009F included, except line ends.
    private func check(_ byte: UInt8, after previous: UInt8?) throws(CSVError) {
        if byte == CSVByte.carriageReturn { return try checkLineEnd() }
        if previous == 0xC2, (0x80...0x9F).contains(byte) {
            var location = location
            location.column -= 1
            throw error(.controlCharacter(byte), at: location)
        }
        guard !CSVByte.isControl(byte) || byte == CSVByte.lineFeed else {
            throw error(.controlCharacter(byte), at: location)
        }
    }

    private static func text(
        of content: [UInt8],
        from start: CSVLocation,
        isQuoted: Bool
    ) throws(CSVError) -> String {
        do {
            return String(copying: try UTF8Span(validating: content.span))
        } catch {
            let before = content.prefix(error.byteOffsets.lowerBound)
            let location = CSVField.location(after: before, from: start, isQuoted: isQuoted)
            throw CSVError(.invalidUTF8, at: location)
        }
    }
}
