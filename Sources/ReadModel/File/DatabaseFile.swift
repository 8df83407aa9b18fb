import EventLog
import FilingModel
import GRDB
import TransparencyLog

/// The file of a read model, opened by one process; or memory, where no file can be.
///
/// Whoever writes to the file, or puts another in its place, holds the lock beside it alone, and
/// notes the file's identity there at the end (`LastWrite`). Whoever reads takes no lock but SQLite's,
/// and holds the identity against the note before and after each transaction, so that an answer is of
/// bytes that a read model wrote.
///
/// The file changes in commits only, and nothing stands beside it: the journal is kept in memory.
/// While a commit is on its way the note says so, and is on disk; a file whose writer was killed
/// then, or lost its power, is built anew.
final class DatabaseFile: Sendable {
    let queue: DatabaseQueue
    /// Nil in memory.
    let path: String?
    /// The identity of the file when it was opened; nil in memory.
    let identity: FileIdentity?
    /// What has been read of it; as long as it is what was opened.
    let kept = FactCache()

    /// How long to wait for another process, in milliseconds: as long as a rebuild may take.
    private static let lockTimeoutMilliseconds = 600_000
    /// How long a page is, in bytes.
    private static let pageBytes = 8_192
    /// How much of a file that is built is kept in memory, in KiB.
    private static let buildCacheKiB = 65_536
    /// How much of a file that is asked is kept in memory, in KiB.
    private static let cacheKiB = 32_768
    /// How long to wait for the transaction of another process, in seconds.
    static let busyTimeoutSeconds = 60.0

    private init(_ queue: DatabaseQueue, path: String?, identity: FileIdentity?) {
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
            guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
                throw ReadModelError.damaged("it is not a read model")
            }
            let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            guard version == Schema.version else { throw Outdated(found: version) }
            _ = try ReadModelPosition.size(of: db)
        }
        return DatabaseFile(queue, path: path, identity: identity)
    }

    /// The file was made by another version of the program.
    struct Outdated: Error {
        let found: Int
    }

    /// The file is not what was opened any more, and has to be opened anew.
    ///
    /// Another process wrote to it or put another in its place, or somebody else changed it.
    struct Moved: Error {}

    /// The identity of a file, if it is what was written to it last.
    private static func trustedIdentity(_ path: String) throws -> FileIdentity {
        guard let identity = FileIdentity(of: path) else {
            throw ReadModelError.damaged("it is missing")
        }
        guard LastWrite(beside: path)?.identity == identity else {
            throw ReadModelError.damaged("it was changed, or copied, since it was written")
        }
        guard isAlone(path) else {
            throw ReadModelError.damaged("the journal of another program lies beside it")
        }
        return identity
    }

    /// Whether no journal lies beside a file; a read model leaves none, and SQLite would play back
    /// any.
    static func isAlone(_ path: String) -> Bool {
        !Path(path + "-wal").exists && !Path(path + "-journal").exists
    }

    private static func lock(_ path: String) throws -> FileLock {
        do {
            return try FileLock(
                LastWrite.path(beside: path),
                .exclusive,
                timeoutMilliseconds: lockTimeoutMilliseconds
            )
        } catch LogError.lockBusy {
            throw ReadModelError.busy(path: path)
        } catch {
            throw ReadModelError.notWritable("\(path) cannot be locked")
        }
    }

    // MARK: Use

    /// Reads in one transaction, with how many events there are.
    ///
    /// - Throws: `Moved` if the file is not what was opened any more, whatever came of the reading;
    ///   else what `body` throws.
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
        guard path.map(Self.isAlone) ?? true else { throw Moved() }
    }

    /// Checks that the file is what was opened.
    private func checkIdentity() throws {
        guard path.flatMap(FileIdentity.init(of:)) == identity else { throw Moved() }
    }

    /// Writes in one transaction, alone.
    ///
    /// - Parameter body: Makes the change, and says where the read model stands then.
    /// - Throws: `Moved`, and what `body` throws; nothing has been changed then.
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

    // MARK: Building

    /// Builds a file anew, alone, and puts it in the place of what is there; unless another process
    /// has done so meanwhile.
    ///
    /// - Throws: `LogError`, or an error of the database; what was there is still there.
    static func replace(
        _ path: String,
        unless existing: () -> DatabaseFile?,
        _ fill: (Database, LastWrite?) throws -> ReadModelPosition
    ) throws -> DatabaseFile {
        let lock = try lock(path)
        if let existing = existing() { return existing }
        let fresh = path + "-new"
        func removeFresh() {
            for suffix in ["", "-journal"] { Path(fresh + suffix).remove() }
        }
        removeFresh()
        defer { removeFresh() }
        let (head, opening) = try build(fresh) { try fill($0, LastWrite(beside: path)) }
        let isSynced = (try? Path(fresh).syncData()) != nil
        for suffix in ["-wal", "-shm", "-journal"] { Path(path + suffix).remove() }
        guard isSynced, (try? Path(fresh).move(to: path)) != nil, let identity = FileIdentity(of: path)
        else {
            throw ReadModelError.notWritable("\(path) cannot be replaced")
        }
        try? lock.keep(LastWrite(identity: identity, opening: opening, head: head).note)
        let queue = try DatabaseQueue(path: path, configuration: configuration())
        return DatabaseFile(queue, path: path, identity: identity)
    }

    /// Removes a file, and what is noted beside it.
    static func discard(_ path: String) throws {
        let lock = try lock(path)
        for suffix in ["", "-wal", "-shm", "-journal"] { Path(path + suffix).remove() }
        try lock.keep("")
    }

    private static func build(
        _ path: String,
        _ fill: (Database) throws -> ReadModelPosition
    ) throws -> (LogHead, opening: Digest) {
        let queue = try DatabaseQueue(path: path, configuration: configuration())
        let built = try queue.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA page_size = \(pageBytes);
                    PRAGMA journal_mode = OFF;
                    PRAGMA locking_mode = EXCLUSIVE;
                    PRAGMA cache_size = -\(buildCacheKiB);
                    PRAGMA threads = 2;
                    """
            )
            let position = try fill(db)
            try position.save(in: db)
            return (position.head, try ReadModelPosition.opening(db))
        }
        try queue.close()
        return built
    }

    /// A read model in memory.
    static func inMemory(_ fill: (Database) throws -> ReadModelPosition) throws -> DatabaseFile {
        let queue = try DatabaseQueue(configuration: configuration())
        try queue.writeWithoutTransaction { db in try fill(db).save(in: db) }
        return DatabaseFile(queue, path: nil, identity: nil)
    }

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busyTimeoutSeconds)
        configuration.maximumReaderCount = 1
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = MEMORY")
            try db.execute(sql: "PRAGMA synchronous = OFF")
            try db.execute(sql: "PRAGMA cache_size = -\(cacheKiB)")
            try db.execute(sql: "PRAGMA cell_size_check = ON")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
    }
}
