public import EventLog
public import FilingModel
public import Projections
public import ReadModel
public import TransparencyLog

/// A ledger: its log, and the read model that its queries run on.
///
/// A value that remembers where the log ended; `refresh()` catches up with it. Whoever appends does
/// so under the lock of the log, on what the log holds then. What it has appended itself, the read
/// model catches up with when there is a question.
public struct Ledger: Sendable {
    /// Where the answers find their facts.
    public typealias Facts = ReadModelFacts

    /// The directory that holds `Events/`.
    public let directory: String

    /// The log.
    public let log: EventLog

    /// The database that queries run on.
    public let readModel: ReadModel

    /// What the ledger says of itself.
    public internal(set) var opening: LedgerOpened?

    /// Where the log ended when it was read, or written to, last.
    var position = ReadModelPosition.start

    /// The stamp of the checkpoint beside the log then; nil: there was none.
    private var checkpointIdentity: FileIdentity?

    /// What was appended since the read model caught up, for the next event to be admitted on.
    var pending: PendingEvents?

    let host: LedgerHost

    /// Opens a ledger: its read model catches up with the log, or is built from it.
    ///
    /// - Parameters:
    ///   - directory: The directory that holds `Events/`.
    ///   - host: The machine.
    /// - Throws: `LedgerError`.
    public init(
        opening directory: String,
        host: LedgerHost = LedgerHost()
    ) throws(LedgerError) {
        let log = try LedgerError.converting { try host.log(in: directory) }
        let origin = try Self.firstOpening(of: log, directory).origin.text
        try self.init(log: log, directory: directory, origin: origin, host: host)
        try refresh()
        guard size.count > 0 else { throw .log(.noLedger(path: directory)) }
    }

    /// A ledger whose read model is there, but not yet caught up.
    init(
        log: EventLog,
        directory: String,
        origin: String,
        host: LedgerHost
    ) throws(LedgerError) {
        let location = ReadModelLocation(
            ledger: directory,
            origin: origin,
            cache: host.cacheDirectory
        )
        try self.init(log: log, directory: directory, host: host, at: location)
    }

    /// A ledger whose read model is at a place, but not yet caught up.
    init(
        log: EventLog,
        directory: String,
        host: LedgerHost,
        at location: ReadModelLocation
    ) throws(LedgerError) {
        self.log = log
        self.directory = directory
        self.host = host
        readModel = try LedgerError.converting {
            try ReadModel(of: log, at: location, tell: host.tell)
        }
    }

    /// What the first event says of the ledger; checks that it is an opening.
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

    /// How many events the log had when it was read last.
    public var size: LogSize { LogSize(position.log.size) }

    /// The root of the Merkle tree over them.
    public var root: Digest { position.tree.root }

    /// The state of the log when it was read last.
    public var head: LogHead { position.head }

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

    /// Catches up with the log.
    ///
    /// - Throws: `LedgerError.log` with `damaged` if what had been read is not there any more; the
    ///   ledger is then as it was.
    public mutating func refresh() throws(LedgerError) {
        let (model, known) = (readModel, position)
        let checkpoint = log.checkpointIdentity
        (position, opening) = try LedgerError.converting {
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
    /// - Parameters:
    ///   - directory: The directory that holds `Events/`.
    ///   - host: The machine.
    ///   - isDiscarding: Whether a read model is discarded that the log is not the same as.
    /// - Returns: The ledger.
    /// - Throws: `LedgerError.log` with `damaged` if events are not what was recorded, and that is
    ///   not to be discarded: nothing has changed then.
    public static func rebuild(
        _ directory: String,
        host: LedgerHost = LedgerHost(),
        discarding isDiscarding: Bool = false
    ) throws(LedgerError) -> Ledger {
        let log = try LedgerError.converting { try host.log(in: directory) }
        let origin = try firstOpening(of: log, directory).origin.text
        let location = ReadModelLocation(
            ledger: directory,
            origin: origin,
            cache: host.cacheDirectory
        )
        if isDiscarding { try LedgerError.converting { try ReadModel.discard(at: location) } }
        let before = try LedgerError.converting {
            try ReadModelStatus(of: log, at: location)?.state
        }
        var ledger = try Ledger(log: log, directory: directory, origin: origin, host: host)
        try ledger.refresh()
        if case .standing? = before {
            let model = ledger.readModel
            try LedgerError.converting { try model.rebuild() }
        }
        try ledger.refresh()
        return ledger
    }

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

    /// The bytes of a line, without its line feed.
    ///
    /// - Parameter sequence: The sequence of its event, less than the size.
    /// - Returns: The bytes.
    /// - Throws: `LedgerError.log` if the log cannot be read any more.
    public func line(_ sequence: Int) throws(LedgerError) -> LogLine {
        try LedgerError.converting {
            let (place, length) = try facts { try $0.line(sequence) }
            return LogLine(
                sequence: sequence,
                place: place,
                bytes: try log.line(at: place, length: length)
            )
        }
    }

    /// An event as it stands in the log.
    ///
    /// - Parameter sequence: Its sequence, less than the size.
    /// - Returns: The event.
    /// - Throws: `LedgerError.log` if it cannot be read any more.
    public func event(_ sequence: Int) throws(LedgerError) -> RecordedEvent {
        try event(of: try line(sequence))
    }

    /// An event whose line has been read.
    ///
    /// - Parameter line: The line.
    /// - Returns: The event.
    /// - Throws: `LedgerError.log` if it cannot be read.
    public func event(of line: LogLine) throws(LedgerError) -> RecordedEvent {
        try LedgerError.converting {
            try facts { facts in try line.event { try facts.place(of: $0)?.type } }
        }
    }
}
