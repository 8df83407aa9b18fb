import EventLog
import FilingModel
import Projections
import ReadModel
import TransparencyLog

/// The events of one append, checked one after another on what the log holds.
///
/// Of several faults the one is told that comes first in the order of `LedgerError`, and of that
/// kind the first: so what is given is looked at to its end, whatever is wrong with the start.
struct AppendPlan {
    private let log: EventLog
    let stamp: Recording
    /// The present; the last event's time where the clock is behind it.
    let now: RecordedTime
    private let options: AppendOptions
    /// What the log holds, and the events taken so far.
    private(set) var facts: PendingFacts<ReadModelFacts>
    /// The size of the log.
    private let firstSequence: Int
    /// What the ledger says of itself by the events taken so far; nil: none of them says it.
    private(set) var opening: LedgerOpened?
    /// The lines of the events taken so far.
    let lines: LineStore
    var receipt = Receipt()

    private var known: KnownIdentifiers
    /// The input of each batch's first event.
    private var firstInputs: [Int] = []

    /// What cannot be read, or an identifier that is taken.
    private var unfit: LedgerError?
    /// What no rule allows: nothing is admitted after that.
    private var refused: LedgerError?
    /// The contents of new events that were not admitted any more.
    private var unadmitted: [EventID: Digest] = [:]
    /// The events of the log that were given again.
    private var noted: Set<Int> = []
    private let warningsMax: Int

    /// Where an input is told to stand.
    typealias Telling = () -> Int

    init(
        on facts: ReadModelFacts,
        _ log: EventLog,
        stamp: Recording,
        options: AppendOptions,
        after tail: Tail? = nil,
        recalling isRecalling: Bool = false,
        warningsMax: Int = .max
    ) throws {
        self.log = log
        self.warningsMax = warningsMax
        self.stamp = stamp
        self.options = options
        let store = LineStore(batchBytes: log.batchBytes, directory: log.directory)
        lines = store
        known = KnownIdentifiers(in: facts)
        if let tail {
            guard let continued = PendingFacts(after: facts, continuing: tail.events) else {
                throw Ledger.Behind()
            }
            self.facts = continued
            now = max(stamp.now, tail.lastRecorded)
        } else {
            let recall = LineRecall(of: store, after: facts.size)
            self.facts = PendingFacts(after: facts, recalling: isRecalling ? recall.event : nil)
            now = max(stamp.now, try facts.lastRecordedTime() ?? stamp.now)
        }
        firstSequence = self.facts.size.count
    }

    /// Takes out all that was appended since the read model caught up, with these events, for the
    /// next ones to follow.
    mutating func takeTail() -> Tail? { Tail(facts.takeEvents(), lastRecorded: now) }

    // MARK: Taking

    /// Takes the next event.
    ///
    /// - Parameters:
    ///   - json: The event.
    ///   - telling: Where it is told to stand, if there is something to tell.
    /// - Throws: What the facts throw, and what the lines do.
    mutating func take(_ json: JSONValue, telling: Telling) throws {
        guard unfit == nil else { return }
        var number = 1
        while true {
            let event: PreparedEvent
            do throws(LineError) {
                let suffix = number > 1 ? "-\(number)" : ""
                event = try EventCodec.prepare(json, now: now, suffix: suffix)
            } catch {
                unfit = .unreadable(input: telling(), error)
                return
            }
            let content = { () throws(LineError) in event.contentDigest }
            switch try standing(of: event.id, content, telling) {
            case .new: return try admit(event, telling)
            case .known: return
            case .inLog(let sequence):
                let isRetracted = try facts.base.isRetracted(event.id)
                guard options.again, try isRetracted || isReplaced(event) else {
                    return note(event.id, sequence: sequence, isRetracted: isRetracted)
                }
                number += 1
            }
        }
    }

    /// Takes the next event, which depends on what it corrects, with its line as it will stand.
    ///
    /// - Parameters:
    ///   - line: The line.
    ///   - telling: Where it is told to stand, if there is something to tell.
    /// - Returns: Whether it was; else it has to be taken as JSON, and nothing has changed.
    /// - Throws: What the facts throw, and what the lines do.
    mutating func take(_ line: RecordableLine, telling: Telling) throws -> Bool {
        guard unfit == nil else { return true }
        var event: RecordedEvent
        do {
            event = try self.event(of: line.content)
        } catch is LineError {
            return false
        }
        return try take(line, &event, telling: telling)
    }

