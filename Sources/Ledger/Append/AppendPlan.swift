import EventLog
import FilingModel
import Projections
import ReadModel
import TransparencyLog

/// The events of one append, checked one after another on what the log holds.
///
/// Of several faults the one is thrown that comes first in the order of `LedgerError`, and of that
/// kind the first that was met. So every input is looked at, whatever is wrong with another one.
struct AppendPlan {
    /// The index of an input, asked for only where an error or a warning names it.
    typealias InputIndex = () -> Int

    let recording: Recording
    /// When the events are recorded: at the last event's time where the clock is behind it.
    let now: RecordedTime
    let options: AppendOptions
    /// What the log holds, and the events added so far.
    private(set) var facts: PendingFacts<ReadModelFacts>
    /// The size of the log.
    private let firstSequence: Int
    /// What the ledger says of itself by the events added so far; nil: none of them says it.
    private(set) var opening: LedgerOpened?
    /// The lines of the events added so far.
    let lines: LineStore
    private(set) var receipt = Receipt()
    private let warningsMax: Int

    private var earlier: EarlierContents
    /// The index of the input with which each batch begins.
    private var firstInputs: [Int] = []
    /// The events of the log that were given again.
    private var repeated: Set<Int> = []

    /// Whether an input asks for more than the read model holds; nothing is added after it.
    private(set) var needsCatchUp = false
    /// The first input that cannot be read, or whose identifier is taken; nothing is added after
    /// it.
    private var unfit: LedgerError?
    /// The first refusal; what is added after it is only looked up.
    private var refused: LedgerError?

    /// A plan without events.
    ///
    /// - Parameters:
    ///   - facts: The facts of the read model.
    ///   - log: The log.
    ///   - recording: Who records, and when.
    ///   - options: How.
    ///   - pending: The events of the log that the read model does not hold; nil: it holds all.
    ///   - isRecalling: Whether events are read again from their lines where they are needed, as
    ///     there may be too many to be kept.
    ///   - warningsMax: The most warnings that the receipt lists; the others are counted.
    /// - Returns: Nil if the pending events do not follow the facts.
    init?(
        on facts: ReadModelFacts,
        _ log: EventLog,
        _ recording: Recording,
        _ options: AppendOptions,
        after pending: consuming PendingEvents? = nil,
        recalling isRecalling: Bool = false,
        warningsMax: Int = .max
    ) throws {
        let lines = LineStore(batchBytes: log.batchBytes, directory: log.directory)
        let last = try pending?.lastRecorded ?? facts.lastRecordedTime()
        now = max(recording.now, last ?? recording.now)
        if let pending {
            guard let all = PendingFacts(after: facts, continuing: pending) else { return nil }
            self.facts = all
        } else {
            let recall = LineRecall(of: lines, after: facts.size)
            self.facts = PendingFacts(after: facts, recalling: isRecalling ? recall.event : nil)
        }
        self.recording = recording
        self.options = options
        self.lines = lines
        self.warningsMax = warningsMax
        firstSequence = self.facts.size.count
        earlier = EarlierContents(in: log, facts, lines, from: firstSequence)
    }

    private var isOver: Bool { unfit != nil || needsCatchUp }

    // MARK: Adding

    /// Adds the next event.
    ///
    /// - Throws: What the facts throw, and what the lines do.
    mutating func add(_ json: JSONValue, _ inputIndex: InputIndex) throws {
        var number = 1
        while !isOver {
            let event: PreparedEvent
            do throws(LineError) {
                let suffix = number > 1 ? "-\(number)" : ""
                event = try EventCodec.prepare(json, now: now, suffix: suffix)
            } catch {
                unfit = .unreadable(input: inputIndex(), error)
                return
            }
            switch try lookUp(event.id, { event.contentDigest }, inputIndex) {
            case .new: return try addNew(event, inputIndex)
            case .nothingToAdd: return
            case .recorded(let sequence):
                let isRetracted = try facts.base.isRetracted(event.id)
                guard options.again, try isRetracted || isReplaced(event) else {
                    return noteRepeated(event.id, sequence, isRetracted: isRetracted)
                }
                number += 1
            }
        }
    }

