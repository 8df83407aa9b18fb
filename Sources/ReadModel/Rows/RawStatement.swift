import GRDB
import GRDBSQLite

/// A statement that is run for every event of a log: values go to SQLite where they lie, without
/// being wrapped or copied on the way.
///
/// Source: sqlite.org, *Binding Values To Prepared Statements*.
struct RawStatement {
    private let db: Database
    private let statement: Statement

    /// Prepares a statement.
    init(_ sql: String, in db: Database) throws {
        self.db = db
        statement = try db.cachedStatement(sql: sql)
    }

    /// Binds all arguments.
    func bind(_ arguments: StatementArguments) throws { try statement.setArguments(arguments) }

    /// Binds an integer, or nothing.
    func bind(_ value: Int?, at place: Int32) {
        let pointer = unsafe statement.sqliteStatement
        if let value {
            _ = unsafe sqlite3_bind_int64(pointer, place, Int64(value))
        } else {
            _ = unsafe sqlite3_bind_null(pointer, place)
        }
    }

    /// Binds text that stays where it is until the statement has run.
    func bind(text: UnsafeRawBufferPointer, at place: Int32) {
        let base = unsafe text.baseAddress?.assumingMemoryBound(to: CChar.self)
        // Without an address SQLite would take it for nothing at all.
        if let base = unsafe base {
            _ = unsafe sqlite3_bind_text(
                statement.sqliteStatement,
                place,
                base,
                Int32(text.count),
                nil
            )
        } else {
            _ = unsafe sqlite3_bind_text(statement.sqliteStatement, place, "", 0, nil)
        }
    }

    /// Binds bytes that stay where they are until the statement has run.
    func bind(blob: UnsafeRawBufferPointer, at place: Int32) {
        _ = unsafe sqlite3_bind_blob(
            statement.sqliteStatement,
            place,
            blob.baseAddress,
            Int32(blob.count),
            nil
        )
    }

    /// Runs the statement, which gives no rows, and makes it ready to run again.
    func run() throws {
        let pointer = unsafe statement.sqliteStatement
        let code = unsafe sqlite3_step(pointer)
        defer { _ = unsafe sqlite3_reset(pointer) }
        guard code == SQLITE_DONE else {
            let message = unsafe String(cString: sqlite3_errmsg(db.sqliteConnection))
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
        }
    }

    // MARK: Reading

    /// Takes the next row.
    ///
    /// - Returns: Whether there is one; at the end the statement is ready to run again.
    func next() throws -> Bool {
        let pointer = unsafe statement.sqliteStatement
        let code = unsafe sqlite3_step(pointer)
        if code == SQLITE_ROW { return true }
        reset()
        guard code == SQLITE_DONE else {
            let message = unsafe String(cString: sqlite3_errmsg(db.sqliteConnection))
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
        }
        return false
    }

    /// Makes the statement ready to run again, also before its last row.
    func reset() { _ = unsafe sqlite3_reset(statement.sqliteStatement) }

    /// The integer in a column of the row; 0 where there is none.
    func int(_ column: Int32) -> Int {
        Int(unsafe sqlite3_column_int64(statement.sqliteStatement, column))
    }

    /// The integer in a column of the row; nil where there is none.
    func optionalInt(_ column: Int32) -> Int? {
        isNull(column) ? nil : int(column)
    }

    /// Whether a column of the row holds nothing.
    func isNull(_ column: Int32) -> Bool {
        unsafe sqlite3_column_type(statement.sqliteStatement, column) == SQLITE_NULL
    }

    /// The text in a column of the row, which lies there until the next one is taken.
    func text(_ column: Int32) -> UnsafeRawBufferPointer {
        let pointer = unsafe statement.sqliteStatement
        let text = unsafe sqlite3_column_text(pointer, column)
        return unsafe UnsafeRawBufferPointer(
            start: text,
            count: Int(sqlite3_column_bytes(pointer, column))
        )
    }

    /// The text in a column of the row, on its own.
    func string(_ column: Int32) -> String {
        unsafe String(decoding: text(column), as: UTF8.self)
    }
}
