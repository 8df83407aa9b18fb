public import EventLog
public import FilingModel
public import Projections
public import ReadModel
public import TransparencyLog

/// A ledger: its log, and the read model that its questions are answered from.
///
/// A value: it answers from the events that the log had when it was opened, or refreshed last.
public struct Ledger: Sendable {
    /// Where the answers find their facts.
    public typealias Facts = ReadModelFacts

    /// The directory that holds `Events/`.
    public let directory: String

    /// The log.
    public let log: EventLog

    /// The database that questions are answered from.
    package let readModel: ReadModel

    /// What the ledger says of itself: its name, its currency, its time zone.
    public internal(set) var opening: LedgerOpened

    /// Where the log ended when it was read, or written to, last.
    var position = ReadModelPosition.start

    /// The identity of the checkpoint file beside the log then; nil: there was none.
    private var checkpointIdentity: FileIdentity?

    /// What was appended since the read model caught up, for the next event to be admitted on.
    var pending: PendingEvents?

    let host: LedgerHost

    /// Opens a ledger: its read model catches up with the log, or is built from it.
    ///
    /// - Parameter directory: The directory that holds `Events/`.
    public init(at directory: String, host: LedgerHost = LedgerHost()) throws(LedgerError) {
        let log = try LedgerError.converting { try host.log(in: directory) }
        let opening = try Self.firstOpening(of: log, directory)
        try self.init(log: log, directory: directory, opening: opening, host: host)
        try refresh()
        guard size.count > 0 else { throw .log(.noLedger(path: directory)) }
    }

    /// A ledger whose read model is there, but has not yet caught up.
    ///
    /// - Parameter location: Where the read model is kept; nil: where the host keeps it.
    init(
        log: EventLog,
        directory: String,
        opening: LedgerOpened,
        host: LedgerHost,
        readModelAt location: ReadModelLocation? = nil
    ) throws(LedgerError) {
        self.log = log
        self.directory = directory
        self.opening = opening
        self.host = host
        let location = location ?? host.readModel(of: directory, origin: opening.origin)
        readModel = try LedgerError.converting {
            try ReadModel(of: log, at: location, tell: host.tell)
        }
    }

    /// What the first event says of the ledger.
    ///
    /// - Throws: `LedgerError.log` with `damaged` where that event is no opening.
    static func firstOpening(
        of log: EventLog,
        _ directory: String
    ) throws(LedgerError) -> LedgerOpened {
        try LedgerError.converting {
            guard let line = try log.firstLine() else {
                let known = ReadModelLocation.knownSize(ledger: directory)
                guard known > 0 else { throw LogError.noLedger(path: directory) }
                let missing = LogDamage.Kind.missingEvent(0, of: known, .reader)
                throw LogError.damaged(LogDamage(missing, in: Segment.first.name))
            }
            let event = try line.event { _ in nil }
            guard case .ledgerOpened(let opening) = event.payload.event else {
                throw LogError.damaged(LogDamage(.noOpening, in: Segment.first.name))
            }
            return opening
        }
    }

    /// The number of events when the log was read last.
    public var size: LogSize { LogSize(position.log.size) }

    /// The root of the Merkle tree over them.
    public var root: Digest { position.tree.root }

    /// The size and the root.
    public var head: LogHead { position.head }

    /// The zone in which the ledger's days begin and end.
    ///
    /// - Throws: `LedgerError.badTimeZone` if this machine does not know it.
    public func timeZone() throws(LedgerError) -> LedgerTimeZone {
        do {
            return try LedgerTimeZone(opening.timezone)
        } catch {
            throw .badTimeZone(opening.timezone)
        }
    }

