import EventLog
import FilingModel
import GRDB
import Synchronization
import TransparencyLog

/// Brings events from a log into a database.
struct Builder {
    let log: EventLog
    let tell: @Sendable (ReadModelNotice) -> Void

    /// The bytes of the log between two notices of progress.
    private static let progressBytes = 1_024 * 1_024

    /// The length from which on a log is decoded on a thread of its own, in bytes.
    private static let threadBytesMin = 1_024 * 1_024

    /// The length of an event, about, in bytes: only to make room for so many.
    private static let eventBytes = 512

    /// Makes the tables and fills them with the whole log.
    ///
    /// - Parameters:
    ///   - db: The database, without tables.
    ///   - path: The place for which it is built; nil: memory.
    ///   - last: The note of the read model before.
    /// - Returns: The position of the read model; to be saved last.
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
    /// Rows come first, in the order of the log; then the large indexes, each sorted at once; then
    /// the derived tables.
    ///
    /// - Parameters:
    ///   - size: The number of events, at the most.
    ///   - length: The length of the log, in bytes.
    /// - Returns: The tree over the events, and the end of the log.
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
        // One thread decodes and hashes; as it is the only one, it knows all earlier events.
        let end = try log.eachChunk(on: length < Self.threadBytesMin ? 0 : 1) { chunk in
            try earlier.withLock { try LoadedRows(chunk, after: &$0) }
        } merge: { rows in
            guard ingest.tree.size < size else { return }
            try ingest.take(rows, upTo: size)
            progress.add(rows.chunk.bytesCount)
        }
        try checkIdentifiers(db, earlier.withLock { $0.lookAlikes })
        earlier.withLock { $0 = EventTable(expecting: 0) }
        try Schema.createIndexes(in: db)
        try ingest.finish()
        try Schema.createTriggers(in: db)
        progress.finish()
        return (ingest.tree, end)
    }

    /// Checks that no event has the identifier of an earlier one: a log that says so is wrong.
    ///
    /// - Parameter pairs: The events whose identifiers may be the same.
    /// - Throws: `LogError.unreadable`, of the later one.
    private func checkIdentifiers(
        _ db: Database,
        _ pairs: [(later: Int, earlier: Int)]
    ) throws {
        for (later, earlier) in pairs {
            let segment = try Int.fetchOne(
                db,
                sql: """
                    SELECT e.segment FROM _events e JOIN _events f ON f.id = e.id
                    WHERE e.sequence = ? AND f.sequence = ?
                    """,
                arguments: [later, earlier]
            )
            guard let segment else { continue }
            throw LogError.unreadable(
                sequence: later,
                segment: Segment(firstSequence: segment).name,
                LineError(
                    .rule("event \(earlier) has this identifier already"),
                    at: 0,
                    path: "id"
                )
            )
        }
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

    /// The longest part of a log, in bytes, that is always caught up with, however short the log
    /// was.
    private static let laggingBytesMax = 16 * 1_024 * 1_024

    /// Whether it is quicker to build the read model anew than to let it catch up, which takes
    /// several times as long for each event.
    static func isQuickerAnew(after kept: [SegmentIdentity], upTo now: [SegmentIdentity]) -> Bool {
        now.bytes - kept.bytes > max(laggingBytesMax, now.bytes / 4)
    }

    /// Takes the events after a position into the tables.
    ///
    /// - Parameters:
    ///   - segments: The segments as they were before they are read.
    ///   - durable: How many events a writer knows to be on disk.
    /// - Returns: The new position, of segments that are on disk.
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
