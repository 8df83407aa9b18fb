import EventLog
import FilingModel
import GRDB
import Synchronization
import TransparencyLog

/// Brings events from a log into a database.
struct Builder {
    let log: EventLog
    let tell: @Sendable (ReadModelNotice) -> Void

    /// After how many bytes of the log progress is told.
    private static let progressBytes = 1_024 * 1_024

    /// From how many bytes of the log on it is read on a thread of its own.
    private static let threadBytesMin = 1_024 * 1_024

    /// How long an event is about, in bytes: only to make room for so many.
    private static let eventBytes = 512

    /// Makes the tables and fills them with the whole log.
    ///
    /// - Parameters:
    ///   - db: The database, without tables.
    ///   - path: Where it will be; nil: in memory.
    /// - Returns: Where the read model stands; to be saved last.
    /// - Throws: `LogError.damaged` if the log is not the one that the read model before was
    ///   built from; `LogError`, or an error of the database.
    func fill(
        _ db: Database,
        _ reason: ReadModelNotice.Reason,
        path: String?,
        after last: LastWrite?
    ) throws -> ReadModelPosition {
        tell(.building(reason, path: path))
        let segments = try log.segmentIdentities()
        let last = try last.flatMap { try $0.isOf(log.firstLine()) ? $0 : nil }
        var position = ReadModelPosition.start
        try Self.withoutChecks(db) {
            try db.inTransaction {
                let (tree, end) = try load(db, length: segments.bytes, against: last)
                try last?.check(end.position)
                position = ReadModelPosition(tree: tree, log: end.position, segments: segments)
                return .commit
            }
        }
        try log.sync(from: .start)
        return position
    }

    /// Loads the first events of a log into a database without tables.
    ///
    /// Rows come first, in the order of the log; then what is sorted of them, at once; then what is
    /// derived.
    ///
    /// - Parameters:
    ///   - size: How many events, at the most.
    ///   - length: How long the log is, in bytes.
    /// - Returns: The tree over the events, and where the log ends.
    func load(
        _ db: Database,
        upTo size: Int = .max,
        length: Int,
        against last: LastWrite? = nil
    ) throws -> (MerkleTree, LogEnd) {
        try Schema.createTables(in: db)
        let ingest = try Ingest(db, after: MerkleTree(), against: last)
        var progress = Progress(total: length, tell: tell)
        let earlier = Mutex(EventTable(expecting: length / Self.eventBytes))
        // One thread decodes and hashes; what is earlier is known to it because it is but one.
        let end = try log.eachChunk(on: length < Self.threadBytesMin ? 0 : 1) { chunk in
            try earlier.withLock { try LoadedRows(chunk, after: &$0) }
        } merge: { rows in
            guard ingest.tree.size < size else { return }
            try ingest.take(rows, upTo: size)
            progress.add(rows.chunk.bytesCount)
        }
        earlier.withLock { $0 = EventTable(expecting: 0) }
        try Schema.createIndexes(in: db)
        try ingest.finish()
        try Schema.createTriggers(in: db)
        progress.finish()
        return (ingest.tree, end)
    }

    /// Runs without the checks that SQLite makes of every row: all are made here, of lines that
    /// were decoded.
    private static func withoutChecks(_ db: Database, _ fill: () throws -> Void) throws {
        try db.execute(
            sql: """
                PRAGMA foreign_keys = OFF;
                PRAGMA ignore_check_constraints = ON;
                PRAGMA secure_delete = OFF;
                """
        )
        try fill()
        try db.execute(
            sql: "PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF"
        )
    }

    /// Up to how many bytes of the log are caught up with one after another, whatever there was.
    private static let laggingBytesMax = 16 * 1_024 * 1_024

    /// Whether it is quicker to build the read model anew than to let it catch up, which takes
    /// several times as long for each event.
    static func isQuickerAnew(after kept: [SegmentIdentity], upTo now: [SegmentIdentity]) -> Bool {
        now.bytes - kept.bytes > max(laggingBytesMax, now.bytes / 4)
    }

    /// Takes the events after a position into the tables.
    ///
    /// - Parameter position: Where the read model stands.
    func take(
        _ db: Database,
        after position: ReadModelPosition,
        _ segments: [SegmentIdentity],
        durable: Int
    ) throws -> ReadModelPosition {
        let ingest = try Ingest(db, after: position.tree)
        var progress = Progress(total: segments.bytes, tell: tell)
        var reader = try LogReader(log, from: position.log)
        while let chunk = try reader.next() {
            var earlier = RecentEvents(after: ingest.facts)
            try ingest.take(LoadedRows(chunk, after: &earlier))
            progress.add(chunk.bytesCount)
        }
        try ingest.finish()
        if ingest.tree.size > durable { try log.sync(from: position.log) }
        progress.finish()
        return ReadModelPosition(tree: ingest.tree, log: reader.end.position, segments: segments)
    }

    private struct Progress {
        let total: Int
        let tell: @Sendable (ReadModelNotice) -> Void
        var bytes = 0
        var told = 0

        mutating func add(_ count: Int) {
            bytes += count
            guard bytes - told >= Builder.progressBytes else { return }
            told = bytes
            tell(.progress(bytes: bytes, of: max(bytes, total)))
        }

        func finish() {
            if told > 0 { tell(.progress(bytes: total, of: total)) }
        }
    }
}

extension DatabaseFile {
    /// Up to how many bytes of the log are small enough for their rows to be kept in memory.
    private static let smallBytesMax = 4 * 1_024 * 1_024

    /// Catches up with the log in one transaction; waits for other processes that do.
    ///
    /// - Parameters:
    ///   - kept: Where the read model stands.
    ///   - written: Where a writer stands; the segments that it left are not looked at again.
    /// - Returns: Where it stands then, and the file as it is then.
    /// - Throws: `Moved`, `LogError`, or an error of the database; the file is then as it was.
    func catchUp(
        _ builder: Builder,
        after kept: ReadModelPosition,
        trusting written: ReadModelPosition
    ) throws -> (ReadModelPosition, DatabaseFile) {
        let segments = try builder.log.segmentIdentities()
        let isSmall = segments.bytes - kept.segments.bytes <= Self.smallBytesMax
        return try write(isSmall: isSmall) { db in
            let kept = try ReadModelPosition(of: db)
            try LogCheck(db, builder.log, kept).check(segments, trusting: written.segments)
            let position = try builder.take(db, after: kept, segments, durable: written.log.size)
            try position.save(in: db, after: kept)
            return position
        }
    }
}