    /// Adds the next event by its line, for which it has to be decoded: it depends on what it
    /// corrects.
    ///
    /// - Returns: False if it has to be added as JSON; nothing has changed then.
    /// - Throws: What the facts throw, and what the lines do.
    mutating func addDependent(_ line: RecordableLine, _ inputIndex: InputIndex) throws -> Bool {
        guard !isOver else { return true }
        var event: RecordedEvent
        do {
            event = try self.event(of: line.content)
        } catch is LineError {
            return false
        }
        return try add(&event, line, inputIndex)
    }

    /// Adds the next event, whose line has been decoded.
    ///
    /// - Parameters:
    ///   - event: The event; it is given its sequence.
    ///   - line: Its line.
    ///   - inputIndex: The index of the input.
    /// - Returns: False if it has to be added as JSON; nothing has changed then.
    /// - Throws: What the facts throw, and what the lines do.
    mutating func add(
        _ event: inout RecordedEvent,
        _ line: RecordableLine,
        _ inputIndex: InputIndex
    ) throws -> Bool {
        guard !isOver else { return true }
        let content = { () throws(LineError) in
            try EventCodec.contentDigest(ofCanonical: line.content)
        }
        switch try lookUp(event.id, content, inputIndex) {
        case .new:
            event.sequence = facts.size.count
            try admit(event, line, content, inputIndex)
        case .nothingToAdd: break
        case .recorded(let sequence):
            // Whether it is recorded once more is decided on the JSON.
            if options.again { return false }
            let isRetracted = try facts.base.isRetracted(event.id)
            noteRepeated(event.id, sequence, isRetracted: isRetracted)
        }
        return true
    }

    /// Adds an event that neither the log nor another input has.
    private mutating func addNew(_ prepared: PreparedEvent, _ inputIndex: InputIndex) throws {
        guard refused == nil else { return earlier.note(prepared.id, prepared.contentDigest) }
        do {
            let line = try EventCodec.line(
                prepared,
                recordedAt: now,
                recordedBy: recording.recordedBy,
                batchSize: nil
            )
            let event = try event(of: line)
            let content = { () throws(LineError) in prepared.contentDigest }
            try admit(event, RecordableLine(line), content, inputIndex)
        } catch let error as LineError {
            refused = .unreadable(input: inputIndex(), error)
            earlier.note(prepared.id, prepared.contentDigest)
        }
    }

    private func event(of line: [UInt8]) throws -> RecordedEvent {
        let sequence = facts.size.count
        let place = LogLine.Place(segment: Segment(firstSequence: sequence), offset: 0)
        do {
            return try LogLine(sequence: sequence, place: place, bytes: line)
                .event { try facts.place(of: $0)?.type }
        } catch LogError.unreadable(_, _, let error) {
            throw error
        }
    }

    // MARK: Identifiers

    /// The digest of an event's content, worked out only where its identifier is known.
    private typealias Content = () throws(LineError) -> Digest

    /// What is known of an event by its identifier.
    private enum LookUp {
        /// Nothing.
        case new
        /// The log has the same event.
        case recorded(sequence: Int)
        /// Another input is the same event; or there is a fault, which is noted.
        case nothingToAdd
    }

    private mutating func lookUp(
        _ id: EventID,
        _ content: Content,
        _ inputIndex: InputIndex
    ) throws -> LookUp {
        do {
            switch try earlier.content(of: id, pending: facts.pendingPlace(of: id)) {
            case .none: return .new
            case .notInReadModel: needsCatchUp = true
            case .input(let known):
                if try content() != known {
                    unfit = .identifierTaken(input: inputIndex(), id, sequence: nil)
                }
            case .recorded(let known, let sequence):
                if try content() == known { return .recorded(sequence: sequence) }
                unfit = .identifierTaken(input: inputIndex(), id, sequence: sequence)
            }
        } catch let error as LineError {
            unfit = .unreadable(input: inputIndex(), error)
        }
        return .nothingToAdd
    }

