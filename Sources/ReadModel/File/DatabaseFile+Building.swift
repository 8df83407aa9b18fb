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
        let last = LastWrite(beside: path)
        let fresh = path + freshSuffix
        removeFresh(fresh)
        defer { removeFresh(fresh) }
        let (head, opening) = try build(fresh) { try fill($0, last) }
        // Only of a file that a read model was once: what somebody else has laid there is not read.
        if let last, last.identity.file == FileIdentity(of: path)?.file {
            ForeignTables.carry(from: path, to: fresh)
        }
        return try publish(fresh, as: path, (head, opening), lock)
    }

    /// Puts a copy in the place of a file that another program keeps locked.
    ///
    /// That program goes on with the file that it has, and nobody waits for it.
    ///
    /// - Throws: `DatabaseFileError.moved`; what was there is still there.
    func copied() throws -> DatabaseFile {
        guard let path else { return self }
        let lock = try Self.lock(path)
        try checkUnmoved()
        guard let last = LastWrite(beside: path) else { throw DatabaseFileError.moved }
        let fresh = path + Self.freshSuffix
        Self.removeFresh(fresh)
        defer { Self.removeFresh(fresh) }
        guard (try? Path(path).copy(to: fresh, rights: ReadModelLocation.fileRights)) != nil else {
            throw ReadModelError.notWritable("\(path) cannot be copied")
        }
        try checkUnmoved()
        return try Self.publish(fresh, as: path, (last.head, last.opening), lock)
    }

    private static func removeFresh(_ fresh: String) {
        for suffix in ["", "-journal"] { Path(fresh + suffix).remove() }
    }

    /// Gives a file that is whole its name, and notes it.
    private static func publish(
        _ fresh: String,
        as path: String,
        _ state: (head: LogHead, opening: Digest),
        _ lock: borrowing FileLock
    ) throws -> DatabaseFile {
        Path(fresh).setRights(ReadModelLocation.fileRights)
        let isSynced = (try? Path(fresh).syncData()) != nil
        for suffix in ["-wal", "-shm", "-journal"] { Path(path + suffix).remove() }
        guard isSynced, (try? Path(fresh).move(to: path)) != nil,
            let identity = FileIdentity(of: path)
        else {
            throw ReadModelError.notWritable("\(path) cannot be replaced")
        }
        let last = LastWrite(identity: identity, opening: state.opening, head: state.head)
        try? lock.keep(last.note)
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
