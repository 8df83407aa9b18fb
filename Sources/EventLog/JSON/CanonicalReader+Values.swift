import FilingModel

extension CanonicalReader {
    // MARK: Plain values

    /// Reads `true` or `false`.
    package mutating func bool() throws(LineError) -> Bool {
        if line.has("true", at: position) {
            position += 4
            return true
        }
        guard line.has("false", at: position) else { throw wrongType("true or false") }
        position += 5
        return false
    }

    /// Reads an integer.
    @_transparent
    package mutating func integer() throws(LineError) -> Int64 {
        let digit = next &- 0x30
        let after = line[position &+ 1]
        guard digit < 10, after == 0x2C || after == 0x7D else { return try longInteger() }
        position &+= 1
        return Int64(digit)
    }

    /// Reads an integer that is not of one digit.
    @inline(never)
    private mutating func longInteger() throws(LineError) -> Int64 {
        let start = position
        let digits = next == 0x2D ? start &+ 1 : start
        var end = digits
        var magnitude: Int64 = 0
        while true {
            let digit = line[end] &- 0x30
            guard digit < 10 else { break }
            // Cannot overflow: it is held against the limit at each digit.
            magnitude = magnitude &* 10 &+ Int64(digit)
            end &+= 1
            if magnitude > EventLimit.integerMax {
                position = end
                throw fault(.integerOutOfRange, at: start)
            }
        }
        position = end
        guard end > digits else {
            throw digits > start ? unexpected("a digit") : wrongType("an integer")
        }
        if next == 0x2E || next == 0x65 || next == 0x45 {
            throw fault(.nonIntegerNumber, at: start)
        }
        guard line[digits] != 0x30 || end == start &+ 1 else {
            throw fault(.notCanonical(rule: "integers have no leading zeros and no -0"), at: start)
        }
        return digits > start ? -magnitude : magnitude
    }

    /// Reads a string.
    package mutating func string() throws(LineError) -> String {
        try content { (text) throws(SpellingError) in text.text }
    }

    /// Steps over a string, checking its form.
    mutating func skipString() throws(LineError) {
        try content { (_) throws(SpellingError) in }
    }

    /// Reads a string and makes a value of it.
    @_transparent
    mutating func content<Value>(
        _ parse: (Span<UInt8>) throws(SpellingError) -> Value
    ) throws(LineError) -> Value {
        guard next == 0x22 else { throw wrongType("a string") }
        let start = position + 1
        let end = line.endOfText(from: start)
        guard line[end] == 0x22 else { return try escaped(from: start, parse) }
        position = end + 1
        do throws(SpellingError) {
            return try line.read(start..<end, parse)
        } catch {
            throw fault(.malformed(error), at: start + error.offset)
        }
    }

    /// Reads the rest of a string that has an escape, or that is none.
    @inline(never)
    private mutating func escaped<Value>(
        from start: Int,
        _ parse: (Span<UInt8>) throws(SpellingError) -> Value
    ) throws(LineError) -> Value {
        position = start
        var text: [UInt8] = []
        while position < line.count, next != 0x22 {
            guard next >= 0x20 else { throw fault(.syntax(expected: "no control character")) }
            text.append(next == 0x5C ? try escape() : next)
            position += 1
        }
        guard position < line.count else { throw fault(.syntax(expected: "the end of the string")) }
        position += 1
        do throws(SpellingError) {
            return try parse(text.span)
        } catch {
            throw fault(.malformed(error), at: start + error.offset)
        }
    }

    /// Reads an escape up to its last byte; only those that the canonical form has.
    private mutating func escape() throws(LineError) -> UInt8 {
        guard position + 1 < line.count else { throw fault(.syntax(expected: "an escape")) }
        for byte in [0x22, 0x5C, 0x08, 0x09, 0x0A, 0x0C, 0x0D] as [UInt8]
        where CanonicalJSON.shortEscape(byte) == line[position + 1] {
            position += 1
            return byte
        }
        for byte in 0..<0x20 as Range<UInt8>
        where CanonicalJSON.shortEscape(byte) == nil
            && line.has(CanonicalJSON.longEscape(byte), at: position..<position + 6)
        {
            position += 5
            return byte
        }
        throw fault(.notCanonical(rule: "only what must be escaped is, the short way"))
    }

    // MARK: Values of the domain

    /// Reads an amount.
    @_transparent
    mutating func amount() throws(LineError) -> Amount {
        guard let (amount, end) = line.plainAmount(at: position) else { return try otherAmount() }
        position = end
        return amount
    }

    @inline(never)
    private mutating func otherAmount() throws(LineError) -> Amount {
        try content(Amount.init(utf8:))
    }

    /// Reads a string of which the same are often read, and makes a value of it once.
    @_transparent
    mutating func content<Value>(
        _ memory: inout SpellingCache<Value>,
        _ parse: (Span<UInt8>) throws(SpellingError) -> Value
    ) throws(LineError) -> Value {
        let start = position &+ 1
        if next == 0x22, let (value, end, _) = memory.recall(line, at: start) {
            position = end &+ 1
            return value
        }
        let value = try content(parse)
        memory.keep(value, of: start..<position - 1, in: line)
        return value
    }

    /// Reads plain text that people read.
    mutating func plainText(
        bytesMax: Int = TextLimit.titleBytesMax,
        isAttribute: Bool = false
    ) throws(LineError) -> String {
        try content { (spelling) throws(SpellingError) in
            try PlainText.check(
                utf8: spelling,
                as: .text,
                bytesMax: bytesMax,
                isAttribute: isAttribute
            )
            return spelling.text
        }
    }

    /// Reads one of a closed set of words.
    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ kind: SpellingError.Kind,
        _ memory: inout SpellingCache<Word>
    ) throws(LineError) -> Word where Word.RawValue == String {
        try content(&memory) { (spelling) throws(SpellingError) in
            try Word(spelling: spelling.text, as: kind)
        }
    }
}