    /// Whether the log has an event that is a correction, and a later one of its target.
    private func isReplaced(_ event: PreparedEvent) throws -> Bool {
        guard let target = event.correctionTarget else { return false }
        return try facts.base.history(of: target).last?.correctedBy != event.id
    }

    private mutating func noteRepeated(_ id: EventID, _ sequence: Int, isRetracted: Bool) {
        guard repeated.insert(sequence).inserted else { return }
        let entry = Receipt.Entry(sequence: sequence, id: id)
        if isRetracted { receipt.retracted.append(entry) } else { receipt.existing.append(entry) }
    }

    // MARK: Rules

    private mutating func admit(
        _ event: RecordedEvent,
        _ line: RecordableLine,
        _ content: Content,
        _ inputIndex: InputIndex
    ) throws {
        if refused == nil {
            do {
                let warnings = try checked(event)
                try facts.apply(event)
                try append(event, line, inputIndex)
                note(warnings, inputIndex)
                return
            } catch let refusal as Refusal {
                refused = .refused(input: inputIndex(), refusal)
            } catch LedgerError.badTimeZone(let name) {
                refused = .badTimeZone(name)
            } catch let error as LineError {
                refused = .unreadable(input: inputIndex(), error)
            }
        }
        earlier.note(event.id, try content())
    }

    /// Checks an event against the rules, and gives what is unusual about it.
    private func checked(_ event: RecordedEvent) throws -> [Warning] {
        try checkTexts(event)
        let admission = Admission(after: facts, now: now)
        try admission.check(event)
        try checkTimeZone(event)
        return try admission.warnings(of: event)
    }

    /// Refuses texts that nobody can see.
    ///
    /// A log that has some is read all the same.
    private func checkTexts(_ event: RecordedEvent) throws(LineError) {
        for (member, text) in [("id", event.id.text)] + event.payload.event.textsForPeople {
            guard let fault = PlainText.faultAtEnds(of: text) else { continue }
            throw LineError(.rule(fault), at: 0, path: member)
        }
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

    private mutating func append(
        _ event: RecordedEvent,
        _ line: RecordableLine,
        _ inputIndex: InputIndex
    ) throws {
        try lines.append(line.bytes, line.range, leaf: line.leaf)
        if lines.batchCount > firstInputs.count { firstInputs.append(inputIndex()) }
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

    private mutating func note(_ warnings: [Warning], _ inputIndex: InputIndex) {
        guard !warnings.isEmpty else { return }
        let listed = warnings.prefix(warningsMax - receipt.warnings.count)
        receipt.omittedWarnings += warnings.count - listed.count
        guard !listed.isEmpty else { return }
        let input = inputIndex()
        receipt.warnings += listed.map { LedgerError.InputWarning(input: input, warning: $0) }
    }

    // MARK: When all inputs are added

    /// Throws if what was added cannot be recorded; else the lines stand as they will be written.
    mutating func finish() throws {
        if let unfit { throw unfit }
        guard lines.count > 0 || refused != nil else { return }
        if let expected = options.expectedSize, expected != firstSequence {
            throw LedgerError.unexpectedSize(expected: expected, actual: firstSequence)
        }
        guard now.milliseconds - recording.now.milliseconds <= Ledger.clockSlackMilliseconds else {
            throw LedgerError.clockBehind(last: now, now: recording.now)
        }
        if let refused { throw refused }
        guard receipt.warnings.isEmpty || options.acceptWarnings else {
            throw LedgerError.warnings(receipt.warnings)
        }
        if let (batch, bytes) = try lines.close() {
            let limit = EventLimit.eventBytesMax
            let error = LineError(.tooLong(bytes: bytes, limit: limit), at: limit)
            throw LedgerError.unreadable(input: firstInputs[batch], error)
        }
    }
}
