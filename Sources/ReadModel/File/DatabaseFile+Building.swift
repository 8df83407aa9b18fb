import EventLog
import GRDB
import TransparencyLog

extension DatabaseFile {
    /// The length of a page, in bytes.
    private static let pageBytes = 8_192
    /// The part of a file that is kept in memory while it is built, in KiB.
    private static let buildCacheKiB = 65_536
    /// The part of a file that is kept in memory while it is asked, in KiB.
    private static let cacheKiB = 32_768

    /// Builds a file anew, alone, and puts it in the place of what is there, unless another process
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
        guard isSynced, (try? Path(fresh).move(to: path)) != nil,
            let identity = FileIdentity(of: path)
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

    static func configuration() -> Configuration {
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
