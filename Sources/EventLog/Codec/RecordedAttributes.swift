package import FilingModel
package import TransparencyLog

/// The members that the writer sets in a line, as they stand there.
package struct RecordedAttributes: Sendable {
    /// The members `recordedat` and `recordedby`, with a comma before each.
    let bytes: [UInt8]
    /// Their values; nil: placeholders.
    let recorded: (RecordedTime, String)?

    /// The stamp of one append.
    package init(recordedAt: RecordedTime?, recordedBy: String?) {
        recorded = recordedAt.flatMap { time in recordedBy.map { (time, $0) } }
        let members = JSONValue.members([
            "recordedat": .string(recordedAt?.description ?? EventCodec.placeholder),
            "recordedby": .string(recordedBy ?? EventCodec.placeholder),
        ])
        bytes = [0x2C] + CanonicalJSON.bytes(members).dropFirst().dropLast()
    }

    /// The start of the first line of a batch, up to the name of its next member.
    package static func head(ofBatch count: Int) -> [UInt8] {
        Array((count > 1 ? "{\"batchsize\":\(count)," : "{").utf8)
    }
}

extension EventCodec {
    /// A canonical line with another stamp, and without the size of a batch.
    ///
    /// Nothing else is touched, and little is checked: where the line that comes of it is read
    /// without a fault, it is the one that `prepare` and `line` make of what was given.
    ///
    /// - Parameter line: The bytes of an event that may be canonical.
    /// - Returns: The bytes; nil where they are not those of a canonical event with an identifier.
    package static func restamped(_ line: [UInt8], with stamp: RecordedAttributes) -> [UInt8]? {
        guard let members = TailMembers(line) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(line.count + stamp.bytes.count)
        bytes.append(0x7B)
        bytes.append(contentsOf: line[members.start..<members.idEnd])
        bytes.append(contentsOf: stamp.bytes)
        bytes.append(contentsOf: line[members.recordedEnd...])
        return bytes
    }

    /// The digest by which a canonical line is compared with an event of the same identifier.
    ///
    /// - Parameter line: The bytes of a canonical line.
    package static func contentDigest(ofCanonical line: [UInt8]) throws(LineError) -> Digest {
        guard let members = TailMembers(line), let type = members.type(in: line) else {
            return try contentDigest(ofLine: line)
        }
        var bytes: [UInt8] = [0x7B]
        bytes.append(contentsOf: line[members.start..<members.idStart])
        if type.isBookkeeping, let times = members.times {
            bytes.append(contentsOf: line[members.recordedEnd..<times.lowerBound])
            bytes.append(contentsOf: line[times.upperBound...])
        } else {
            bytes.append(contentsOf: line[members.recordedEnd...])
        }
        return Digest(of: bytes)
    }
}

/// The places of the members of a canonical event that follow its payload, found from its end.
///
/// The values of all of them are texts.
private struct TailMembers {
    /// The start of the first member that is not the size of a batch.
    let start: Int
    /// The start of the identifier, with the comma before it.
    private(set) var idStart = 0
    /// The end of the identifier.
    private(set) var idEnd = 0
    /// The end of the stamp that follows the identifier, if there is one.
    private(set) var recordedEnd = 0
    /// The place of `time` and `timeprecision`, with the comma before them.
    private(set) var times: Range<Int>?

    /// The place of the type's name; empty: there is none.
    private var typeName = 0..<0

    /// The type of the event; nil if it has none that is known.
    func type(in line: [UInt8]) -> EventType? {
        EventCodec.type(String(decoding: line[typeName], as: UTF8.self))
    }

    init?(_ line: [UInt8]) {
        guard line.count > 2, line[0] == 0x7B, line[line.count - 1] == 0x7D,
            let start = Self.start(of: line)
        else { return nil }
        self.start = start
        var end = line.count - 1
        var (instants, names) = (0, 0)
        while idEnd == 0 {
            guard let member = Member(endingAt: end, in: line) else { return nil }
            if member.isNamed("id", in: line) {
                (idStart, idEnd) = (member.start, end)
            } else if member.isNamed("recordedat", in: line), instants == 0 {
                instants += 1
                guard member.isPlain(in: line) else { return nil }
            } else if member.isNamed("recordedby", in: line), names == 0 {
                names += 1
                guard member.isPlain(in: line) else { return nil }
            } else if recordedEnd != 0 {
                return nil
            } else {
                if member.isNamed("type", in: line) { typeName = member.value }
                if member.isNamed("time", in: line) || member.isNamed("timeprecision", in: line) {
                    self.times = member.start..<(self.times?.upperBound ?? end)
                }
                end = member.start
                continue
            }
            if recordedEnd == 0 { recordedEnd = end }
            end = member.start
        }
    }

    /// The start of the member after the size of a batch; nil if that size is not plain.
    private static func start(of line: [UInt8]) -> Int? {
        let prefix = "{\"batchsize\":"
        guard line.starts(with: prefix.utf8) else { return 1 }
        let digits = line.dropFirst(prefix.utf8.count).prefix { $0.isASCIIDigit }
        guard (1...15).contains(digits.count), digits.first != 0x30,
            digits.endIndex < line.count, line[digits.endIndex] == 0x2C
        else { return nil }
        return digits.endIndex + 1
    }

    /// A member whose value is a text.
    private struct Member {
        /// The comma before it.
        let start: Int
        let name: Range<Int>
        let value: Range<Int>

        init?(endingAt end: Int, in line: [UInt8]) {
            guard let value = Self.text(endingAt: end, in: line), value.lowerBound > 4,
                line[value.lowerBound - 2] == 0x3A,
                let name = Self.text(endingAt: value.lowerBound - 2, in: line),
                name.lowerBound > 2, line[name.lowerBound - 2] == 0x2C
            else { return nil }
            self.value = value
            self.name = name
            start = name.lowerBound - 2
        }

        /// The content of a text whose closing quote is the byte before a place.
        private static func text(endingAt end: Int, in line: [UInt8]) -> Range<Int>? {
            guard end >= 2, line[end - 1] == 0x22 else { return nil }
            var place = end - 2
            while place >= 0 {
                if line[place] == 0x22 {
                    var backslashes = place
                    while backslashes > 0, line[backslashes - 1] == 0x5C { backslashes -= 1 }
                    if (place - backslashes).isMultiple(of: 2) { return place + 1..<end - 1 }
                    place = backslashes
                }
                place -= 1
            }
            return nil
        }

        /// The bytes that may follow a backslash, but for digits: `" \\ / b f n r t`.
        private static let shortEscapes: [UInt8] = [
            0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74,
        ]

        func isNamed(_ text: String, in line: [UInt8]) -> Bool {
            name.count == text.utf8.count && line[name].elementsEqual(text.utf8)
        }

        /// Whether the value is a valid text, with short escapes at most.
        func isPlain(in line: [UInt8]) -> Bool {
            var (isASCII, isEscape) = (true, false)
            for byte in line[value] {
                if byte < 0x20 || (isEscape && !Self.shortEscapes.contains(byte)) { return false }
                if byte >= 0x80 { isASCII = false }
                isEscape = !isEscape && byte == 0x5C
            }
            return isASCII || String(validating: line[value], as: UTF8.self) != nil
        }
    }
}
