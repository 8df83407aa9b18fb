import EventLog
import GRDB

extension DatabaseFile {
    /// The longest part of a log whose rows are kept in memory until they are committed, in bytes.
    private static let smallBytesMax = 4 * 1_024 * 1_024

    /// Catches up with the log in one transaction; waits for other processes that do.
    ///
    /// - Parameter written: The position of a writer; segments with an identity that it knows are
    ///   not hashed again.
    /// - Returns: The new position, and the file as it is then.
    /// - Throws: `DatabaseFileError.moved`, `LogError`, or an error of the database; the file is
    ///   then as it was.
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