    /// Takes the next event, with its line as it will stand.
    ///
    /// - Parameters:
    ///   - line: The line.
    ///   - event: The event; it is given its sequence.
    ///   - telling: Where it is told to stand, if there is something to tell.
    /// - Returns: Whether it was; else it has to be taken as JSON, and nothing has changed.
    /// - Throws: What the facts throw, and what the lines do.
    mutating func take(
        _ line: RecordableLine,
        _ event: inout RecordedEvent,
        telling: Telling
    ) throws -> Bool {
        guard unfit == nil else { return true }
        let content = { () throws(LineError) in
            try EventCodec.contentDigest(ofCanonical: line.content)
        }
        switch try standing(of: event.id, content, telling) {
        case .new:
            event.sequence = facts.size.count
            try admit(event, line, content, telling)
        case .known: break
        case .inLog(let sequence):
            // Whether it is recorded once more is decided on the JSON.
            if options.again { return false }
            let isRetracted = try facts.base.isRetracted(event.id)
            note(event.id, sequence: sequence, isRetracted: isRetracted)
        }
        return true
    }

    // MARK: Identifiers

    private enum Standing {
        /// Neither the log nor an input before it has it.
        case new
        /// An input before it says the same, or it is not fit.
        case known
        /// The log has it, and it says the same.
        case inLog(sequence: Int)
    }

    private typealias Content = () throws(LineError) -> Digest

    private mutating func standing(
        of id: EventID,
        _ content: Content,
        _ telling: Telling
    ) throws -> Standing {
        do {
            var (earlier, sequence): (Digest?, Int?) = (unadmitted[id], nil)
            if let taken = facts.pendingPlace(of: id) {
                guard taken.sequence >= firstSequence else { throw Ledger.Behind() }
                let line = try lines.line(taken.sequence - firstSequence)
                earlier = try EventCodec.contentDigest(ofCanonical: line)
            } else if earlier == nil, let place = try known.place(of: id) {
                // What became of it may stand in the tail.
                guard firstSequence == facts.base.size.count else { throw Ledger.Behind() }
                sequence = place.sequence
                let (place, length) = try facts.base.line(place.sequence)
                let line = try log.line(at: place, length: length)
                earlier = try EventCodec.contentDigest(ofCanonical: line)
            }
            guard let earlier else { return .new }
            if try content() == earlier { return sequence.map { .inLog(sequence: $0) } ?? .known }
            unfit = .identifierTaken(input: telling(), id, sequence: sequence)
        } catch let fault as LineError {
            unfit = .unreadable(input: telling(), fault)
        }
        return .known
    }

    /// Whether the log has an event that is a correction, and a later one of its target.
    private func isReplaced(_ event: PreparedEvent) throws -> Bool {
        guard let target = event.correctionTarget else { return false }
        return try facts.base.history(of: target).last?.correctedBy != event.id
    }

    private mutating func note(_ id: EventID, sequence: Int, isRetracted: Bool) {
        guard noted.insert(sequence).inserted else { return }
        let entry = Receipt.Entry(sequence: sequence, id: id)
        if isRetracted { receipt.retracted.append(entry) } else { receipt.existing.append(entry) }
    }

    // MARK: Rules

    private mutating func admit(_ prepared: PreparedEvent, _ telling: Telling) throws {
        let content = { () throws(LineError) in prepared.contentDigest }
        guard refused == nil else {
            unadmitted[prepared.id] = prepared.contentDigest
            return
        }
        do {
            let line = try EventCodec.line(
                prepared,
                recordedAt: now,
                recordedBy: stamp.recordedBy,
                batchSize: nil
            )
            let event = try event(of: line)
            try admit(event, RecordableLine(line), content, telling)
        } catch let fault as LineError {
            refused = .unreadable(input: telling(), fault)
            unadmitted[prepared.id] = prepared.contentDigest
        }
    }