    /// Catches up with the log.
    ///
    /// - Throws: `LedgerError.log` with `damaged` if what had been read is not there any more; the
    ///   ledger is then as it was.
    public mutating func refresh() throws(LedgerError) {
        let (model, known) = (readModel, position)
        let checkpoint = log.checkpointIdentity
        let (now, said) = try LedgerError.converting {
            let position = try model.refresh(after: known)
            let size = LogSize(position.log.size)
            return try model.read { facts in
                let opening = try facts.opening(at: size)
                guard opening != nil || size.count == 0 else {
                    throw ReadModelError.damaged(.missingOpening)
                }
                return (position, opening)
            }
        }
        (position, opening) = (now, said ?? opening)
        (checkpointIdentity, pending) = (checkpoint, nil)
    }

    /// Whether the log ends where it was read, or written to, last: then nobody else has appended.
    ///
    /// What stands before is held against the read model whenever that catches up.
    var isAtEnd: Bool {
        guard let last = position.segments.last, last.segment == position.log.segment,
            position.tornBytes == 0
        else { return false }
        return log.stillEnds(after: position.log.size, in: last)
            && log.checkpointIdentity == checkpointIdentity
    }

    /// Opens a ledger with a read model that is built anew.
    ///
    /// - Parameter isDiscarding: Whether a read model of other events is discarded.
    /// - Throws: `LedgerError.log` with `damaged` if events are not what was recorded, and the read
    ///   model is not to be discarded: nothing has changed then.
    package static func rebuild(
        _ directory: String,
        host: LedgerHost = LedgerHost(),
        discarding isDiscarding: Bool = false
    ) throws(LedgerError) -> Ledger {
        let log = try LedgerError.converting { try host.log(in: directory) }
        let opening = try firstOpening(of: log, directory)
        let location = host.readModel(of: directory, origin: opening.origin)
        if isDiscarding { try LedgerError.converting { try ReadModel.discard(at: location) } }
        let before = try LedgerError.converting {
            try ReadModelStatus(of: log, at: location)?.state
        }
        var ledger = try Ledger(log: log, directory: directory, opening: opening, host: host)
        try ledger.refresh()
        if case .standing? = before {
            let model = ledger.readModel
            try LedgerError.converting { try model.rebuild() }
        }
        try ledger.refresh()
        return ledger
    }

    // MARK: Questions

    /// Asks the rules at three clocks; all that one call asks is of one state of the ledger.
    ///
    /// - Parameter ask: What to ask. An error of its own arrives as `LedgerError.fault`; to keep
    ///   one, return it in a `Result`.
    public func asOf<Answer>(
        _ clock: Clock,
        _ ask: (AsOf<Facts>) throws -> Answer
    ) throws(LedgerError) -> Answer {
        try facts { try ask(AsOf($0, at: clock)) }
    }

    /// Asks for facts: what is recorded, whatever counts.
    ///
    /// - Parameter ask: What to ask; its errors are treated as those of `asOf`.
    public func facts<Answer>(_ ask: (Facts) throws -> Answer) throws(LedgerError) -> Answer {
        try LedgerError.converting { try readModel.read(through: position, ask) }
    }

    // MARK: Events

    /// A line of the log.
    ///
    /// - Parameter sequence: The sequence of its event, less than the size.
    package func line(_ sequence: Int) throws(LedgerError) -> LogLine {
        try facts { try line(sequence, in: $0) }
    }

    /// A line of the log, within one reading of its facts.
    func line(_ sequence: Int, in facts: Facts) throws -> LogLine {
        let (place, length) = try facts.line(sequence)
        return LogLine(
            sequence: sequence,
            place: place,
            bytes: try log.line(at: place, length: length)
        )
    }

    /// An event as it stands in the log.
    ///
    /// - Parameter sequence: Its sequence, less than the size.
    public func event(_ sequence: Int) throws(LedgerError) -> RecordedEvent {
        try event(of: try line(sequence))
    }

    /// The event of a line.
    package func event(of line: LogLine) throws(LedgerError) -> RecordedEvent {
        try LedgerError.converting {
            try facts { facts in try line.event { try facts.place(of: $0)?.type } }
        }
    }
}
