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

    /// Opens the read model of a log; builds it if it is missing, damaged, or of another version.
    ///
    /// - Parameter location: Where its file may be kept.
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
    /// - Parameter written: Where a writer stands, who found the log as it was read last: what it
    ///   has written since has to be there, and segments that it left with the identity they have are
    ///   not looked at again before the place where the read model stands.
    /// - Returns: Where the log ends.
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

    /// Whether what a writer has written is so much that the next question builds it anew.
    ///
    /// - Parameter written: Where the writer stands.
    public func isFarBehind(_ written: ReadModelPosition) throws -> Bool {
        let kept = try using { current in
            try current.read { db, _ in try ReadModelPosition(of: db) }
        }
        return Builder.isQuickerAnew(after: kept.segments, upTo: written.segments)
    }

    /// Asks the facts; all that one call asks is of one state.
    ///
    /// - Parameters:
    ///   - written: Where a writer stands, who found the log as it was read last; what is before
    ///     that is among the facts. The start of the log by default: whatever there is.
    ///   - ask: What to ask; it is asked again if the file turns out to be damaged.
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

    /// Forgets the read model of a ledger, and what it knew of the log.
    ///
    /// - Parameter location: Where its file may be kept.
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

    // MARK: Damage

    /// How often a file that moves is opened anew.
    private static let opensMax = 100

    /// Uses the file.
    ///
    /// Where another process has changed it, it is opened anew; where it turns out to be damaged,
    /// it is built anew, once.
    func using<Answer>(_ body: (DatabaseFile) throws -> Answer) throws -> Answer {
        var isRebuilt = false
        for _ in 0..<Self.opensMax {
            let current = file.withLock { $0 }
            do {
                return try Self.naming(current.path) { try body(current) }
            } catch is DatabaseFile.Moved {
                try orInMemory { try reopen(current) }
            } catch ReadModelError.damaged(let finding) where !isRebuilt {
                isRebuilt = true
                try orInMemory {
                    try replace(current, .damaged(finding)) { path in
                        guard FileIdentity(of: path) != current.identity,
                            let other = try? DatabaseFile.open(path)
                        else { return nil }
                        // It may only have caught up, with the damage in it.
                        isRebuilt = false
                        return other
                    }
                }
            } catch ReadModelError.notWritable(let reason) where current.path != nil {
                try keepInMemory(reason)
            }
        }
        throw ReadModelError.busy(path: path ?? "memory")
    }

    private func reopen(_ moved: DatabaseFile) throws {
        guard let path = moved.path else { return }
        let opened = try Self.openOrBuild(path, Builder(log: log, tell: tell))
        file.withLock { if $0 === moved { $0 = opened } }
    }

    private func replace(
        _ damaged: DatabaseFile,
        _ reason: ReadModelNotice.Reason,
        unless existing: (_ path: String) -> DatabaseFile?
    ) throws {
        let builder = Builder(log: log, tell: tell)
        let rebuilt =
            try damaged.path.map { path in
                try Self.build(path, builder, reason) { existing(path) }
            } ?? Self.inMemory(builder, reason, location)
        file.withLock { if $0 === damaged { $0 = rebuilt } }
    }

    private func orInMemory(_ step: () throws -> Void) throws {
        do {
            try step()
        } catch ReadModelError.notWritable(let reason) {
            try keepInMemory(reason)
        }
    }

    private func keepInMemory(_ reason: String) throws {
        tell(.inMemory(reason))
        let memory = try Self.inMemory(Builder(log: log, tell: tell), .missing, location)
        file.withLock { $0 = memory }
    }

    // MARK: Opening

    private static func open(
        _ builder: Builder,
        _ location: ReadModelLocation
    ) throws -> DatabaseFile {
        var reason = "it has no place on disk"
        for path in location.paths {
            guard ReadModelLocation.prepare(path) else {
                reason = "\(path) cannot be written"
                continue
            }
            do {
                return try openOrBuild(path, builder)
            } catch ReadModelError.notWritable(let finding) {
                reason = finding
            }
        }
        if !location.paths.isEmpty { builder.tell(.inMemory(reason)) }
        return try inMemory(builder, .missing, location)
    }

    private static func openOrBuild(_ path: String, _ builder: Builder) throws -> DatabaseFile {
        if let file = try? DatabaseFile.open(path) { return file }
        // Under the lock, it is certain that nobody is between writing and noting it.
        var reason = ReadModelNotice.Reason.missing
        return try build(path, builder, reason) {
            do {
                return try naming(path) { try DatabaseFile.open(path) }
            } catch let outdated as DatabaseFile.Outdated {
                reason = .version(found: outdated.found, expected: Schema.version)
            } catch ReadModelError.damaged(let finding) {
                reason = FileIdentity(of: path) == nil ? .missing : .damaged(finding)
            } catch {
                reason = .damaged("\(error)")
            }
            return nil
        }
    }

    private static func build(
        _ path: String,
        _ builder: Builder,
        _ reason: @autoclosure () -> ReadModelNotice.Reason,
        unless existing: () -> DatabaseFile?
    ) throws -> DatabaseFile {
        try naming(path) {
            try DatabaseFile.replace(path, unless: existing) { db, last in
                try builder.fill(db, reason(), path: path, after: last)
            }
        }
    }

    /// A read model in memory, held against what a file that cannot be used knows of the log.
    private static func inMemory(
        _ builder: Builder,
        _ reason: ReadModelNotice.Reason,
        _ location: ReadModelLocation
    ) throws -> DatabaseFile {
        let last = location.paths.lazy.compactMap { LastWrite(beside: $0) }.first
        return try DatabaseFile.inMemory { db in
            try builder.fill(db, reason, path: nil, after: last)
        }
    }

    /// Turns errors of the database into failures of the read model.
    private static func naming<Answer>(
        _ path: String?,
        _ step: () throws -> Answer
    ) throws -> Answer {
        do {
            return try step()
        } catch let error as DatabaseError {
            throw ReadModelError(error, path: path)
        }
    }
}

extension ReadModelError {
    fileprivate init(_ error: DatabaseError, path: String?) {
        let message = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path ?? "memory")
        case .SQLITE_FULL, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_IOERR:
            self = .notWritable("\(path ?? "memory"): \(message)")
        default: self = .damaged(message)
        }
    }
}
