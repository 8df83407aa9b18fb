import EventLog
import FilingModel
import Projections
import ReadModel

/// The events of one append, checked one after another on what the log holds.
struct AppendPlan {
    /// An event on its way, with its line.
    struct Entry {
        var event: RecordedEvent
        var line: [UInt8]
        let prepared: PreparedEvent
        /// Which of the events given it is, from 0.
        let input: Int
    }

    private let log: EventLog
    private let stamp: Stamp
    /// The present; the last event's time where the clock is behind it.
    private let now: RecordedTime
    private let options: AppendOptions
    /// What the log holds, and the events taken so far.
    private(set) var facts: PendingFacts<LedgerFacts>
    private var entries: [Entry] = []
    /// Where batches start: as many events in each as fit.
    private var starts: [Int] = []
    private var digests: [EventID: PreparedEvent] = [:]
    var receipt = Receipt()

    init(
        on facts: LedgerFacts,
        _ log: EventLog,
        stamp: Stamp,
        options: AppendOptions
    ) throws {
        self.log = log
        self.stamp = stamp
        self.options = options
        self.facts = PendingFacts(after: facts)
        now = max(stamp.now, try facts.lastRecordedTime() ?? stamp.now)
    }

    /// Takes all events, or throws at the first that cannot be recorded.
    mutating func take(_ inputs: [JSONValue]) throws {
        var fresh: [(input: Int, event: PreparedEvent)] = []
        for (input, json) in inputs.enumerated() {
            if let event = try new(json, input: input) { fresh.append((input, event)) }
        }
        guard !fresh.isEmpty else { return }
        if let expected = options.expectedSize, expected != facts.base.size.count {
            throw LedgerError.unexpectedSize(expected: expected, actual: facts.base.size.count)
        }
        try checkClock()
        for (input, event) in fresh { try check(event, input: input) }
        guard receipt.warnings.isEmpty || options.acceptWarnings else {
            throw LedgerError.warnings(receipt.warnings)
        }
        try stampBatches()
    }

    /// Refuses a clock that is behind the last event by more than is put right.
    private func checkClock() throws {
        guard now.milliseconds - stamp.now.milliseconds <= Ledger.clockSlackMilliseconds else {
            throw LedgerError.clockBehind(last: now, now: stamp.now)
        }
    }

    // MARK: Identifiers

    /// The event, if neither the log nor an input before it has it.
    private mutating func new(
        _ json: JSONValue,
        input: Int
    ) throws -> PreparedEvent? {
        var number = 1
        while true {
            let event = try prepare(json, input: input, number: number)
            if let earlier = digests[event.id] {
                guard earlier.contentDigest == event.contentDigest else {
                    throw LedgerError.identifierTaken(input: input, event.id, sequence: nil)
                }
                return nil
            }
            guard let sequence = try facts.base.place(of: event.id)?.sequence else {
                digests[event.id] = event
                return event
            }
            try checkSame(event, input: input, sequence: sequence)
            let isRetracted = try facts.base.isRetracted(event.id)
            guard options.again, try isRetracted || isReplaced(event) else {
                note(event.id, sequence: sequence, isRetracted: isRetracted)
                return nil
            }
            number += 1
        }
    }

    private func prepare(
        _ json: JSONValue,
        input: Int,
        number: Int
    ) throws -> PreparedEvent {
        do throws(LineFault) {
            return try EventCodec.prepare(
                json,
                now: now,
                suffix: number > 1 ? "-\(number)" : ""
            )
        } catch {
            throw LedgerError.unreadable(input: input, error)
        }
    }

    private func checkSame(
        _ event: PreparedEvent,
        input: Int,
        sequence: Int
    ) throws {
        let (place, length) = try facts.base.line(sequence)
        let line = try log.line(at: place, length: length)
        do throws(LineFault) {
            guard try EventCodec.contentDigest(ofLine: line) != event.contentDigest else { return }
        } catch {
            throw LedgerError.unreadable(input: input, error)
        }
        throw LedgerError.identifierTaken(input: input, event.id, sequence: sequence)
    }

    /// Whether the log has an event that is a correction, and a later one of its target.
    private func isReplaced(_ event: PreparedEvent) throws -> Bool {
        guard let target = event.correctionTarget else { return false }
        return try facts.base.history(of: target).last?.correctedBy != event.id
    }

