package import FilingModel

/// Reads one canonical line from front to back, without building a tree.
///
/// It refuses every byte that the canonical form would not have, so that one event has one
/// spelling. Source: RFC 8785.
package struct CanonicalReader {
    /// An object or array that is being read.
    private struct Frame {
        var name: String?
        var index = 0
        let isArray: Bool
    }

    package let bytes: [UInt8]
    package private(set) var position = 0
    private var frames: [Frame] = []

    /// Starts at the first byte of a line.
    package init(_ bytes: [UInt8]) throws(LineFault) {
        guard bytes.count <= EventLimit.eventBytesMax else {
            let reason = LineFault.Reason.tooLong(
                bytes: bytes.count,
                limit: EventLimit.eventBytesMax
            )
            throw LineFault(reason, at: EventLimit.eventBytesMax)
        }
        if let offset = UTF8Check.firstFault(in: bytes) { throw LineFault(.badUTF8, at: offset) }
        self.bytes = bytes
    }

    /// The member that is being read, such as `data.figures.revenue`.
    package var path: String {
        frames.compactMap { $0.isArray ? String($0.index - 1) : $0.name }.joined(separator: ".")
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// A fault at the current place, or at another one.
    package func fault(_ reason: LineFault.Reason, at offset: Int? = nil) -> LineFault {
        LineFault(reason, at: offset ?? position, path: path)
    }

    /// The fault of a member that the current object does not know.
    package func unknownMember() -> LineFault { fault(.unknownMember(frames.last?.name ?? "")) }

    private mutating func expect(_ byte: UInt8, _ expected: String) throws(LineFault) {
        guard next == byte else { throw unexpected(expected) }
        position += 1
    }

    private func unexpected(_ expected: String) -> LineFault {
        spaceFault ?? fault(.syntax(expected: expected))
    }

    private func wrongType(_ expected: String) -> LineFault {
        spaceFault ?? fault(.wrongType(expected: expected))
    }

    /// The fault of white space, if that is what stands at the current place.
    private var spaceFault: LineFault? {
        guard let next, [0x20, 0x09, 0x0D, 0x0A].contains(next) else { return nil }
        return fault(.notCanonical(rule: "there is no white space between tokens"))
    }

    // MARK: Objects and arrays

    /// Enters an object.
    package mutating func enterObject() throws(LineFault) {
        guard next == 0x7B else { throw wrongType("an object") }
        try enter(isArray: false)
    }

    /// Enters an array.
    package mutating func enterArray() throws(LineFault) {
        guard next == 0x5B else { throw wrongType("an array") }
        try enter(isArray: true)
    }

    private mutating func enter(isArray: Bool) throws(LineFault) {
        guard frames.count < EventLimit.nestingMax else {
            throw fault(.tooDeep(limit: EventLimit.nestingMax))
        }
        position += 1
        frames.append(Frame(isArray: isArray))
    }

    /// The name of the next member, or nil at the end of the object, which is left.
    package mutating func nextName() throws(LineFault) -> String? {
        let previous = frames[frames.count - 1].name
        if next == 0x7D {
            position += 1
            frames.removeLast()
            return nil
        }
        if previous != nil { try expect(0x2C, "a comma or }") }
        let start = position
        guard next == 0x22 else { throw unexpected("a member's name in quotes") }
        let name = try string()
        frames[frames.count - 1].name = name
        if let previous {
            guard CanonicalJSON.precedes(previous, name) else {
                if previous.utf8.elementsEqual(name.utf8) {
                    throw fault(.duplicateName(name), at: start)
                }
                throw fault(.notCanonical(rule: "names are in order"), at: start)
            }
        }
        try expect(0x3A, "a colon")
        return name
    }

    /// Whether the array has another element; at its end, the array is left.
    package mutating func nextElement() throws(LineFault) -> Bool {
        if next == 0x5D {
            position += 1
            frames.removeLast()
            return false
        }
        if frames[frames.count - 1].index > 0 { try expect(0x2C, "a comma or ]") }
        frames[frames.count - 1].index += 1
        return true
    }

    /// Checks that nothing follows.
    package func end() throws(LineFault) {
        guard position == bytes.count else { throw unexpected("the end of the line") }
    }

    // MARK: Plain values

    /// Reads `true` or `false`.
    package mutating func bool() throws(LineFault) -> Bool {
        for (word, flag) in [("true", true), ("false", false)]
        where bytes[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return flag
        }
        throw wrongType("true or false")
    }

    /// Reads an integer.
    package mutating func integer() throws(LineFault) -> Int64 {
        let start = position
        guard next == 0x2D || next?.isASCIIDigit ?? false else { throw wrongType("an integer") }
        if next == 0x2D { position += 1 }
        var magnitude: Int64 = 0
        let digits = position
        while let byte = next, byte.isASCIIDigit {
            magnitude = magnitude * 10 + Int64(byte - 0x30)
            position += 1
            guard magnitude <= EventLimit.integerMax else {
                throw fault(.integerOutOfRange, at: start)
            }
        }
        guard position > digits else { throw unexpected("a digit") }
        if [0x2E, 0x65, 0x45].contains(next) { throw fault(.nonIntegerNumber, at: start) }
        let leadingZero = bytes[digits] == 0x30
        guard !leadingZero || position == start + 1 else {
            throw fault(.notCanonical(rule: "integers have no leading zeros and no -0"), at: start)
        }
        return digits > start ? -magnitude : magnitude
    }

    /// Reads a string.
    package mutating func string() throws(LineFault) -> String {
        guard next == 0x22 else { throw wrongType("a string") }
        position += 1
        let start = position
        while let byte = next, byte != 0x22, byte != 0x5C, byte >= 0x20 { position += 1 }
        guard next != 0x22 else {
            position += 1
            return String(decoding: bytes[start..<position - 1], as: UTF8.self)
        }
        return try stringWithEscapes(from: start)
    }

    private mutating func stringWithEscapes(from start: Int) throws(LineFault) -> String {
        var text = Array(bytes[start..<position])
        while let byte = next {
            if byte == 0x22 {
                position += 1
                return String(decoding: text, as: UTF8.self)
            }
            guard byte >= 0x20 else { throw fault(.syntax(expected: "no control character")) }
            text.append(byte == 0x5C ? try escape() : byte)
            position += 1
        }
        throw fault(.syntax(expected: "the end of the string"))
    }

    /// Reads an escape up to its last byte; only those that the canonical form has.
    private mutating func escape() throws(LineFault) -> UInt8 {
        let rule = LineFault.Reason.notCanonical(
            rule: "only what must be escaped is, the short way"
        )
        guard position + 1 < bytes.count else { throw fault(.syntax(expected: "an escape")) }
        for byte in [0x22, 0x5C, 0x08, 0x09, 0x0A, 0x0C, 0x0D] as [UInt8]
        where CanonicalJSON.shortEscape(byte) == bytes[position + 1] {
            position += 1
            return byte
        }
        let spelling = bytes[position...].prefix(6)
        for byte in 0..<0x20 as Range<UInt8>
        where CanonicalJSON.shortEscape(byte) == nil
            && spelling.elementsEqual(CanonicalJSON.longEscape(byte))
        {
            position += 5
            return byte
        }
        throw fault(rule)
    }

    // MARK: Going over a value twice

    /// Steps over a value, checking its form.
    package mutating func skipValue() throws(LineFault) {
        switch next {
        case 0x7B:
            try enterObject()
            while try nextName() != nil { try skipValue() }
        case 0x5B:
            try enterArray()
            while try nextElement() { try skipValue() }
        case 0x22: _ = try string()
        case 0x74, 0x66: _ = try bool()
        case 0x6E where bytes[position...].starts(with: "null".utf8): position += 4
        case .some(0x2D), .some(0x30...0x39): _ = try integer()
        default: throw unexpected("a JSON value")
        }
    }

    /// Reads a member's value again, after the object that it is a member of, and comes back.
    package mutating func reread<Value>(
        from start: Int,
        as name: String,
        _ read: (inout CanonicalReader) throws(LineFault) -> Value
    ) throws(LineFault) -> Value {
        let back = position
        position = start
        // Stands for the object that the value is a member of, which has been left.
        frames.append(Frame(name: name, isArray: false))
        let value = try read(&self)
        frames.removeLast()
        position = back
        return value
    }
}

extension CanonicalReader {
    /// Reads a string and makes a value of it.
    package mutating func text<Value>(
        _ parse: (String) throws(Malformed) -> Value
    ) throws(LineFault) -> Value {
        let start = position
        let spelling = try string()
        do {
            return try parse(spelling)
        } catch {
            throw fault(.malformed(error), at: start + 1 + error.offset)
        }
    }

    /// Reads plain text that people read.
    package mutating func plainText(
        bytesMax: Int = TextLimit.titleBytesMax,
        isAttribute: Bool = false
    ) throws(LineFault) -> String {
        try text { (spelling) throws(Malformed) in
            try PlainText.check(
                spelling,
                as: .text,
                bytesMax: bytesMax,
                isAttribute: isAttribute
            )
        }
    }

    /// Reads one of a closed set of words.
    package mutating func word<Word: RawRepresentable & CaseIterable>(
        _ kind: Malformed.Kind,
        of type: Word.Type
    ) throws(LineFault) -> Word where Word.RawValue == String {
        try text { (spelling) throws(Malformed) in
            guard let word = Word(rawValue: spelling) else {
                let all = Word.allCases.map(\.rawValue).joined(separator: ", ")
                throw Malformed(kind, "must be one of \(all)")
            }
            return word
        }
    }
}
