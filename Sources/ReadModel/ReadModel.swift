public import EventLog
import FilingModel
import GRDB
import Synchronization

/// The SQLite database that queries run on: built from the log, caught up with it, and replaced
/// when it is damaged.
///
/// Everything in it can be deleted; the log is the truth.
public final class ReadModel: Sendable {
    private let log: EventLog
    private let location: ReadModelLocation
    private let tell: @Sendable (ReadModelNotice) -> Void
    private let file: Mutex<DatabaseFile>

    /// Whether it was built from the whole log when it was opened.
    public let isFresh: Bool

    /// Opens the read model of a log; builds it if it is missing, damaged, or of another version.
    ///
    /// - Parameters:
    ///   - log: The log.
    ///   - location: Where its file may be kept.
    ///   - tell: Is told what takes long and what is unusual.
    /// - Throws: `LogFailure`, `ReadModelFailure`.
    public init(
        of log: EventLog,
        at location: ReadModelLocation,
        tell: @escaping @Sendable (ReadModelNotice) -> Void = { _ in }
    ) throws {
        self.log = log
        self.location = location
        self.tell = tell
        let (file, isFresh) = try Self.open(Builder(log: log, tell: tell), location)
        self.file = Mutex(file)
        self.isFresh = isFresh
    }

    /// The path of its file; nil in memory.
    public var path: String? { file.withLock { $0.path } }

    /// Catches up with the log, in one transaction.
    ///
    /// - Parameter afterOwnAppend: Whether the log has not been written to but by the caller, who
    ///   holds its lock, since the last time: what stands before is not looked at again.
    /// - Returns: Where the log ends.
    /// - Throws: `LogFailure.damaged` if the log was changed before the place where the read model
    ///   stands; `LogFailure`, `ReadModelFailure`.
    @discardableResult
    public func refresh(afterOwnAppend: Bool = false) throws -> (head: LogHead, end: LogEnd) {
        let position = try using { file in
            let kept = try file.queue.read { try Position(of: $0) }
            guard try log.stamps() != kept.stamps else { return kept }
            return try file.queue.catchUp(Builder(log: log, tell: tell), trusting: afterOwnAppend)
        }
        if let checkpoint = try log.checkpointSize(), checkpoint > position.log.size {
            let finding = "covers \(checkpoint) events, but the log has only \(position.log.size)"
            throw LogFailure.damaged(.init(segment: "checkpoint", offset: 0, finding: finding))
        }
        let end = LogEnd(position: position.log, tornBytes: position.tornBytes)
        return (position.head, end)
    }

    /// Asks the facts; all that one call asks is of one state.
    ///
    /// - Parameter ask: What to ask; it is asked again if the file turns out to be damaged.
    /// - Returns: The answer.
    /// - Throws: `ReadModelFailure`, and what `ask` throws.
    public func read<Answer>(_ ask: (ReadModelFacts) throws -> Answer) throws -> Answer {
        try using { file in
            try file.queue.read { db in
                try ask(ReadModelFacts(db, size: try Position(of: db).head.size))
            }
        }
    }

    /// Builds it anew from the log.
    ///
    /// - Throws: `LogFailure`, `ReadModelFailure`.
    public func rebuild() throws { try replace(file.withLock { $0 }, .requested) }

    // MARK: Damage

    /// Uses the file; where it turns out to be damaged, builds it anew and uses it again.
    private func using<Answer>(_ body: (DatabaseFile) throws -> Answer) throws -> Answer {
        let current = file.withLock { $0 }
        do {
            return try Self.naming(current.path) { try body(current) }
        } catch ReadModelFailure.damaged(let finding) {
            try replace(current, .damaged(finding))
        } catch ReadModelFailure.notWritable(let reason) {
            try keepInMemory(reason)
        }
        let rebuilt = file.withLock { $0 }
        return try Self.naming(rebuilt.path) { try body(rebuilt) }
    }

    private func replace(_ damaged: DatabaseFile, _ reason: ReadModelNotice.Reason) throws {
        try? damaged.close()
        let builder = Builder(log: log, tell: tell)
        let rebuilt =
            try damaged.path.map { try Self.build($0, builder, reason) }
            ?? DatabaseFile.inMemory { try builder.fill($0, reason, path: nil) }
        file.withLock { $0 = rebuilt }
    }

    private func keepInMemory(_ reason: String) throws {
        tell(.inMemory(reason))
        let builder = Builder(log: log, tell: tell)
        let memory = try DatabaseFile.inMemory { try builder.fill($0, .missing, path: nil) }
        file.withLock { $0 = memory }
    }

    // MARK: Opening

    private static func open(
        _ builder: Builder,
        _ location: ReadModelLocation
    ) throws -> (file: DatabaseFile, isFresh: Bool) {
        var reason = "it has no place on disk"
        for path in location.paths {
            guard ReadModelLocation.prepare(path) else {
                reason = "\(path) cannot be written"
                continue
            }
            do {
                return try naming(path) { try openOrBuild(path, builder) }
            } catch ReadModelFailure.notWritable(let finding) {
                reason = finding
            }
        }
        if !location.paths.isEmpty { builder.tell(.inMemory(reason)) }
        return (try DatabaseFile.inMemory { try builder.fill($0, .missing, path: nil) }, true)
    }

    private static func openOrBuild(
        _ path: String,
        _ builder: Builder
    ) throws -> (file: DatabaseFile, isFresh: Bool) {
        guard EventLog.fileNumber(path) != nil else {
            return (try build(path, builder, .missing), true)
        }
        do {
            return (try naming(path) { try DatabaseFile.open(path) }, false)
        } catch let outdated as DatabaseFile.Outdated {
            let reason = ReadModelNotice.Reason.version(
                found: outdated.found,
                expected: Schema.version
            )
            return (try build(path, builder, reason), true)
        } catch ReadModelFailure.damaged(let finding) {
            return (try build(path, builder, .damaged(finding)), true)
        }
    }

    private static func build(
        _ path: String,
        _ builder: Builder,
        _ reason: ReadModelNotice.Reason
    ) throws -> DatabaseFile {
        let replaced = EventLog.fileNumber(path)
        try naming(path) {
            try DatabaseFile.replace(path, if: { EventLog.fileNumber(path) == replaced }) { db in
                try builder.fill(db, reason, path: path)
            }
        }
        return try naming(path) { try DatabaseFile.open(path) }
    }

    /// Turns errors of the database into failures of the read model.
    private static func naming<Answer>(
        _ path: String?,
        _ step: () throws -> Answer
    ) throws -> Answer {
        do {
            return try step()
        } catch let error as DatabaseError {
            throw ReadModelFailure(error, path: path)
        }
    }
}

extension ReadModelFailure {
    fileprivate init(_ error: DatabaseError, path: String?) {
        let message = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: self = .damaged(message)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path ?? "memory")
        case .SQLITE_FULL, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_IOERR:
            self = .notWritable("\(path ?? "memory"): \(message)")
        default: self = .database(path: path ?? "memory", error.description)
        }
    }
}
