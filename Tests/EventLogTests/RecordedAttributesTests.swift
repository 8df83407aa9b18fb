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

    /// Checks that a line that is stamped as it is read is the one that is wanted, if it is read.
    private static func checkStamped(
        _ line: [UInt8],
        _ stamp: RecordedAttributes,
        _ decoder: inout EventDecoder,
        wanted: [UInt8]
    ) throws -> Bool {
        let before: [UInt8] = [1, 2]
        var lines = before
        let event = unsafe line.withUnsafeBytes {
            unsafe decoder.stamped($0, with: stamp, to: &lines)
        }
        guard let event else {
            #expect(lines == before)
            return false
        }
        #expect(lines == before + wanted + [0x0A])
        #expect(try event == EventCodec.event(of: wanted, sequence: 0) { _ in nil })
        return true
    }

    @Test(arguments: Extent.seeds(24))
    func `set in a line gives the bytes that its JSON gives`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let (time, name) = try Self.stamp()
        let stamp = RecordedAttributes(recordedAt: time, recordedBy: name)
        var stamped = 0
        var decoder = EventDecoder()
        var taken = 0
        for event in RandomLedger(seed: seed, events: 60).events {
            let line = Self.given(EventCodec.json(event.draft).members, using: &random)
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
            if try Self.checkStamped(line, stamp, &decoder, wanted: wanted) { taken += 1 }
            let isTaken = try Self.checkStamped(wanted, stamp, &decoder, wanted: wanted)
            #expect(isTaken != (event.type == .eventCorrected))
            let content = try EventCodec.contentDigest(ofCanonical: wanted)
            #expect(content == prepared.contentDigest)
            #expect(try EventCodec.contentDigest(ofLine: wanted) == content)
        }
        #expect(stamped > 0 && taken > 0)
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
        let stamp = RecordedAttributes(recordedAt: nil, recordedBy: nil)
        #expect(EventCodec.restamped(Array(line.utf8), with: stamp) == nil)
    }

    @Test(arguments: 0..<32 as Range<UInt64>)
    func `is set in no line that was spoiled, or else the line is still what its JSON is`(
        seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        let (time, name) = try Self.stamp()
        let stamp = RecordedAttributes(recordedAt: time, recordedBy: name)
        var decoder = EventDecoder()
        let events = RandomLedger(seed: seed, events: 40).events
        for event in events where !event.type.isAmendment {
            var line = Self.given(EventCodec.json(event.draft).members, using: &random)
            for _ in 0..<random.number(1...3) {
                let place = random.number(0...line.count - 1)
                let bytes = Array(#""\{},:0 r"#.utf8)
                line[place] = bytes[random.number(0...bytes.count - 1)]
            }
            var lines: [UInt8] = []
            let event = unsafe line.withUnsafeBytes {
                unsafe decoder.stamped($0, with: stamp, to: &lines)
            }
            let bytes = EventCodec.restamped(line, with: stamp)
            let isRead =
                bytes.map { (try? EventCodec.event(of: $0, sequence: 0) { _ in nil }) != nil }
            guard isRead == true || event != nil else { continue }
            let prepared = try EventCodec.prepare(JSONParser.value(of: line), now: time)
            let wanted = try EventCodec.line(
                prepared,
                recordedAt: time,
                recordedBy: name,
                batchSize: nil
            )
            if isRead == true { #expect(bytes == wanted) }
            if event != nil { #expect(lines == wanted + [0x0A]) }
        }
    }
}
