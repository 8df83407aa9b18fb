import FilingModel

/// A strict reader of JSON as people and programs write it: any order, any white space.
///
/// It refuses what readers disagree about: duplicate names, lone surrogates, numbers that are not
/// integers within ±(2^53 − 1). Source: RFC 8259, RFC 7493.
public struct JSONParser {
    private let bytes: [UInt8]
    private var position = 0
    private var path: [String] = []

    /// A member to look for, and where its value starts, once it has been met.
    private var sought: (path: String, offset: Int?)?

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads one value that fills all the bytes.
    ///
    /// - Parameter bytesMax: The most bytes that are read.
    /// - Throws: `LineError`, with the offset of the first byte that is wrong.
    public static func value(
        of bytes: [UInt8],
        bytesMax: Int = EventLimit.eventBytesMax
    ) throws(LineError) -> JSONValue {
        guard bytes.count <= bytesMax else {
            throw LineError(.tooLong(bytes: bytes.count, limit: bytesMax), at: bytesMax)
        }
        if let offset = UTF8Check.firstFault(in: bytes) {
            throw LineError(.badUTF8, at: offset)
        }
        var parser = JSONParser(bytes)
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.position == bytes.count else { throw parser.syntax("the end of the line") }
        return value
    }

    /// The start of a member's value, for an error that was found after reading.
    ///
    /// - Parameters:
    ///   - path: The member, such as `data.figures.revenue`; of a missing one, the nearest around
    ///     it.
    ///   - bytes: The bytes that were read.
    /// - Returns: The offset in bytes; 0 if there is no such member.
    public static func offset(of path: String, in bytes: [UInt8]) -> Int {
        var names = path.split(separator: ".")
        while !names.isEmpty {
            var parser = JSONParser(bytes)
            parser.sought = (names.joined(separator: "."), nil)
            _ = try? parser.value(depth: 0)
            if let offset = parser.sought?.offset { return offset }
            names.removeLast()
        }
        return 0
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func fault(_ reason: LineError.Reason, at offset: Int? = nil) -> LineError {
        LineError(reason, at: offset ?? position, path: path.joined(separator: "."))
    }

    private func syntax(_ expected: String) -> LineError { fault(.syntax(expected: expected)) }

    private mutating func skipSpace() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(LineError) -> JSONValue {
        skipSpace()
        if let sought, sought.offset == nil, path.joined(separator: ".") == sought.path {
            self.sought?.offset = position
        }
        switch next {
        case .some(0x7B), .some(0x5B):
            guard depth < EventLimit.nestingMax else {
                throw fault(.tooDeep(limit: EventLimit.nestingMax))
            }
            return next == 0x7B ? try object(depth: depth) : try array(depth: depth)
        case 0x22: return .string(try string())
        case 0x74: return try word("true", .bool(true))
        case 0x66: return try word("false", .bool(false))
        case 0x6E: return try word("null", .null)
        case .some(0x2D), .some(0x30...0x39): return .integer(try integer())
        default: throw syntax("a JSON value")
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(LineError) -> JSONValue {
        guard bytes[position...].starts(with: word.utf8) else { throw syntax("a JSON value") }
        position += word.utf8.count
        return value
    }

    private mutating func object(depth: Int) throws(LineError) -> JSONValue {
        position += 1
        var members: [JSONMember] = []
        var names: Set<[UInt8]> = []
        if take(0x7D) { return .object([]) }
        repeat {
            skipSpace()
            let start = position
            guard next == 0x22 else { throw syntax("a member's name in quotes") }
            let name = try string()
            path.append(name)
            guard names.insert(Array(name.utf8)).inserted else {
                throw fault(.duplicateName(name), at: start)
            }
            guard take(0x3A) else { throw syntax("a colon") }
            members.append(JSONMember(name, try value(depth: depth + 1)))
            path.removeLast()
        } while take(0x2C)
        guard take(0x7D) else { throw syntax("a comma or }") }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(LineError) -> JSONValue {
        position += 1
        var elements: [JSONValue] = []
        if take(0x5D) { return .array([]) }
        repeat {
            path.append(String(elements.count))
            elements.append(try value(depth: depth + 1))
            path.removeLast()
        } while take(0x2C)
        guard take(0x5D) else { throw syntax("a comma or ]") }
        return .array(elements)
    }

    private mutating func integer() throws(LineError) -> Int64 {
        let start = position
        if next == 0x2D { position += 1 }
        let digits = position
        while let byte = next, byte.isASCIIDigit { position += 1 }
        guard position > digits else { throw syntax("a digit") }
        let leadingZero = bytes[digits] == 0x30
        guard !leadingZero || position == digits + 1 else {
            throw fault(.syntax(expected: "a number without leading zeros"), at: start)
        }
        if [0x2E, 0x65, 0x45].contains(next) || (leadingZero && digits > start) {
            throw fault(.nonIntegerNumber, at: start)
        }
        guard let number = Int64(String(decoding: bytes[start..<position], as: UTF8.self)),
            number.magnitude <= EventLimit.integerMax.magnitude
        else { throw fault(.integerOutOfRange, at: start) }
        return number
    }

    private mutating func string() throws(LineError) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = next {
            switch byte {
            case 0x22:
                position += 1
                return String(decoding: text, as: UTF8.self)
            case 0x5C: try escape(into: &text)
            case 0x00..<0x20: throw syntax("no control character in a string")
            default:
                text.append(byte)
                position += 1
            }
        }
        throw syntax("the end of the string")
    }

    private mutating func escape(into text: inout [UInt8]) throws(LineError) {
        let start = position
        position += 1
        guard let byte = next else { throw syntax("an escape") }
        position += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: text.append(byte)
        case 0x62: text.append(0x08)
        case 0x66: text.append(0x0C)
        case 0x6E: text.append(0x0A)
        case 0x72: text.append(0x0D)
        case 0x74: text.append(0x09)
        case 0x75: text.append(contentsOf: try unicodeEscape(from: start).utf8)
        default: throw fault(.syntax(expected: "a JSON escape"), at: start)
        }
    }

    private mutating func unicodeEscape(from start: Int) throws(LineError) -> String {
        let unit = try hexUnit()
        var units = [unit]
        if (0xD800...0xDBFF).contains(unit), next == 0x5C, position + 1 < bytes.count,
            bytes[position + 1] == 0x75
        {
            position += 2
            units.append(try hexUnit())
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw fault(.loneSurrogate, at: start)
        }
        return text
    }

    private mutating func hexUnit() throws(LineError) -> UInt16 {
        guard position + 4 <= bytes.count,
            bytes[position..<position + 4].allSatisfy(\.isHexDigit),
            let unit = UInt16(
                String(decoding: bytes[position..<position + 4], as: UTF8.self),
                radix: 16
            )
        else { throw syntax("four hex digits") }
        position += 4
        return unit
    }
}

extension UInt8 {
    /// Whether this byte is one of `0-9 A-F a-f`.
    fileprivate var isHexDigit: Bool {
        isASCIIDigit || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
    }
}
