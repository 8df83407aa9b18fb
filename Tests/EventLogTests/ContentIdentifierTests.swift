import EventLog
import FilingModel
import Testing

@Suite struct `Content identifiers` {
    private func prepared(_ event: JSONValue) throws -> PreparedEvent {
        try EventCodec.prepare(event, now: try EventExamples.now())
    }

    private func example(_ type: EventType, _ changes: [String: JSONValue?] = [:]) throws
        -> JSONValue
    {
        let event = EventExamples.event(type, try EventExamples.data(type)).members
        return .object(event.changed(["id": JSONValue?.none]).changed(changes))
    }

    /// Pinned: a ledger's identifiers never change.
    ///
    /// Checked with an independent program, Python's `json` and `hashlib`: the SHA-256 of
    /// `json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=False)`, of the
    /// example without `id` (of the last three also without `time`).
    @Test(arguments: [
        (EventType.companyListed, "sl-7830ab5850875e0a58fe172810abc065"),
        (.resultFiled, "sl-a6f738e97ad67c5a48c0005dc6033d09"),
        (.aggregateReported, "sl-cae07de1e2cd1d2477d7704a6cc4221e"),
        (.metricDefined, "sl-cfab9e35c8f55c1d10ff9e50ebc482bb"),
        (.eventCorrected, "sl-37d1e72c317abcf362444c324d64eb27"),
        (.eventRetracted, "sl-a44a1c459caa8cf64c98aefdc5ea4428"),
    ])
    func `an identifier is made from the content`(type: EventType, id: String) throws {
        #expect(try prepared(try example(type)).id.text == id)
    }

    @Test(arguments: EventType.allCases)
    func `it does not depend on the order of members or on white space`(type: EventType) throws {
        let event = try example(type)
        func reversed(_ value: JSONValue) -> JSONValue {
            switch value {
            case .object(let members):
                .object(members.reversed().map { JSONMember($0.name, reversed($0.value)) })
            case .array(let elements): .array(elements.map(reversed))
            default: value
            }
        }
        #expect(try prepared(reversed(event)).id == prepared(event).id)
        let spaced = String(decoding: CanonicalJSON.bytes(event), as: UTF8.self)
            .split(separator: ",\"").joined(separator: " ,\n\t\"")
        let parsed = try JSONParser.value(of: Array(spaced.utf8))
        #expect(try prepared(parsed).id == prepared(event).id)
    }

    @Test(arguments: EventType.allCases)
    func `what the writer sets is ignored on input`(type: EventType) throws {
        let plain = try prepared(try example(type))
        let stamped = try prepared(
            try example(
                type,
                ["recordedat": "nonsense", "recordedby": 5, "batchsize": [], "id": .null]
            )
        )
        #expect(stamped.id == plain.id)
        #expect(stamped.contentDigest == plain.contentDigest)
        let now = try EventExamples.now()
        func line(_ event: PreparedEvent) throws -> [UInt8] {
            try EventCodec.line(event, recordedAt: now, recordedBy: "desk", batchSize: nil)
        }
        #expect(try line(stamped) == line(plain))
    }

    @Test(arguments: EventType.allCases)
    func `only what is booked by this ledger does not depend on its time`(type: EventType) throws {
        let one = try prepared(try example(type))
        let two = try prepared(try example(type, ["time": "2025-04-26T00:00:00+08:00"]))
        let three = try prepared(try example(type, ["timeprecision": "day"]))
        #expect((one.id == two.id) == type.isBookkeeping)
        #expect((one.id == three.id) == type.isBookkeeping)
        #expect(
            type.isBookkeeping == [.metricDefined, .eventCorrected, .eventRetracted].contains(type)
        )
    }

    @Test(arguments: [EventType.metricDefined, .eventCorrected, .eventRetracted])
    func `what has no time is booked now`(type: EventType) throws {
        let event = try example(type, ["time": JSONValue?.none])
        #expect(try prepared(event).id == prepared(try example(type)).id)
        let read = try EventExamples.read(try EventExamples.line(event))
        #expect(read.time.time.spelling == "2026-01-15T08:00:00.000Z")
    }

    @Test(arguments: ["source", "subject", "data", "type"])
    func `it depends on all else`(name: String) throws {
        let one = try prepared(try example(.tierChanged))
        let other: JSONValue =
            switch name {
            case "data": .object(try EventExamples.data(.tierChanged, isFull: false))
            case "type": .string(EventCodec.typeAttribute(.sectorChanged))
            default: "688002"
            }
        #expect(try prepared(try example(.tierChanged, [name: other])).id != one.id)
    }

    @Test func `an identifier that is given is kept, and compared by content`() throws {
        let given = try prepared(try example(.tierChanged, ["id": "mine"]))
        let other = try prepared(try example(.tierChanged, ["id": "yours"]))
        #expect(given.id.text == "mine")
        #expect(given.contentDigest == other.contentDigest)
    }

    @Test(arguments: EventType.allCases)
    func `a line of the log has the content of its input`(type: EventType) throws {
        let event = try prepared(try example(type))
        let now = try EventExamples.now()
        let line = try EventCodec.line(event, recordedAt: now, recordedBy: "a", batchSize: 3)
        #expect(try EventCodec.contentDigest(ofLine: line) == event.contentDigest)
    }

    @Test func `a suffix makes another identifier for the same content`() throws {
        let event = try example(.tierChanged)
        let now = try EventExamples.now()
        let again = try EventCodec.prepare(event, now: now, suffix: "-2")
        #expect(again.id.text == (try prepared(event).id.text) + "-2")
        #expect(again.contentDigest == (try prepared(event).contentDigest))
    }
}
