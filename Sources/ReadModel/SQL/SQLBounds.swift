import GRDB
import GRDBSQLite

/// Bounds of a user's query in memory and time.
///
/// Source: sqlite.org, *sqlite3_hard_heap_limit64*; *sqlite3_progress_handler*.
enum SQLBounds {
    /// The most memory that SQLite may take while a query is answered, in bytes.
    static let memoryBytesMax = 512 << 20
    /// After how many instructions of SQLite's machine the time is looked at.
    private static let instructions: Int32 = 10_000

    private final class Deadline {
        let time: ContinuousClock.Instant
        init(_ time: ContinuousClock.Instant) { self.time = time }
    }

    /// Answers within the bounds.
    ///
    /// - Throws: `SQLError.tooSlow` after so many seconds, and what `answer` throws.
    static func within<Answer>(
        _ seconds: Int,
        _ db: Database,
        _ answer: () throws -> Answer
    ) throws -> Answer {
        let deadline = Deadline(.now + .seconds(seconds))
        let connection = unsafe db.sqliteConnection
        let context = unsafe Unmanaged.passUnretained(deadline).toOpaque()
        unsafe sqlite3_progress_handler(
            connection,
            instructions,
            { context in
                guard let context = unsafe context else { return 0 }
                let deadline = unsafe Unmanaged<Deadline>.fromOpaque(context).takeUnretainedValue()
                return ContinuousClock.now > deadline.time ? 1 : 0
            },
            context
        )
        sqlite3_hard_heap_limit64(Int64(memoryBytesMax))
        defer {
            sqlite3_hard_heap_limit64(0)
            unsafe sqlite3_progress_handler(connection, 0, nil, nil)
        }
        return try withExtendedLifetime(deadline) {
            do {
                return try answer()
            } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
                throw SQLError.tooSlow(limit: seconds)
            }
        }
    }
}
