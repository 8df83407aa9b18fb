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
    /// - Returns: Where the read model stands; to be saved when all else is on disk.
    func fill(
        _ db: Database,
        _ reason: ReadModelNotice.Reason,
        path: String?
    ) throws -> Position {
        tell(.building(reason, path: path))
        let stamps = try log.stamps()
        var position = Position.start
        try db.inTransaction {
            try Schema.create(in: db)
            position = try take(db, after: .start, stamps)
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
    /// - Returns: The new position, of segments that are on disk.
    /// - Throws: `LogFailure`, or an error of the database.
    func take(
        _ db: Database,
        after position: Position,
        _ stamps: [SegmentStamp]
    ) throws -> Position {
        let ingest = Ingest(db, after: position)
        var progress = Progress(total: stamps.reduce(0) { $0 + $1.length }, tell: tell)
        let end = try log.read(from: position.log) { line in
            try ingest.take(line)
            progress.add(line.bytes.count + 1)
        }
        try ingest.finish()
        try log.sync(from: position.log.segment)
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

extension DatabaseQueue {
    /// Catches up with the log in one transaction; waits for other processes that do.
    func catchUp(_ builder: Builder, trusting: Bool) throws -> Position {
        var position = Position.start
        try writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                let kept = try Position(of: db)
                let stamps = try builder.log.stamps()
                position = kept
                guard stamps != kept.stamps else { return .commit }
                if !trusting { try LogCheck(db, builder.log, kept).check(stamps) }
                position = try builder.take(db, after: kept, stamps)
                try position.save(in: db)
                return .commit
            }
        }
        return position
    }
}
