import EventLog
import FilingModel
import GRDB

/// Brings events from a log into a database.
struct Builder {
    let log: EventLog
    let tell: @Sendable (ReadModelNotice) -> Void

    /// After how many bytes of the log progress is told.
    private static let progressBytes = 1_024 * 1_024

    /// Makes the tables and fills them with the whole log.
    ///
    /// - Parameters:
    ///   - db: The database, without tables.
    ///   - reason: Why it is built.
    ///   - path: Where it will be; nil: in memory.
    ///   - last: What is known of the log from the read model before.
    /// - Returns: Where the read model stands; to be saved last.
    /// - Throws: `LogFailure.damaged` if the log is not the one that the read model before was
    ///   built from; `LogFailure`, or an error of the database.
    func fill(
        _ db: Database,
        _ reason: ReadModelNotice.Reason,
        path: String?,
        after last: LastWrite?
    ) throws -> Position {
        tell(.building(reason, path: path))
        let stamps = try log.stamps()
        var position = Position.start
        try db.inTransaction {
            try Schema.create(in: db)
            position = try take(db, after: .start, stamps, against: last)
            return .commit
        }
        return position
    }

    /// Takes the events after a position into the tables.
    ///
    /// - Parameters:
    ///   - db: The database, in a transaction.
    ///   - position: Where the read model stands.
    ///   - stamps: The stamps of the segments as they were before they are read.
    ///   - last: What is known of the log from before.
    /// - Returns: The new position, of segments that are on disk.
    /// - Throws: `LogFailure`, or an error of the database.
    func take(
        _ db: Database,
        after position: Position,
        _ stamps: [SegmentStamp],
        against last: LastWrite? = nil
    ) throws -> Position {
        let last = try last.flatMap { try $0.isOf(log.firstLine()) ? $0 : nil }
        let ingest = Ingest(db, after: position)
        var progress = Progress(total: stamps.reduce(0) { $0 + $1.length }, tell: tell)
        let end = try log.read(from: position.log) { line in
            try ingest.take(line)
            try last?.check(ingest.tree, at: line)
            progress.add(line.bytes.count + 1)
        }
        try last?.check(end.position)
        try ingest.finish()
        try log.sync(from: position.log)
        progress.finish()
        return Position(tree: ingest.tree, log: end.position, stamps: stamps)
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
    ///   - builder: Brings events into the database.
    ///   - kept: Where the read model stands.
    ///   - trusting: Whether what stands in the log before is not looked at again.
    /// - Returns: Where it stands then, and the file as it is then.
    /// - Throws: `Moved`, `LogFailure`, or an error of the database; the file is then as it was.
    func catchUp(
        _ builder: Builder,
        after kept: Position,
        trusting: Bool
    ) throws -> (Position, DatabaseFile) {
        let stamps = try builder.log.stamps()
        let length = { (stamps: [SegmentStamp]) in stamps.reduce(0) { $0 + $1.length } }
        let isSmall = length(stamps) - length(kept.stamps) <= Self.smallBytesMax
        return try write(isSmall: isSmall) { db in
            let kept = try Position(of: db)
            if !trusting { try LogCheck(db, builder.log, kept).check(stamps) }
            let position = try builder.take(db, after: kept, stamps)
            try position.save(in: db)
            return position
        }
    }
}
