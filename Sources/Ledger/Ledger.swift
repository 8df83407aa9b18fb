public import EventLog
public import FilingModel
public import Projections
public import TransparencyLog

/// Where a ledger's queries find their facts.
public typealias LedgerFacts = MemoryFacts

/// A ledger: its log, and what follows from it.
///
/// A value that holds what it has read; `refresh()` reads on. Whoever appends does so under the
/// lock of the log, on what the log holds then.
public struct Ledger: Sendable {
    /// The directory that holds `Events/`.
    public let directory: String

    /// The log.
    public let log: EventLog

    /// The facts of the events that have been read.
    public internal(set) var facts = MemoryFacts()

    /// The Merkle tree over their lines.
    public internal(set) var tree = MerkleTree()

    /// Where the log ended when it was read last.
    var end = LogEnd(position: .start, tornBytes: 0)

    /// When each event was recorded, by sequence; never falling.
    var recordedTimes: [RecordedTime] = []

    /// Where each line stands, by sequence.
    var lines: [(place: LogLine.Place, length: Int)] = []

    /// Opens a ledger and reads its log.
    ///
    /// - Parameter directory: The directory that holds `Events/`.
    /// - Throws: `LedgerError`.
    public init(opening directory: String) throws(LedgerError) {
        do {
            self.init(log: try EventLog(ledger: directory), directory: directory)
        } catch {
            throw .log(error)
        }
        try refresh()
        guard size.count > 0 else { throw .log(.noLedger(path: directory)) }
        guard opening != nil else {
            let finding = "event 0 must be the opening of the ledger"
            throw .log(.damaged(.init(segment: Segment.first.name, offset: 0, finding: finding)))
        }
    }

    /// A ledger of which nothing has been read yet.
    init(log: EventLog, directory: String) {
        self.log = log
        self.directory = directory
    }

    /// How many events have been read.
    public var size: LogSize { facts.size }

    /// What the ledger says of itself.
    public var opening: LedgerOpened? { facts.opening(at: size) }

    /// The zone in which the ledger's days begin and end.
    ///
    /// - Returns: The zone that its opening names.
    /// - Throws: `LedgerError.badTimeZone` if this machine does not know it.
    public func timeZone() throws(LedgerError) -> LedgerTimeZone {
        let name = opening?.timezone ?? ""
        do {
            return try LedgerTimeZone(name)
        } catch {
            throw .badTimeZone(name)
        }
    }

    /// Asks the rules at three clocks; all that one call asks is of one state of the ledger.
    ///
    /// - Parameters:
    ///   - clock: The clocks.
    ///   - ask: What to ask.
    /// - Returns: The answer.
    /// - Throws: `LedgerError`, and what `ask` throws.
    public func query<Answer>(
        _ clock: Clock,
        _ ask: (AsOf<LedgerFacts>) throws -> Answer
    ) throws -> Answer {
        try ask(AsOf(facts, at: clock))
    }

    /// Reads what others have appended since.
    ///
    /// - Throws: `LedgerError.log`, also if what had been read is gone or changed; what the ledger
    ///   holds is then what it held before.
    public mutating func refresh() throws(LedgerError) {
        let before = self
        do {
            try readOn()
        } catch {
            self = before
            throw .log(error)
        }
    }

    private mutating func readOn() throws(LogFailure) {
        let log = log
        // Before the log: a checkpoint that is published while the log is read may be beyond it.
        let checkpoint = try log.checkpointSize()
        end = try log.read(from: end.position) { (line) throws(LogFailure) in try take(line) }
        guard let checkpoint, checkpoint > size.count else { return }
        let finding = "covers \(checkpoint) events, but the log has only \(size)"
        throw .damaged(.init(segment: "checkpoint", offset: 0, finding: finding))
    }

    /// Takes in the next line of the log.
    private mutating func take(_ line: LogLine) throws(LogFailure) {
        let event: RecordedEvent
        do {
            event = try EventCodec.event(
                of: line.bytes,
                sequence: line.sequence,
                typeOf: facts.type(of:)
            )
        } catch {
            let segment = line.place.segment.name
            throw .unreadable(sequence: line.sequence, segment: segment, error)
        }
        take(event, line: line.bytes, at: line.place)
    }

    /// Takes in an event that stands in the log.
    mutating func take(_ event: RecordedEvent, line: [UInt8], at place: LogLine.Place) {
        facts.apply(event)
        tree.append(line)
        recordedTimes.append(event.recordedAt)
        lines.append((place, line.count))
    }

    /// The bytes of an event's line.
    ///
    /// - Parameter sequence: Its sequence, below the size.
    /// - Returns: The bytes, without the line feed.
    /// - Throws: `LedgerError.log`.
    public func line(_ sequence: Int) throws(LedgerError) -> [UInt8] {
        let (place, length) = lines[sequence]
        do {
            return try log.line(at: place, length: length)
        } catch {
            throw .log(error)
        }
    }

    /// An event as it stands in the log.
    ///
    /// - Parameter sequence: Its sequence, below the size.
    /// - Returns: The event.
    /// - Throws: `LedgerError.log`.
    public func event(_ sequence: Int) throws(LedgerError) -> RecordedEvent {
        try event(sequence, of: try line(sequence))
    }

    /// An event whose line has been read.
    ///
    /// - Parameters:
    ///   - sequence: Its sequence, below the size.
    ///   - bytes: Its line, as `line(_:)` gives it.
    /// - Returns: The event.
    /// - Throws: `LedgerError.log`.
    public func event(
        _ sequence: Int,
        of bytes: [UInt8]
    ) throws(LedgerError) -> RecordedEvent {
        do {
            return try EventCodec.event(of: bytes, sequence: sequence, typeOf: facts.type(of:))
        } catch {
            let segment = lines[sequence].place.segment.name
            throw .log(.unreadable(sequence: sequence, segment: segment, error))
        }
    }
}

/// Who records events, and when.
public struct Stamp: Hashable, Sendable {
    /// Who, as they say.
    public let recordedBy: String
    /// When.
    public let now: RecordedTime

    /// Who and when.
    ///
    /// - Parameters:
    ///   - recordedBy: Who, as they say: plain text of at most 200 bytes.
    ///   - now: When.
    /// - Throws: `Malformed`.
    public init(recordedBy: String, now: RecordedTime) throws(Malformed) {
        self.recordedBy = try PlainText.check(
            recordedBy,
            as: .text,
            bytesMax: TextLimit.recorderBytesMax,
            isAttribute: true
        )
        self.now = now
    }

    /// The time as an RFC 3339 time in UTC.
    var zonedTime: ZonedTime {
        do {
            return try ZonedTime(now.description)
        } catch {
            preconditionFailure("a recorded time is an RFC 3339 time")
        }
    }
}