    private mutating func admit(
        _ event: RecordedEvent,
        _ line: RecordableLine,
        _ content: Content,
        _ telling: Telling
    ) throws {
        if refused == nil {
            do {
                let warnings = try fold(event)
                try add(event, line, telling)
                note(warnings, telling)
            } catch let refusal as Refusal {
                refused = .refused(input: telling(), refusal)
            } catch LedgerError.badTimeZone(let name) {
                refused = .badTimeZone(name)
            }
        }
        if refused != nil { unadmitted[event.id] = try content() }
    }

    /// Checks an event and folds it; what is unusual about it.
    private mutating func fold(_ event: RecordedEvent) throws -> [Warning] {
        if let warnings = try facts.take(filing: event, now: now) { return warnings }
        let warnings = try warnings(of: event)
        try facts.apply(event)
        return warnings
    }

    private mutating func add(
        _ event: RecordedEvent,
        _ line: RecordableLine,
        _ telling: Telling
    ) throws {
        try lines.append(line.bytes, line.range, leaf: line.leaf)
        if lines.batchCount > firstInputs.count { firstInputs.append(telling()) }
        receipt.appended.append(Receipt.Entry(sequence: event.sequence, id: event.id))
        opening = Self.opening(in: event.payload.event) ?? opening
    }

    /// What an event says of the ledger; nil for events about anything else.
    private static func opening(in event: FilingEvent) -> LedgerOpened? {
        if case .eventCorrected(let correction) = event {
            return opening(in: correction.replacement.event)
        }
        guard case .ledgerOpened(let opening) = event else { return nil }
        return opening
    }

    private mutating func note(_ warnings: [Warning], _ telling: Telling) {
        guard !warnings.isEmpty else { return }
        let told = warnings.prefix(warningsMax - receipt.warnings.count)
        receipt.omittedWarnings += warnings.count - told.count
        guard !told.isEmpty else { return }
        let input = telling()
        receipt.warnings += told.map { LedgerError.InputWarning(input: input, warning: $0) }
    }

    private func event(of line: [UInt8]) throws -> RecordedEvent {
        let sequence = facts.size.count
        let place = LogLine.Place(segment: Segment(firstSequence: sequence), offset: 0)
        do {
            return try LogLine(sequence: sequence, place: place, bytes: line)
                .event { try facts.place(of: $0)?.type }
        } catch LogError.unreadable(_, _, let fault) {
            throw fault
        }
    }

    /// Checks an event against the rules; holds on to no copy of the facts when it returns, so that
    /// the next one is folded in place.
    private func warnings(of event: RecordedEvent) throws -> [Warning] {
        let admission = Admission(after: facts, now: now)
        try admission.check(event)
        try checkTimeZone(event)
        return try admission.warnings(of: event)
    }

    /// Refuses a correction of the ledger's opening that names a zone this machine does not know.
    private func checkTimeZone(_ event: RecordedEvent) throws {
        guard event.type == .eventCorrected, let opening = Self.opening(in: event.payload.event)
        else { return }
        do {
            _ = try LedgerTimeZone(opening.timezone)
        } catch {
            throw LedgerError.badTimeZone(opening.timezone)
        }
    }

    // MARK: When all is taken

    /// Throws if what was taken cannot be recorded; else the lines stand as they will be written.
    mutating func finish() throws {
        if let unfit { throw unfit }
        guard lines.count > 0 || refused != nil else { return }
        if let expected = options.expectedSize, expected != firstSequence {
            throw LedgerError.unexpectedSize(expected: expected, actual: firstSequence)
        }
        guard now.milliseconds - stamp.now.milliseconds <= Ledger.clockSlackMilliseconds else {
            throw LedgerError.clockBehind(last: now, now: stamp.now)
        }
        if let refused { throw refused }
        guard receipt.warnings.isEmpty || options.acceptWarnings else {
            throw LedgerError.warnings(receipt.warnings)
        }
        if let (batch, bytes) = try lines.close() {
            let limit = EventLimit.eventBytesMax
            let fault = LineError(.tooLong(bytes: bytes, limit: limit), at: limit)
            throw LedgerError.unreadable(input: firstInputs[batch], fault)
        }
    }
}
