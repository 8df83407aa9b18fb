import EventLog
import FilingModel
import LogSupport

/// The laws of an event: a line that is read can be written again, and what is made ready for the
/// log is a line.
enum EnvelopeLaws {
    static func check(_ bytes: [UInt8]) throws(Violation) {
        try checkLine(bytes)
        guard let input = try? JSONParser.value(of: bytes) else { return }
        try checkPrepared(input)
    }

    // MARK: A line of the log

    private static func checkLine(_ line: [UInt8]) throws(Violation) {
        let event: RecordedEvent
        do {
            event = try read(line)
        } catch {
            try Violation.unless(
                "a fault has a place in the line",
                (0...line.count).contains(error.offset)
            )
            return
        }
        let again = try Violation.unless("an event can be written") { () throws(LineError) in
            try event.line()
        }
        guard again != line else { return }
        let value = try Violation.unless("a line is JSON") { () throws(LineError) in
            try JSONParser.value(of: line)
        }
        try Violation.unless(
            "an event is written as it was read, not as \(String(decoding: again, as: UTF8.self))",
            again == CanonicalJSON.bytes(withoutEmptyLists(value))
        )
    }

    /// The event without lists of no claims and of no documents, which say nothing: they may be
    /// read, and are not written.
    private static func withoutEmptyLists(_ event: JSONValue) -> JSONValue {
        .object(
            event.members.compactMap { member in
                switch member.name {
                case "data": JSONMember("data", withoutEmptyLists(member.value))
                case "claims" where member.value == []: nil
                case "documents" where member.value == []: nil
                default: member
                }
            }
        )
    }

    /// The event of a line.
    ///
    /// A correction's target is taken to be of a type that its payload fits, if there is one.
    private static func read(_ line: [UInt8]) throws(LineError) -> RecordedEvent {
        var isAsked = false
        var fault: LineError
        do {
            return try EventCodec.event(of: line, sequence: 7) { _ in
                isAsked = true
                return nil
            }
        } catch {
            fault = error
        }
        guard isAsked else { throw fault }
        for type in EventType.allCases {
            do {
                return try EventCodec.event(of: line, sequence: 7) { _ in type }
            } catch {
                fault = error
            }
        }
        throw fault
    }

    // MARK: An event on its way

    private static func checkPrepared(_ input: JSONValue) throws(Violation) {
        guard let (event, line) = try? prepared(input) else { return }
        try Violation.unless("a line keeps the limit", line.count <= EventLimit.eventBytesMax)
        try Violation.unless(
            "a line is canonical",
            CanonicalJSONLaws.canonicalFault(in: line) == nil
        )
        let (again, lineAgain) = try Violation.unless("a line can be appended again") {
            try prepared(try JSONParser.value(of: line))
        }
        try Violation.unless("a line appended again is the same", lineAgain == line)
        try Violation.unless(
            "an event appended again is known",
            again.id == event.id && again.contentDigest == event.contentDigest
        )
        let digest = try Violation.unless("a line has a digest") { () throws(LineError) in
            try EventCodec.contentDigest(ofLine: line)
        }
        try Violation.unless("the digest is that of the line", digest == event.contentDigest)
        try checkLine(line)
    }

    private static func prepared(
        _ input: JSONValue
    ) throws(LineError) -> (PreparedEvent, [UInt8]) {
        let now = RecordedTime(milliseconds: 1_735_689_600_000)
        let event = try EventCodec.prepare(input, now: now)
        let line = try EventCodec.line(
            event,
            recordedAt: now,
            recordedBy: "synthetic",
            batchSize: nil
        )
        return (event, line)
    }
}
