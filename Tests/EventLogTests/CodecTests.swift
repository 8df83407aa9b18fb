import EventLog
import FilingModel
import TestSupport
import Testing

@Suite struct `Event codec` {
    @Test(arguments: EventType.allCases, [true, false])
    func `reading what was written gives it back`(type: EventType, isFull: Bool) throws {
        let data = try EventExamples.data(type, isFull: isFull)
        let line = try EventExamples.line(EventExamples.event(type, data))
        let event = try EventExamples.read(line)
        #expect(event.type == type)
        #expect(event.sequence == 7)
        #expect(event.id.text == "synthetic-1")
        #expect(event.source.text == "https://example.test/synthetic")
        #expect(event.subject.text == EventExamples.subject(type))
        #expect(event.time.time.spelling == "2025-04-25T18:30:00+08:00")
        #expect(event.time.precision == .exact)
        #expect(event.recordedAt == (try EventExamples.now()))
        #expect(event.recordedBy == "desk")
        #expect(event.batchSize == nil)
        #expect(
            CanonicalJSON.bytes(event.payload.json) == CanonicalJSON.bytes(.object(data)),
            "\(String(decoding: CanonicalJSON.bytes(event.payload.json), as: UTF8.self))"
        )
        #expect(try EventExamples.line(EventCodec.json(event.draft)) == line)
        #expect(try EventExamples.read(line).payload == event.payload)
    }

    @Test(arguments: EventType.allCases)
    func `an event plays the part that its type says`(type: EventType) throws {
        let data = try EventExamples.data(type)
        let line = try EventExamples.line(EventExamples.event(type, data))
        let event = try EventExamples.read(line).payload.event
        #expect((event.listing != nil) == (type.role == .listing))
        #expect((event.companyChange != nil) == (type.role == .companyChange))
        #expect((event.filing != nil) == (type.role == .filing))
        #expect((event.amendment != nil) == (type.role == .amendment))
        #expect((event.effectiveOn != nil) == type.isCompanyState)
        #expect(event.figures.isEmpty == !type.hasFigures)
    }

    @Test func `every type has an example`() {
        #expect(Set(EventExamples.full.keys) == Set(EventType.allCases))
        #expect(EventType.allCases.count == 15)
    }

    @Test(arguments: [("day", PublicTime.Precision.day), ("no-later-than", .noLaterThan)])
    func `the precision of the time is read`(
        spelling: String,
        precision: PublicTime.Precision
    ) throws {
        let data = try EventExamples.data(.sectorChanged)
        let members = EventExamples.event(.sectorChanged, data).members
            .changed(["timeprecision": .string(spelling)])
        let event = try EventExamples.read(try EventExamples.line(.object(members)))
        #expect(event.time.precision == precision)
        #expect(EventCodec.json(event.draft)["timeprecision"] == .string(spelling))
    }

    @Test func `the size of a batch stands first in its first line`() throws {
        let example = EventExamples.event(.sectorChanged, try EventExamples.data(.sectorChanged))
        let line = try EventExamples.line(example, batchSize: 12)
        #expect(line.starts(with: Array(#"{"batchsize":12,"data":"#.utf8)))
        #expect(try EventExamples.read(line).batchSize == 12)
    }

    @Test func `what a dry run shows stands in the place of what the writer sets`() throws {
        let example = EventExamples.event(.sectorChanged, try EventExamples.data(.sectorChanged))
        let prepared = try EventCodec.prepare(example, now: try EventExamples.now())
        let line = try EventCodec.line(prepared, recordedAt: nil, recordedBy: nil, batchSize: nil)
        let shown = try JSONParser.value(of: line)
        #expect(shown["recordedat"]?.string == EventCodec.placeholder)
        #expect(shown["recordedby"]?.string == EventCodec.placeholder)
    }

    /// The lengths of the members of an event are chosen so that the line has a certain length.
    private func line(ofLength length: Int) throws -> [UInt8] {
        let document = JSONValue.members(["title": .string(String(repeating: "t", count: 900))])
        let data =
            try EventExamples.data(.sectorChanged, isFull: false)
            + [JSONMember("documents", .array(Array(repeating: document, count: 66)))]
        func event(_ note: Int) -> JSONValue {
            let note = JSONMember("note", .string(String(repeating: "n", count: note)))
            return EventExamples.event(.sectorChanged, data + [note])
        }
        let shortest = try EventExamples.line(event(1))
        return try EventExamples.line(event(1 + length - shortest.count))
    }

    @Test func `an event of 65,535 bytes is accepted, and one of 65,536 is too long`() throws {
        let longest = try line(ofLength: 65_535)
        #expect(longest.count == 65_535)
        #expect(try EventExamples.read(longest).type == .sectorChanged)
        let fault = lineFault { try line(ofLength: 65_536) }
        #expect(fault?.reason == .tooLong(bytes: 65_536, limit: 65_535))
        let tooLong = longest.dropLast() + Array(#","v":1}"#.utf8)
        #expect(lineFault { try EventExamples.read(Array(tooLong)) }?.name == "tooLong")
    }
}
