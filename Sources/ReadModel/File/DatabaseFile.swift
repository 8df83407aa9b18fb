import EventLog
import FilingModel
import GRDB
import TransparencyLog

/// The file of a read model, opened by one process; or memory, where no file can be.
///
/// A process that writes to the file, or puts another in its place, holds the lock beside it alone,
/// and notes the file's identity there at the end (`LastWrite`). A reader takes no lock but
/// SQLite's; it compares the identity with the note before and after each transaction, so that an
/// answer is of bytes that a read model wrote.
///
/// The file changes in commits only, and nothing stands beside it: the journal is kept in memory.
/// During a commit the note, which is on disk, says so; a file whose writer was killed then, or
/// lost its power, is built anew.
final class DatabaseFile: Sendable {
    let queue: DatabaseQueue
    /// Where it lies; nil in memory.
    let path: String?
    /// The identity of the file when it was opened; nil in memory.
    let identity: FileIdentity?
    /// Facts that were read of it, for the next question.
    let kept = FactCache()

    /// The longest wait for a process that builds a file, in milliseconds.
    private static let buildTimeoutMilliseconds = 600_000
    /// The longest wait for a process that does not, in milliseconds.
    private static let lockTimeoutMilliseconds = 150
    /// The longest wait for the transaction of another process, in seconds.
    static let busyTimeoutSeconds = 0.25

    init(_ queue: DatabaseQueue, path: String?, identity: FileIdentity?) {
        self.queue = queue
        self.path = path
        self.identity = identity
    }

    // MARK: Opening

    /// Opens a file that is there, and checks that it is a read model of this version, just as it
    /// was written.
    static func open(_ path: String) throws -> DatabaseFile {
        let identity = try trustedIdentity(path)
        let queue = try DatabaseQueue(path: path, configuration: configuration())
        try queue.read { db in
            let version = try Schema.version(of: db)
            guard version == Schema.version else {
                throw DatabaseFileError.outdated(found: version)
            }
            _ = try ReadModelPosition.size(of: db)
        }
        return DatabaseFile(queue, path: path, identity: identity)
    }

    /// The identity of a file that no one has changed since a read model wrote it.
    private static func trustedIdentity(_ path: String) throws -> FileIdentity {
        guard let identity = FileIdentity(of: path) else {
            throw ReadModelError.damaged(.missing)
        }
        guard ReadModelLocation.isOwn(path) else {
            throw ReadModelError.damaged(.notOwn)
        }
        guard LastWrite(beside: path)?.identity == identity else {
            throw ReadModelError.damaged(.changed)
        }
        guard isAlone(path) else {
            throw ReadModelError.damaged(.foreignJournal)
        }
        return identity
    }

    /// Whether no journal lies beside a file: a read model leaves none, and SQLite would play back
    /// any that it finds.
    static func isAlone(_ path: String) -> Bool {
        !Path(path + "-wal").isTaken && !Path(path + "-journal").isTaken
    }

    /// Takes the lock of a file.
    ///
    /// Waits for a process that builds one, as long as that grows; else only for a moment: whoever
    /// holds the lock and does nothing must keep nobody from an answer.
    static func lock(_ path: String) throws -> FileLock {
        var (waited, fresh) = (0, FileIdentity(of: path + freshSuffix))
        while true {
            do throws(LogError) {
                return try FileLock(
                    LastWrite.path(beside: path),
                    .exclusive,
                    FileLock.Patience(milliseconds: lockTimeoutMilliseconds),
                    rights: ReadModelLocation.fileRights
                )
            } catch {
                guard case .lockBusy = error else {
                    throw ReadModelError.notWritable("\(path) cannot be locked")
                }
            }
            waited += lockTimeoutMilliseconds
            let now = FileIdentity(of: path + freshSuffix)
            guard now != fresh, waited < buildTimeoutMilliseconds else {
                throw ReadModelError.busy(path: path)
            }
            fresh = now
        }
    }

    /// The end of the name of a file that is being built.
    static let freshSuffix = "-new"

    // MARK: Use

