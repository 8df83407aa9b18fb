import EventLog
import FilingModel
import TestSupport
import Testing

/// A line that is stamped byte by byte is the one that is made of its JSON.
@Suite struct `A stamp` {
    private static func stamp() throws -> (time: RecordedTime, name: String) {
        (try RecordedTime("2026-01-15T08:00:00.000Z"), "desk \"one\" 王\\")
    }

    /// What is set in the members of a line by whoever gives it.
    private static func given(
        _ members: [JSONMember],
        using random: inout SplitMix64
    ) -> [UInt8] {
        let choices: [[JSONValue?]] = [
            [nil, 2, 24_000, 0, -1, "7"],
            [nil, "2020-01-01T00:00:00.000Z", .string(EventCodec.placeholder), "", 5],
            [nil, "desk", "王", "a \"quoted\" name", "a\\", "tab\t", .null],
        ]
        var all = members
        for (name, values) in zip(["batchsize", "recordedat", "recordedby"], choices) {
            if let value = values[random.number(0...values.count - 1)] {
                all.append(JSONMember(name, value))
            }
        }
        return CanonicalJSON.bytes(.object(all))
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `set in a line gives the bytes that its JSON gives`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let (time, name) = try Self.stamp()
        let stamp = LineStamp(recordedAt: time, recordedBy: name)
        var stamped = 0
        for event in RandomLedger(seed: seed, events: 60).events {
            let draft = EventDraft(
                id: event.id,
                source: event.source,
                subject: event.subject,
                time: event.time,
                payload: event.payload
            )
            let line = Self.given(EventCodec.json(draft).members, using: &random)
            let prepared = try EventCodec.prepare(JSONParser.value(of: line), now: time)
            let wanted = try EventCodec.line(
                prepared,
                recordedAt: time,
                recordedBy: name,
                batchSize: nil
            )
            if let bytes = EventCodec.restamped(line, with: stamp) {
                stamped += 1
                #expect(bytes == wanted)
            }
            #expect(EventCodec.restamped(wanted, with: stamp) == wanted)
            let content = try EventCodec.contentDigest(ofCanonical: wanted)
            #expect(content == prepared.contentDigest)
            #expect(try EventCodec.contentDigest(ofLine: wanted) == content)
        }
        #expect(stamped > 0)
    }

    @Test(arguments: [
        #"{"data":{"id":"a","source":"b"}}"#,
        #"{"data":{},"source":"s","type":"t"}"#,
        #"{"data":{},"id":"a","recordedat":"x","recordedat":"y","source":"s"}"#,
        #"{"data":{},"id":"a","recordedat":"\q","source":"s"}"#,
        #"{"batchsize":01,"data":{},"id":"a","source":"s"}"#,
        #"{"batchsize":"2","data":{},"id":"a","source":"s"}"#,
        #"{"data":{},"id":"a","recordedby":"x","source":"s","time":1}"#,
        #"{"data":{},"recordedat":"x","id":"a","source":"s","recordedby":"z"}"#,
        "{}", "", "\"}", #"{"}"#, #"{":"}"#, #"{"":""}"#, #"{"id":"a"}"#,
    ])
    func `is not set in what is no canonical event`(line: String) {
        let stamp = LineStamp(recordedAt: nil, recordedBy: nil)
        #expect(EventCodec.restamped(Array(line.utf8), with: stamp) == nil)
    }

    @Test(arguments: 0..<32 as Range<UInt64>)
    func `is set in no line that was spoiled, or else the line is still what its JSON is`(
        seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        let (time, name) = try Self.stamp()
        let stamp = LineStamp(recordedAt: time, recordedBy: name)
        let events = RandomLedger(seed: seed, events: 40).events
        for event in events where !event.type.isAmendment {
            let draft = EventDraft(
                id: event.id,
                source: event.source,
                subject: event.subject,
                time: event.time,
                payload: event.payload
            )
            var line = Self.given(EventCodec.json(draft).members, using: &random)
            for _ in 0..<random.number(1...3) {
                let place = random.number(0...line.count - 1)
                let bytes = Array(#""\{},:0 r"#.utf8)
                line[place] = bytes[random.number(0...bytes.count - 1)]
            }
            guard let bytes = EventCodec.restamped(line, with: stamp),
                (try? EventCodec.event(of: bytes, sequence: 0) { _ in nil }) != nil
            else { continue }
            let prepared = try EventCodec.prepare(JSONParser.value(of: line), now: time)
            let wanted = try EventCodec.line(
                prepared,
                recordedAt: time,
                recordedBy: name,
                batchSize: nil
            )
            #expect(bytes == wanted)
        }
    }
}
