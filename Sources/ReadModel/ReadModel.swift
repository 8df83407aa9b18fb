public import EventLog
import FilingModel
import GRDB
import Synchronization

/// The SQLite database that queries run on: built from the log, caught up with it, and replaced
/// when it is damaged.
///
/// Everything in it can be deleted; the log is the truth.
public final class ReadModel: Sendable {
    let log: EventLog
    let location: ReadModelLocation
    let tell: @Sendable (ReadModelNotice) -> Void
    let file: Mutex<DatabaseFile>

    /// Opens the read model of a log; builds it if it is missing, damaged, or of another version.
    ///
    /// - Parameter tell: Is told what takes long and what is unusual.
    /// - Throws: `LogError`, `ReadModelError`.
    public init(
        of log: EventLog,
        at location: ReadModelLocation,
        tell: @escaping @Sendable (ReadModelNotice) -> Void = { _ in }
    ) throws {
        self.log = log
        self.location = location
        self.tell = tell
        file = Mutex(try Self.open(Builder(log: log, tell: tell), location))
    }

    /// The path of its file; nil in memory.
    public var path: String? { file.withLock { $0.path } }

    /// Catches up with the log, in one transaction.
    ///
    /// - Parameter written: The caller's own position after writing. Those events must be in the
    ///   log; segments with the identity that the caller knows are not hashed again.
    /// - Returns: The end of the log.
    /// - Throws: `LogError.damaged` if the log was changed before the place where the read model
    ///   or the writer stands; `LogError`, `ReadModelError`.
    @discardableResult
    public func refresh(after written: ReadModelPosition = .start) throws -> ReadModelPosition {
        let position = try using { current in
            let kept = try current.read { db, _ in try ReadModelPosition(of: db) }
            let segments = try log.segmentIdentities()
            guard segments != kept.segments else { return kept }
            try LogCheck.check(written, in: log, after: kept, segments)
            let builder = Builder(log: log, tell: tell)
            if Builder.isQuickerAnew(after: kept.segments, upTo: segments) {
                try replace(current, .requested) { _ in nil }
                return try file.withLock { $0 }.read { db, _ in try ReadModelPosition(of: db) }
            }
            let (position, now) = try current.catchUp(builder, after: kept, trusting: written)
            file.withLock { if $0 === current { $0 = now } }
            return position
        }
        if let checkpoint = try log.checkpointSize(), checkpoint > position.log.size {
            let beyond = LogDamage.Kind.checkpointBeyondLog(checkpoint, log: position.log.size)
            throw LogError.damaged(LogDamage(beyond, in: "checkpoint"))
        }
        return position
    }

    /// Whether a writer has written so much that the next question builds the read model anew.
    public func isFarBehind(_ written: ReadModelPosition) throws -> Bool {
        let kept = try using { current in
            try current.read { db, _ in try ReadModelPosition(of: db) }
        }
        return Builder.isQuickerAnew(after: kept.segments, upTo: written.segments)
    }

    /// Asks the facts; one call sees one state of the ledger.
    ///
    /// - Parameters:
    ///   - written: The caller's own position after writing: those events are among the facts. The
    ///     start of the log by default: whatever there is.
    ///   - ask: What to ask; it is asked again if the file turns out to be damaged.
    /// - Throws: `ReadModelError`, `LogError` if it has to catch up, and what `ask` throws.
    public func read<Answer>(
        through written: ReadModelPosition = .start,
        _ ask: (ReadModelFacts) throws -> Answer
    ) throws -> Answer {
        let answer: Answer? = try using { file in
            try file.read { db, size in
                guard size.count >= written.log.size else { return nil }
                return .some(try ask(ReadModelFacts(db, size: size, kept: file.kept)))
            }
        }
        if let answer { return answer }
        // There is more in the log than was asked.
        try refresh(after: written)
        return try read(ask)
    }

    /// Builds it anew from the log.
    public func rebuild() throws {
        let current = file.withLock { $0 }
        try replace(current, .requested) { _ in nil }
    }

    /// Deletes the read model of a ledger, and what it knew of the log.
    ///
    /// - Throws: `ReadModelError` if another process does not let go of it.
    public static func discard(at location: ReadModelLocation) throws {
        for path in location.paths
        where FileIdentity(of: path) != nil || LastWrite(beside: path) != nil {
            try DatabaseFile.discard(path)
        }
    }

    /// Tells of every statement that is run until the file is replaced, so that tests can look at
    /// the plan of each.
    package func listen(_ tell: @escaping @Sendable (RunStatement) -> Void) {
        file.withLock { $0 }.queue.listen(tell)
    }
}