    private mutating func note(_ id: EventID, sequence: Int, isRetracted: Bool) {
        let entry = Receipt.Entry(sequence: sequence, id: id)
        if isRetracted {
            if !receipt.retracted.contains(entry) { receipt.retracted.append(entry) }
        } else if !receipt.existing.contains(entry) {
            receipt.existing.append(entry)
        }
    }

    // MARK: Rules

    private mutating func check(
        _ prepared: PreparedEvent,
        input: Int
    ) throws {
        let line = try self.line(prepared, input: input, batchSize: nil)
        let event = try event(of: line, input: input)
        receipt.warnings += try admit(event, input: input)
        receipt.appended.append(Receipt.Entry(sequence: event.sequence, id: event.id))
        try facts.apply(event)
        entries.append(Entry(event: event, line: line, prepared: prepared, input: input))
    }

    private func line(
        _ prepared: PreparedEvent,
        input: Int,
        batchSize: Int?
    ) throws -> [UInt8] {
        do throws(LineFault) {
            return try EventCodec.line(
                prepared,
                recordedAt: now,
                recordedBy: stamp.recordedBy,
                batchSize: batchSize
            )
        } catch {
            throw LedgerError.unreadable(input: input, error)
        }
    }

    private func event(of line: [UInt8], input: Int) throws -> RecordedEvent {
        let sequence = facts.size.count
        let place = LogLine.Place(segment: Segment(firstSequence: sequence), offset: 0)
        do {
            return try LogLine(sequence: sequence, place: place, bytes: line)
                .event { try facts.place(of: $0)?.type }
        } catch LogFailure.unreadable(_, _, let fault) {
            throw LedgerError.unreadable(input: input, fault)
        }
    }

    /// Checks an event against the rules; holds on to no copy of the facts when it returns, so that
    /// the next one is folded in place.
    private func admit(
        _ event: RecordedEvent,
        input: Int
    ) throws -> [LedgerError.InputWarning] {
        let admission = Admission(after: facts, now: now)
        do {
            try admission.check(event)
        } catch let refusal as Refusal {
            throw LedgerError.refused(input: input, refusal)
        }
        try checkTimeZone(event)
        return try admission.warnings(of: event).map {
            LedgerError.InputWarning(input: input, warning: $0)
        }
    }

    /// Refuses a correction of the ledger's opening that names a zone this machine does not know.
    private func checkTimeZone(_ event: RecordedEvent) throws {
        guard case .eventCorrected(let correction) = event.payload.fact,
            case .ledgerOpened(let opening) = correction.replacement.fact
        else { return }
        do {
            _ = try LedgerTimeZone(opening.timezone)
        } catch {
            throw LedgerError.badTimeZone(opening.timezone)
        }
    }

    // MARK: Batches

    private func batchStarts() -> [Int] {
        let sizeMember = #""batchsize":9007199254740991,"#.utf8.count
        var starts: [Int] = []
        var bytes = Int.max / 2
        for (index, entry) in entries.enumerated() {
            bytes += entry.line.count + 1
            if bytes > log.batchBytes {
                starts.append(index)
                bytes = entry.line.count + 1 + sizeMember
            }
        }
        return starts
    }

    private mutating func stampBatches() throws {
        starts = batchStarts()
        for (start, end) in zip(starts, starts.dropFirst() + [entries.count]) where end - start > 1
        {
            entries[start].event.batchSize = end - start
            entries[start].line = try line(
                entries[start].prepared,
                input: entries[start].input,
                batchSize: end - start
            )
        }
    }

    /// The lines of the batches to write, in order.
    func batches() -> [[[UInt8]]] {
        zip(starts, starts.dropFirst() + [entries.count]).map { entries[$0..<$1].map(\.line) }
    }

    /// The lines, with placeholders for what the writer sets.
    func placeholderLines() throws -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for entry in entries {
            do throws(LineFault) {
                lines.append(
                    try EventCodec.line(
                        entry.prepared,
                        recordedAt: nil,
                        recordedBy: nil,
                        batchSize: entry.event.batchSize
                    )
                )
            } catch {
                throw LedgerError.unreadable(input: entry.input, error)
            }
        }
        return lines
    }
}
