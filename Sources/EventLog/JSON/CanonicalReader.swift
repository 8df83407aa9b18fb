import FilingModel

/// Reads one canonical line from front to back, without building a tree.
///
/// It refuses every byte that the canonical form would not have, so that one event has one
/// spelling. Source: RFC 8785.
///
/// Since names are sorted, an object is read by asking for its members in their order; whatever
/// else stands there is a fault, and is looked at only then. What is asked on the way is
/// transparent: the optimiser gives up inlining anything else in functions that ask as much as the
/// decoder's do.
package struct CanonicalReader {
    let line: LineBytes
    package internal(set) var position: Int

    /// The distance to the next member's name: 1 for a comma, 0 for the first.
    private var lead = 1

    /// Starts at a place in a line.
    init(_ line: LineBytes, at position: Int = 0) {
        self.line = line
        self.position = position
    }

    /// Reads a line; the reader is of no use once `read` has returned.
    package static func read<Value>(
        _ bytes: [UInt8],
        _ read: (inout CanonicalReader) throws(LineError) -> Value
    ) throws(LineError) -> Value {
        try unsafe bytes.span.withUnsafeBytes { (buffer) throws(LineError) in
            var reader = CanonicalReader(unsafe LineBytes(buffer))
            try reader.checkLine()
            return try read(&reader)
        }
    }

    /// Checks what concerns the line as a whole: its length, and that it is UTF-8.
    func checkLine() throws(LineError) {
        let limit = EventLimit.eventBytesMax
        guard line.count <= limit else {
            throw LineError(.tooLong(bytes: line.count, limit: limit), at: limit)
        }
        guard !line.isASCII else { return }
        let fault = line.read(0..<line.count) { UTF8Check.firstFault(in: $0) }
        if let fault { throw LineError(.badUTF8, at: fault) }
    }

    /// The next byte; 0 at the end.
    @_transparent
    var next: UInt8 { line[position] }

    // MARK: Faults

    /// A fault at the current place, or at another one.
    @inline(never)
    package func fault(_ reason: LineError.Reason, at offset: Int? = nil) -> LineError {
        LineError(reason, at: offset ?? position, path: MemberLocation(in: line, at: position).path)
    }

    /// The fault of a byte that cannot stand here.
    @inline(never)
    func unexpected(_ expected: String) -> LineError {
        spaceFault ?? fault(.syntax(expected: expected))
    }

    /// The fault of a value of another type.
    @inline(never)
    func wrongType(_ expected: String) -> LineError {
        spaceFault ?? fault(.wrongType(expected: expected))
    }

    /// The fault of white space, if that is what stands at the current place.
    private var spaceFault: LineError? {
        guard [0x20, 0x09, 0x0D, 0x0A].contains(next) else { return nil }
        return fault(.notCanonical(rule: "there is no white space between tokens"))
    }

    // MARK: Objects of certain members

    /// Enters an object.
    @_transparent
    package mutating func enterObject() throws(LineError) {
        guard next == 0x7B else { throw wrongType("an object") }
        position &+= 1
        lead = 0
    }

    /// Whether the next member has this name; if so, its value comes next.
    ///
    /// To be asked in canonical order. The name has to be one that is written without escapes.
    @_transparent
    mutating func member(_ name: StaticString) -> Bool {
        let name = MemberName(name)
        // The name first: of those that are asked for, most are not there.
        guard name.isAt(position &+ lead, in: line), lead == 0 || next == 0x2C else {
            return false
        }
        position = position &+ lead &+ name.count
        lead = 1
        return true
    }

    /// Leaves an object whose members have all been asked for.
    @_transparent
    mutating func leaveObject() throws(LineError) {
        guard next == 0x7D else { throw memberFault() }
        position &+= 1
        lead = 1
    }

    /// The error where an object neither ends nor has a member that was asked for.
    @inline(never)
    private mutating func memberFault() -> LineError {
        do throws(LineError) {
            var previous = MemberLocation(in: line, at: position).lastName
            guard let name = try nextName(after: &previous) else {
                return unexpected("a comma or }")
            }
            return fault(.unknownMember(text(of: name)))
        } catch {
            return error
        }
    }

    // MARK: Objects and arrays of any content

    /// The place of the next member's name, between its quotes; nil at the end of the object.
    ///
    /// `previous` is the name before it, nil at the start. It becomes this one. At its end, the
    /// object is left.
    package mutating func nextName(
        after previous: inout Range<Int>?
    ) throws(LineError) -> Range<Int>? {
        if next == 0x7D {
            position += 1
            lead = 1
            return nil
        }
        if previous != nil {
            guard next == 0x2C else { throw unexpected("a comma or }") }
            position += 1
        }
        let start = position
        guard next == 0x22 else { throw unexpected("a member's name in quotes") }
        try skipString()
        let name = start + 1..<position - 1
        if let previous, !precedes(previous, name) {
            if line.isSame(previous, name) {
                throw fault(.duplicateName(text(of: name)), at: start)
            }
            throw fault(.notCanonical(rule: "names are in order"), at: start)
        }
        guard next == 0x3A else { throw unexpected("a colon") }
        position += 1
        previous = name
        return name
    }

    /// The start of the next member's name, after its quote, if there is one.
    @_transparent
    func startOfName(isFirst: Bool) -> Int? {
        let start = isFirst ? position : position &+ 1
        guard isFirst || next == 0x2C, line[start] == 0x22 else { return nil }
        return start &+ 1
    }

    /// The text of a name that has been read.
    func text(of name: Range<Int>) -> String {
        var reader = CanonicalReader(line, at: name.lowerBound - 1)
        return (try? reader.string()) ?? ""
    }

    /// Whether one name stands before another in canonical order.
    private func precedes(_ lhs: Range<Int>, _ rhs: Range<Int>) -> Bool {
        let length = min(lhs.count, rhs.count)
        var offset = 0
        while offset < length {
            let (left, right) = (line[lhs.lowerBound + offset], line[rhs.lowerBound + offset])
            // Escapes and other scripts have an order of their own.
            guard left < 0x80, right < 0x80, left != 0x5C, right != 0x5C else {
                return CanonicalJSON.precedes(text(of: lhs), text(of: rhs))
            }
            if left != right { return left < right }
            offset += 1
        }
        return lhs.count < rhs.count
    }

    /// Enters an array.
    @_transparent
    package mutating func enterArray() throws(LineError) {
        guard next == 0x5B else { throw wrongType("an array") }
        position += 1
    }

    /// Whether the array has another element; at its end, the array is left.
    package mutating func nextElement(isFirst: Bool) throws(LineError) -> Bool {
        if next == 0x5D {
            position += 1
            return false
        }
        if !isFirst {
            guard next == 0x2C else { throw unexpected("a comma or ]") }
            position += 1
        }
        return true
    }

    /// Checks that nothing follows.
    package func end() throws(LineError) {
        guard position == line.count else { throw unexpected("the end of the line") }
    }

    /// Steps over a value, checking its form; `depth` objects and arrays are around it.
    package mutating func skipValue(depth: Int = 0) throws(LineError) {
        switch next {
        case 0x7B, 0x5B:
            guard depth < EventLimit.nestingMax else {
                throw fault(.tooDeep(limit: EventLimit.nestingMax))
            }
            next == 0x7B
                ? try skipObject(depth: depth + 1) : try skipArray(depth: depth + 1)
        case 0x22: try skipString()
        case 0x74, 0x66: _ = try bool()
        case 0x6E where line.has("null", at: position): position += 4
        case 0x2D, 0x30...0x39: _ = try integer()
        default: throw unexpected("a JSON value")
        }
    }

    private mutating func skipObject(depth: Int) throws(LineError) {
        try enterObject()
        var name: Range<Int>?
        while try nextName(after: &name) != nil { try skipValue(depth: depth) }
    }

    private mutating func skipArray(depth: Int) throws(LineError) {
        try enterArray()
        var isFirst = true
        while try nextElement(isFirst: isFirst) {
            isFirst = false
            try skipValue(depth: depth)
        }
    }
}
