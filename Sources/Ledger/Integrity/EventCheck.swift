import EventLog
import FilingModel
import Projections

/// Judges the lines of a log one after another: their form, their content, and the rules.
///
/// From the first event on that cannot be read, or that a rule forbids, only the form of lines is
/// judged: what follows stands on what is wrong.
struct EventCheck {
    private let isDecoding: Bool
    private let isRuling: Bool
    private var facts = PendingFacts(after: EmptyFacts())
    private var types: [EventID: EventType] = [:]
    private var lastRecorded: RecordedTime?
    private var missingOfBatch = 0

    /// What is wrong, by check.
    private(set) var findings: [VerificationCheck: [Verification.Finding]] = [:]
    /// The event at which a check stopped, as it is wrong.
    private(set) var stopped: [VerificationCheck: Int] = [:]

    /// How many lines that are wrong are told.
    private static let findingsMax = 20

    /// A judge of the form of lines.
    ///
    /// - Parameters:
    ///   - isDecoding: Whether events are decoded too.
    ///   - isRuling: Whether events are held against the rules too; only where they are decoded.
    init(isDecoding: Bool, isRuling: Bool) {
        self.isDecoding = isDecoding
        self.isRuling = isRuling
    }

    mutating func judge(_ line: LogLine) throws {
        guard isDecoding, stopped[.schema] == nil else {
            if let fault = Self.formFault(line.bytes) { note(.lines, line, .line(fault)) }
            return
        }
        let event: RecordedEvent
        do {
            event = try line.event { types[$0] }
        } catch LogError.unreadable(_, _, let fault) {
            let form = Self.formFault(line.bytes)
            note(form == nil ? .schema : .lines, line, .line(form ?? fault))
            return stop([.schema, .rules], at: line.sequence)
        }
        types[event.id] = event.type
        checkBatch(event, line)
        guard isRuling, stopped[.rules] == nil else { return }
        try checkRules(event, line)
    }

    /// Why the bytes of a line are not canonical JSON; nil if they are.
    private static func formFault(_ bytes: [UInt8]) -> LineError? {
        guard bytes.count <= EventLimit.eventBytesMax else {
            return LineError(.tooLong(bytes: bytes.count, limit: EventLimit.eventBytesMax), at: 0)
        }
        do throws(LineError) {
            let canonical = CanonicalJSON.bytes(try JSONParser.value(of: bytes).sorted)
            guard canonical != bytes else { return nil }
            let offset = zip(canonical, bytes).prefix { $0 == $1 }.count
            return LineError(.notCanonical(rule: "members in order, no white space"), at: offset)
        } catch {
            return error
        }
    }

    private mutating func checkBatch(_ event: RecordedEvent, _ line: LogLine) {
        if missingOfBatch > 0 {
            if event.batchSize != nil { note(.schema, line, .batchInside) }
            missingOfBatch -= 1
        } else {
            missingOfBatch = (event.batchSize ?? 1) - 1
        }
    }

    private mutating func checkRules(_ event: RecordedEvent, _ line: LogLine) throws {
        if let lastRecorded, event.recordedAt < lastRecorded {
            note(.rules, line, .recordedBefore(lastRecorded))
        }
        lastRecorded = max(lastRecorded ?? event.recordedAt, event.recordedAt)
        if let sequence = try facts.place(of: event.id)?.sequence {
            note(.rules, line, .identifierTaken(by: sequence))
            return stop([.rules], at: line.sequence)
        }
        do {
            try Admission(after: facts, now: event.recordedAt).check(event)
            try facts.apply(event)
        } catch let refusal as Refusal {
            note(.rules, line, .refused(refusal))
            return stop([.rules], at: line.sequence)
        }
        if case .ledgerOpened(let opening) = event.payload.event,
            (try? LedgerTimeZone(opening.timezone)) == nil
        {
            note(.rules, line, .unknownZone(opening.timezone))
        }
    }

    private mutating func note(
        _ check: VerificationCheck,
        _ line: LogLine,
        _ reason: Verification.Reason
    ) {
        guard findings[check, default: []].count < Self.findingsMax else { return }
        findings[check, default: []].append(
            .init(file: line.place.segment.name, sequence: line.sequence, reason)
        )
    }

    private mutating func stop(_ checks: [VerificationCheck], at sequence: Int) {
        for check in checks where stopped[check] == nil { stopped[check] = sequence }
    }
}