    /// Reads in one transaction, with how many events there are.
    ///
    /// - Throws: `DatabaseFileError.moved` if the file is not what was opened any more, whatever
    ///   came of the reading; else what `body` throws.
    func read<Answer>(_ body: (Database, LogSize) throws -> Answer) throws -> Answer {
        let answer = Result {
            try checkPlace()
            return try transaction(.deferred) { db in
                // From the first look into a table on, nobody commits to the file.
                let size = try ReadModelPosition.size(of: db)
                try checkIdentity()
                return try body(db, size)
            }
        }
        try checkIdentity()
        return try answer.get()
    }

    /// Checks that the file is what was opened, for those who read it by a connection of their own.
    func checkUnmoved() throws { try checkPlace() }

    /// Checks that the file is what was opened, and alone.
    private func checkPlace() throws {
        try checkIdentity()
        guard path.map(Self.isAlone) ?? true else { throw DatabaseFileError.moved }
    }

    /// Checks that the file is what was opened.
    private func checkIdentity() throws {
        guard path.flatMap({ FileIdentity(of: $0) }) == identity else {
            throw DatabaseFileError.moved
        }
    }

    /// Writes in one transaction, alone.
    ///
    /// - Parameters:
    ///   - isSmall: Whether the change fits into memory: the file is then looked at again before
    ///     anything is written to it.
    ///   - body: Makes the change, and gives the new position of the read model.
    /// - Returns: The position, and this file as it is now.
    /// - Throws: `DatabaseFileError.moved`, and what `body` throws; nothing has been changed then.
    func write(
        isSmall: Bool,
        _ body: (Database) throws -> ReadModelPosition
    ) throws -> (ReadModelPosition, DatabaseFile) {
        guard let path else { return (try commit(body) {}.0, self) }
        let lock = try Self.lock(path)
        try checkPlace()
        let before = LastWrite(beside: path)
        do {
            if !isSmall { try Self.noteUnfinished(after: before, path, lock) }
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA cache_spill = \(isSmall ? "OFF" : "ON")")
            }
            let (position, opening) = try commit(body) {
                guard isSmall else { return }
                try Self.noteUnfinished(after: before, path, lock)
                try checkIdentity()
            }
            guard let now = FileIdentity(of: path), now.file == identity?.file else {
                return (position, self)
            }
            // What cannot be synced, or noted, is built anew by the next process.
            if (try? Path(path).syncData()) != nil {
                let last = LastWrite(identity: now, opening: opening, head: position.head)
                try? lock.keep(last.note)
            }
            return (position, DatabaseFile(queue, path: path, identity: now))
        } catch {
            if let before, FileIdentity(of: path) == before.identity { try? lock.keep(before.note) }
            // What was found may have been read from a file that somebody else has changed.
            try checkIdentity()
            throw error
        }
    }

    private static func noteUnfinished(
        after last: LastWrite?,
        _ path: String,
        _ lock: borrowing FileLock
    ) throws {
        do {
            try lock.keep(LastWrite.unfinished(after: last).note, isSynced: true)
        } catch {
            throw ReadModelError.notWritable("\(path) cannot be written")
        }
    }

    /// Makes a change and commits it, if a last look says that it may be.
    private func commit(
        _ body: (Database) throws -> ReadModelPosition,
        _ lastLook: () throws -> Void
    ) throws -> (ReadModelPosition, opening: Digest) {
        try transaction(.immediate) { db in
            let outcome = (try body(db), try ReadModelPosition.opening(db))
            try lastLook()
            return outcome
        }
    }

    /// Runs a transaction, for reading too.
    ///
    /// GRDB's own reading forbids writing by a pragma, after which SQLite prepares every statement
    /// of the connection anew. Source: sqlite.org, *PRAGMA query_only*; `OP_Expire` in pragma.c.
    private func transaction<Answer>(
        _ kind: Database.TransactionKind,
        _ body: (Database) throws -> Answer
    ) throws -> Answer {
        try queue.writeWithoutTransaction { db in
            var answer: Answer?
            try db.inTransaction(kind) {
                answer = try body(db)
                return .commit
            }
            guard let answer else { preconditionFailure("a transaction that commits has run") }
            return answer
        }
    }
}
