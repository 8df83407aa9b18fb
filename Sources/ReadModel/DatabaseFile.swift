import EventLog
import GRDB
import Glibc
import Synchronization

/// The file of a read model, opened by one process; or memory, where no file can be.
///
/// Whoever has it open holds `…-lock` shared; whoever replaces it holds that lock alone, so that no
/// connection ever sees the file of one read model with the write-ahead log of another.
final class DatabaseFile: Sendable {
    let queue: DatabaseQueue
    /// Nil in memory.
    let path: String?
    private let lock: Mutex<FileLock?>

    /// How long to wait for another process, in milliseconds: as long as a rebuild may take.
    static let lockTimeoutMilliseconds = 600_000
    /// How long to wait for the transaction of another process, in seconds.
    static let busyTimeoutSeconds = 60.0

    private init(_ queue: DatabaseQueue, path: String?, lock: consuming FileLock?) {
        self.queue = queue
        self.path = path
        self.lock = Mutex(lock)
    }

    /// Closes the file for this process; it may be replaced then.
    func close() throws {
        try queue.close()
        lock.withLock { $0 = nil }
    }

    /// Opens a file that is there, and checks that it is a read model of this version.
    ///
    /// - Throws: `ReadModelFailure.damaged`, `Outdated`, or an error of the database.
    static func open(_ path: String) throws -> DatabaseFile {
        let lock = try FileLock(
            lockPath(path),
            .shared,
            timeoutMilliseconds: lockTimeoutMilliseconds
        )
        var configuration = configuration()
        configuration.journalMode = .wal
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.read { db in
            guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
                throw ReadModelFailure.damaged("it is not a read model")
            }
            let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            guard version == Schema.version else { throw Outdated(found: version) }
            _ = try Position(of: db)
        }
        return DatabaseFile(queue, path: path, lock: lock)
    }

    /// The file was made by another version of the program.
    struct Outdated: Error {
        let found: Int
    }

    /// Builds a file anew, alone, in the place of what is there; unless another process has done so
    /// meanwhile.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - isWanted: Whether what is there still has to be replaced.
    ///   - fill: Makes the tables and fills them; where the read model stands is saved last.
    /// - Throws: `LogFailure`, or an error of the database.
    static func replace(
        _ path: String,
        if isWanted: () -> Bool,
        _ fill: (Database) throws -> Position
    ) throws {
        let lock = try FileLock(
            lockPath(path),
            .exclusive,
            timeoutMilliseconds: lockTimeoutMilliseconds
        )
        defer { withExtendedLifetime(lock) {} }
        guard isWanted() else { return }
        for suffix in ["", "-wal", "-shm", "-journal"] { unsafe unlink(path + suffix) }
        let queue = try DatabaseQueue(path: path, configuration: configuration())
        let position = try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = OFF")
            try db.execute(sql: "PRAGMA synchronous = OFF")
            return try fill(db)
        }
        try EventLog.sync(file: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try position.save(in: db)
        }
        try queue.close()
    }

    /// A read model in memory.
    static func inMemory(_ fill: (Database) throws -> Position) throws -> DatabaseFile {
        let queue = try DatabaseQueue(configuration: configuration())
        try queue.writeWithoutTransaction { db in try fill(db).save(in: db) }
        return DatabaseFile(queue, path: nil, lock: nil)
    }

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busyTimeoutSeconds)
        configuration.maximumReaderCount = 1
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = NORMAL")
            try db.execute(sql: "PRAGMA cell_size_check = ON")
        }
        return configuration
    }

    private static func lockPath(_ path: String) -> String { path + "-lock" }
}
