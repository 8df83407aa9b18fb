/// Reads the records of a CSV file, one after the other, without a notion of a header.
struct CSVScanner {
    /// The fields of a line.
    struct Record {
        /// The fields that are kept.
        let fields: [CSVField]
        /// How many there are in all.
        let count: Int
        /// Where the first field starts that is not kept.
        let surplus: CSVLocation?
        /// Where the last field ends.
        let end: CSVLocation
    }

    private let bytes: [UInt8]
    private let limits: CSVLimits
    private var index = 0
    private(set) var place = CSVLocation(line: 1, column: 1)

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
    mutating func record(
        fieldsMax: Int
    ) throws(CSVError) -> Record {
        var fields: [CSVField] = []
        var count = 0
        var surplus: CSVLocation?
        while true {
            let start = place
            let field = try field(at: count)
            count += 1
            if count <= fieldsMax { fields.append(field) } else { surplus = surplus ?? start }
            guard next == CSVByte.comma else { break }
            step()
        }
        let end = place
        if next == CSVByte.carriageReturn { step() }
        if next == CSVByte.lineFeed { step() }
        return Record(fields: fields, count: count, surplus: surplus, end: end)
    }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func step() {
        place.advance(over: bytes[index])
        index += 1
    }

    private func failure(
        _ rule: CSVError.Rule,
        at place: CSVLocation,
        column: Int
    ) -> CSVError {
        var place = place
        if column < columnNames.count { place.columnName = columnNames[column] }
        return CSVError(rule, at: place)
    }

    private mutating func field(at column: Int) throws(CSVError) -> CSVField {
        let isQuoted = next == CSVByte.quote
        let opening = place
        if isQuoted { step() }
        var start = place
        if column < columnNames.count { start.columnName = columnNames[column] }
        var content: [UInt8] = []
        while try continues(isQuoted: isQuoted, column: column, opening: opening) {
            let byte = bytes[index]
            try check(byte, after: content.last, column: column)
            content.append(byte)
            step()
            guard content.count <= limits.fieldBytesMax else {
                throw failure(
                    .fieldTooLong(bytesMax: limits.fieldBytesMax),
                    at: start,
                    column: column
                )
            }
        }
        let text = try text(of: content, from: start, isQuoted: isQuoted)
        return CSVField(text: text, place: start, isQuoted: isQuoted)
    }

    /// Whether the next byte belongs to the field; steps over a closing quote, and over the first
    /// of two that stand for one.
    private mutating func continues(
        isQuoted: Bool,
        column: Int,
        opening: CSVLocation
    ) throws(CSVError) -> Bool {
        guard isQuoted else {
            guard next != CSVByte.quote else {
                throw failure(.strayQuote, at: place, column: column)
            }
            return try !isAtFieldEnd(column: column)
        }
        guard let byte = next else {
            throw failure(.unterminatedQuote, at: opening, column: column)
        }
        guard byte == CSVByte.quote else { return true }
        step()
        if next == CSVByte.quote { return true }
        guard try isAtFieldEnd(column: column) else {
            throw failure(.textAfterQuote, at: place, column: column)
        }
        return false
    }

    private func isAtFieldEnd(column: Int) throws(CSVError) -> Bool {
        switch next {
        case nil, CSVByte.comma, CSVByte.lineFeed: return true
        case CSVByte.carriageReturn:
            try checkLineEnd(column: column)
            return true
        default: return false
        }
    }

    private func checkLineEnd(column: Int) throws(CSVError) {
        guard index + 1 < bytes.count, bytes[index + 1] == CSVByte.lineFeed else {
            throw failure(.bareCarriageReturn, at: place, column: column)
        }
    }

    /// Refuses control characters, U+0080–009F included, but for line ends.
    private func check(_ byte: UInt8, after previous: UInt8?, column: Int) throws(CSVError) {
        if byte == CSVByte.carriageReturn { return try checkLineEnd(column: column) }
        if previous == 0xC2, (0x80...0x9F).contains(byte) {
            var place = place
            place.column -= 1
            throw failure(.controlCharacter(byte), at: place, column: column)
        }
        guard !CSVByte.isControl(byte) || byte == CSVByte.lineFeed else {
            throw failure(.controlCharacter(byte), at: place, column: column)
        }
    }

    private func text(
        of content: [UInt8],
        from start: CSVLocation,
        isQuoted: Bool
    ) throws(CSVError) -> String {
        do {
            return String(copying: try UTF8Span(validating: content.span))
        } catch {
            let before = content.prefix(error.byteOffsets.lowerBound)
            let place = CSVField.place(after: before, from: start, isQuoted: isQuoted)
            throw CSVError(.invalidUTF8, at: place)
        }
    }
}
