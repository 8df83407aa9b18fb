import EventLog
import FilingModel
import Projections

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

    private let ledger: Ledger
    private let stamp: Stamp
    private let options: AppendOptions
    /// What the log holds, and the events taken so far.
    private(set) var facts: MemoryFacts
    private var entries: [Entry] = []
    /// Where batches start: as many events in each as fit.
    private var starts: [Int] = []
    private var digests: [EventID: PreparedEvent] = [:]
    var receipt = Receipt()

    init(on ledger: Ledger, stamp: Stamp, options: AppendOptions) {
        self.ledger = ledger
        self.stamp = stamp
        self.options = options
        facts = ledger.facts
    }

    /// Takes all events, or throws at the first that cannot be recorded.
    mutating func take(_ inputs: [JSONValue]) throws(LedgerError) {
        var fresh: [(input: Int, event: PreparedEvent)] = []
        for (input, json) in inputs.enumerated() {
            if let event = try new(json, input: input) { fresh.append((input, event)) }
        }
        guard !fresh.isEmpty else { return }
        if let expected = options.expectedSize, expected != ledger.size.count {
            throw .unexpectedSize(expected: expected, actual: ledger.size.count)
        }
        try checkClock()
        for (input, event) in fresh { try check(event, input: input) }
        guard receipt.warnings.isEmpty || options.acceptWarnings else {
            throw .warnings(receipt.warnings)
        }
        try stampBatches()
    }

    /// The present; the last event's time where the clock is behind it.
    private var now: RecordedTime { max(stamp.now, ledger.recordedTimes.last ?? stamp.now) }

    /// Refuses a clock that is behind the last event by more than is put right.
    private func checkClock() throws(LedgerError) {
        guard now.milliseconds - stamp.now.milliseconds <= Ledger.clockSlackMilliseconds else {
            throw .clockBehind(last: now, now: stamp.now)
        }
    }

    // MARK: Identifiers

    /// The event, if neither the log nor an input before it has it.
    private mutating func new(
        _ json: JSONValue,
        input: Int
    ) throws(LedgerError) -> PreparedEvent? {
        var number = 1
        while true {
            let event = try prepare(json, input: input, number: number)
            if let earlier = digests[event.id] {
                guard earlier.contentDigest == event.contentDigest else {
                    throw .identifierTaken(input: input, event.id, sequence: nil)
                }
                return nil
            }
            guard let sequence = ledger.facts.sequence(of: event.id) else {
                digests[event.id] = event
                return event
            }
            try checkSame(event, input: input, sequence: sequence)
            let isRetracted = ledger.facts.isRetracted(event.id)
            guard isRetracted, options.again else {
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
    ) throws(LedgerError) -> PreparedEvent {
        do {
            return try EventCodec.prepare(
                json,
                now: now,
                suffix: number > 1 ? "-\(number)" : ""
            )
        } catch {
            throw .unreadable(input: input, error)
        }
    }

    private func checkSame(
        _ event: PreparedEvent,
        input: Int,
        sequence: Int
    ) throws(LedgerError) {
        let line = try ledger.line(sequence)
        do {
            guard try EventCodec.contentDigest(ofLine: line) != event.contentDigest else { return }
        } catch {
            throw .unreadable(input: input, error)
        }
        throw .identifierTaken(input: input, event.id, sequence: sequence)
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
    ) throws(LedgerError) {
        let line: [UInt8]
        let event: RecordedEvent
        do {
            line = try EventCodec.line(
                prepared,
                recordedAt: now,
                recordedBy: stamp.recordedBy,
                batchSize: nil
            )
            event = try EventCodec.event(
                of: line,
                sequence: facts.size.count,
                typeOf: facts.type(of:)
            )
        } catch {
            throw .unreadable(input: input, error)
        }
        receipt.warnings += try admit(event, input: input)
        receipt.appended.append(Receipt.Entry(sequence: event.sequence, id: event.id))
        facts.apply(event)
        entries.append(Entry(event: event, line: line, prepared: prepared, input: input))
    }

    /// Checks an event against the rules; holds on to no copy of the facts when it returns, so that
    /// the next one is folded in place.
    private func admit(
        _ event: RecordedEvent,
        input: Int
    ) throws(LedgerError) -> [LedgerError.InputWarning] {
        let admission = Admission(after: facts, now: now)
        do {
            try admission.check(event)
        } catch {
            throw .refused(input: input, error)
        }
        try checkTimeZone(event)
        return admission.warnings(of: event).map {
            LedgerError.InputWarning(input: input, warning: $0)
        }
    }

    /// Refuses a correction of the ledger's opening that names a zone this machine does not know.
    private func checkTimeZone(_ event: RecordedEvent) throws(LedgerError) {
        guard case .eventCorrected(let correction) = event.payload.fact,
            case .ledgerOpened(let opening) = correction.replacement.fact
        else { return }
        do {
            _ = try LedgerTimeZone(opening.timezone)
        } catch {
            throw .badTimeZone(opening.timezone)
        }
    }

    // MARK: Batches

    private func batchStarts() -> [Int] {
        let sizeMember = #""batchsize":9007199254740991,"#.utf8.count
        var starts: [Int] = []
        var bytes = Int.max / 2
        for (index, entry) in entries.enumerated() {
            bytes += entry.line.count + 1
            if bytes > EventLog.segmentBytesMax {
                starts.append(index)
                bytes = entry.line.count + 1 + sizeMember
            }
        }
        return starts
    }

    private mutating func stampBatches() throws(LedgerError) {
        starts = batchStarts()
        for (start, end) in zip(starts, starts.dropFirst() + [entries.count]) where end - start > 1
        {
            entries[start].event.batchSize = end - start
            do {
                entries[start].line = try EventCodec.line(
                    entries[start].prepared,
                    recordedAt: now,
                    recordedBy: stamp.recordedBy,
                    batchSize: end - start
                )
            } catch {
                throw .unreadable(input: entries[start].input, error)
            }
        }
    }

    /// The batches to write, in order.
    func batches() -> [[Entry]] {
        zip(starts, starts.dropFirst() + [entries.count]).map { Array(entries[$0..<$1]) }
    }

    /// The lines, with placeholders for what the writer sets.
    func placeholderLines() throws(LedgerError) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for entry in entries {
            do {
                lines.append(
                    try EventCodec.line(
                        entry.prepared,
                        recordedAt: nil,
                        recordedBy: nil,
                        batchSize: entry.event.batchSize
                    )
                )
            } catch {
                throw .unreadable(input: entry.input, error)
            }
        }
        return lines
    }
}
