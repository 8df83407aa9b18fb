public import FilingModel

/// Reads and writes the lines of the log: CloudEvents 1.0 in canonical JSON.
public enum EventCodec {
    /// What an event's type attribute looks like around the type's name.
    static let typePrefix = "starledger."
    /// The version of every type so far.
    static let typeSuffix = ".v1"

    /// The value of the type attribute.
    ///
    /// - Parameter type: The type.
    /// - Returns: `starledger.<name>.v1`.
    public static func typeAttribute(_ type: EventType) -> String {
        typePrefix + type.rawValue + typeSuffix
    }

    /// Reads one line of the log.
    ///
    /// - Parameters:
    ///   - line: Its bytes, without the line feed.
    ///   - sequence: Its place in the log.
    ///   - typeOf: The type of an event before it, by identifier: a correction has no type of its
    ///     own for the payload that it carries.
    /// - Returns: The event.
    /// - Throws: `LineFault`.
    public static func event(
        of line: [UInt8],
        sequence: Int,
        typeOf: (EventID) -> EventType?
    ) throws(LineFault) -> RecordedEvent {
        var reader = try CanonicalReader(line)
        var envelope = Envelope()
        try withoutActuallyEscaping(typeOf) { (lookup) throws(LineFault) in
            try envelope.read(from: &reader, typeOf: lookup)
        }
        try reader.end()
        let event = try envelope.event(sequence: sequence, reader)
        if let rule = SubjectRule.broken(by: event.payload.fact, about: event.subject) {
            throw LineFault(.rule(rule), at: 0, path: "subject")
        }
        return event
    }

    /// The type at the end of a canonical line, where it always stands; nil if it is not there.
    static func foretoldType(in line: [UInt8]) -> EventType? {
        let tail = String(decoding: line.suffix(64), as: UTF8.self)
        guard tail.hasSuffix("\(typeSuffix)\"}"),
            let start = tail.range(ofLast: "\"type\":\"\(typePrefix)")
        else { return nil }
        return EventType(rawValue: String(tail[start...].dropLast(typeSuffix.count + 2)))
    }

    /// Reads the type attribute.
    static func type(_ attribute: String) -> EventType? {
        guard attribute.hasPrefix(typePrefix), attribute.hasSuffix(typeSuffix) else { return nil }
        let name = attribute.dropFirst(typePrefix.count).dropLast(typeSuffix.count)
        return EventType(rawValue: String(name))
    }
}

extension String {
    /// Where the text goes on after the last occurrence of a piece.
    fileprivate func range(ofLast piece: String) -> String.Index? {
        var index = endIndex
        while index > startIndex {
            index = self.index(before: index)
            if self[index...].hasPrefix(piece) {
                return self.index(index, offsetBy: piece.count)
            }
        }
        return nil
    }
}

/// The attributes of an event while they are read.
private struct Envelope {
    var batchSize: Int?
    var payload: Payload?
    var id: EventID?
    var recordedAt: RecordedTime?
    var recordedBy: String?
    var source: Source?
    var subject: Subject?
    var time: ZonedTime?
    var precision = PublicTime.Precision.exact
    var hasVersion = false
    var type: EventType?

    /// Reads all attributes.
    ///
    /// The payload stands before the type: its place is kept where the type cannot be foretold.
    mutating func read(
        from reader: inout CanonicalReader,
        typeOf: @escaping TypeLookup
    ) throws(LineFault) {
        let foretold = EventCodec.foretoldType(in: reader.bytes)
        var data: Int?
        try reader.enterObject()
        while let name = try reader.nextName() {
            switch name {
            case "data":
                data = reader.position
                if let foretold {
                    payload = try reader.payload(of: foretold, typeOf: typeOf)
                } else {
                    try reader.skipValue()
                }
            case "type": type = try readType(from: &reader)
            default: try readAttribute(name, from: &reader)
            }
        }
        guard let type, type != foretold, let data else { return }
        payload = try reader.reread(from: data, as: "data") { (reader) throws(LineFault) in
            try reader.payload(of: type, typeOf: typeOf)
        }
    }

    private mutating func readAttribute(
        _ name: String,
        from reader: inout CanonicalReader
    ) throws(LineFault) {
        switch name {
        case "batchsize":
            let count = try reader.integer()
            guard count > 1 else { throw reader.fault(.rule("must be more than 1")) }
            batchSize = Int(count)
        case "id": id = try reader.text(EventID.init)
        case "recordedat": recordedAt = try reader.text(RecordedTime.init)
        case "recordedby":
            recordedBy = try reader.plainText(
                bytesMax: TextLimit.recorderBytesMax,
                isAttribute: true
            )
        case "source": source = try reader.text(Source.init)
        case "specversion":
            let start = reader.position
            guard try reader.string() == "1.0" else {
                throw reader.fault(.rule("must be \"1.0\""), at: start)
            }
            hasVersion = true
        case "subject": subject = try reader.text(Subject.init)
        case "time": time = try reader.text(ZonedTime.init)
        case "timeprecision": precision = try reader.timePrecision()
        default: throw reader.unknownMember()
        }
    }

    private func readType(from reader: inout CanonicalReader) throws(LineFault) -> EventType {
        let start = reader.position
        let attribute = try reader.string()
        guard let type = EventCodec.type(attribute) else {
            throw reader.fault(.unknownType(attribute), at: start)
        }
        return type
    }

    func event(
        sequence: Int,
        _ reader: CanonicalReader
    ) throws(LineFault) -> RecordedEvent {
        guard hasVersion else { throw reader.fault(.missingMember("specversion")) }
        _ = try reader.require(type, "type")
        return RecordedEvent(
            sequence: sequence,
            id: try reader.require(id, "id"),
            source: try reader.require(source, "source"),
            subject: try reader.require(subject, "subject"),
            time: PublicTime(try reader.require(time, "time"), precision: precision),
            recordedAt: try reader.require(recordedAt, "recordedat"),
            recordedBy: try reader.require(recordedBy, "recordedby"),
            batchSize: batchSize,
            payload: try reader.require(payload, "data")
        )
    }
}
