public import FilingModel
public import TransparencyLog

/// An event on its way into the log: canonical, identified, but not yet stamped.
///
/// Its members are those of the log's lines, without what only the writer sets.
public struct PreparedEvent: Sendable {
    /// The identifier: given, or made from the content.
    public let id: EventID

    /// The digest of what may not differ between two events of one identifier.
    public let contentDigest: Digest

    /// The event without `recordedat`, `recordedby`, `batchsize`; with `id`.
    let members: [JSONMember]

    /// The event that it corrects; nil if it is no correction.
    public var correctionTarget: EventID? {
        let event = JSONValue.object(members)
        guard event["type"]?.string == EventCodec.typeAttribute(.eventCorrected) else { return nil }
        return (event["data"]?["target"]?.string).flatMap { try? EventID($0) }
    }
}

extension EventCodec {
    /// The attributes that the writer sets; on input they are ignored.
    static let recordedAttributes: Set<String> = ["recordedat", "recordedby", "batchsize"]

    /// The members of a draft, as a program would have written them.
    ///
    /// - Returns: An object; `id` and `time` only where the draft has them.
    public static func json(_ draft: EventDraft) -> JSONValue {
        .members([
            "data": draft.payload.json,
            "id": draft.id.map { .string($0.text) },
            "source": .string(draft.source.text),
            "specversion": "1.0",
            "subject": .string(draft.subject.text),
            "time": draft.time.map { .string($0.time.spelling) },
            "timeprecision": draft.time.flatMap(\.precision.attribute),
            "type": .string(typeAttribute(draft.payload.event.type)),
        ])
    }

    /// Makes an event ready for the log.
    ///
    /// - Parameters:
    ///   - input: An object with the attributes of an event. Those that the writer sets are
    ///     ignored, an attribute that is null is left out (CloudEvents 1.0, JSON format §2.2), a
    ///     missing `id` is made from the content.
    ///   - suffix: What to add to the identifier, to record a retracted event again.
    /// - Throws: `LineError` without an offset: the order of members is not yet that of the line.
    public static func prepare(
        _ input: JSONValue,
        now: RecordedTime,
        suffix: String = ""
    ) throws(LineError) -> PreparedEvent {
        guard case .object(let given) = input else {
            throw LineError(.wrongType(expected: "an object"), at: 0)
        }
        var members = given.filter {
            !recordedAttributes.contains($0.name) && $0.value != .null && $0.name != "id"
        }
        let attribute = input["type"]?.string
        guard let attribute else { throw LineError(.missingMember("type"), at: 0) }
        guard let type = type(attribute) else {
            throw LineError(.unknownType(attribute), at: 0, path: "type")
        }
        let content = contentDigest(of: members, type: type)
        let id = try identifier(given: input["id"], content: content, suffix: suffix)
        if type.isBookkeeping, input["time"].map({ $0 == .null }) ?? true {
            members.append(JSONMember("time", .string(now.description)))
        }
        members.append(JSONMember("id", .string(id.text)))
        return PreparedEvent(id: id, contentDigest: content, members: members)
    }

    /// The digest by which a line of the log is compared with an event of the same identifier.
    ///
    /// - Parameter line: The bytes of a line that is in the log.
    public static func contentDigest(ofLine line: [UInt8]) throws(LineError) -> Digest {
        let event = try JSONParser.value(of: line)
        guard let attribute = event["type"]?.string, let type = type(attribute) else {
            throw LineError(.missingMember("type"), at: 0)
        }
        let members = event.members.filter {
            !recordedAttributes.contains($0.name) && $0.name != "id"
        }
        return contentDigest(of: members, type: type)
    }

    /// The text that a dry run shows in place of the attributes that the writer sets.
    public static let placeholder = "(set when recorded)"

    /// The line of an event.
    ///
    /// - Parameters:
    ///   - recordedAt: When it is recorded; nil: a placeholder, for a dry run.
    ///   - recordedBy: Who records it; nil: a placeholder.
    /// - Returns: The canonical bytes, without a line feed.
    /// - Throws: `LineError` if the line is longer than an entry of the log can be.
    public static func line(
        _ event: PreparedEvent,
        recordedAt: RecordedTime?,
        recordedBy: String?,
        batchSize: Int?
    ) throws(LineError) -> [UInt8] {
        let stamps = JSONValue.members([
            "batchsize": batchSize.map { .integer(Int64($0)) },
            "recordedat": .string(recordedAt?.description ?? placeholder),
            "recordedby": .string(recordedBy ?? placeholder),
        ])
        let line = CanonicalJSON.bytes(.object(event.members + stamps.members))
        guard line.count <= EventLimit.eventBytesMax else {
            let limit = EventLimit.eventBytesMax
            throw LineError(.tooLong(bytes: line.count, limit: limit), at: limit)
        }
        return line
    }

    private static func contentDigest(of members: [JSONMember], type: EventType) -> Digest {
        let times: Set<String> = type.isBookkeeping ? ["time", "timeprecision"] : []
        let content = members.filter { !times.contains($0.name) }
        return Digest(of: CanonicalJSON.bytes(.object(content)))
    }

    private static func identifier(
        given: JSONValue?,
        content: Digest,
        suffix: String
    ) throws(LineError) -> EventID {
        let spelling: String
        switch given {
        case nil, .null?: spelling = "sl-" + content.hex.prefix(32) + suffix
        case .string(let text)?: spelling = text + suffix
        default: throw LineError(.wrongType(expected: "a string"), at: 0, path: "id")
        }
        do {
            return try EventID(spelling)
        } catch {
            throw LineError(.malformed(error), at: 0, path: "id")
        }
    }
}
