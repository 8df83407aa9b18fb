import EventLog
public import FilingModel
import GRDB
import GRDBSQLite

extension ReadModel {
    /// Answers a query of SQL over the documented views, as they stand at three clocks.
    ///
    /// A single statement that only reads; whatever the query is, the file is not changed.
    ///
    /// - Parameter seconds: The longest that it may take.
    public func answer(
        sql query: String,
        at clock: Clock,
        within seconds: Int = SQLAnswer.secondsMax
    ) throws -> SQLAnswer {
        try using { file in
            try file.checkUnmoved()
            let tables = ClockTables(file.queue, at: clock)
            let queue = try file.queueForSQL()
            defer { try? queue.close() }
            let answer = Result {
                try queue.unsafeRead { db in
                    try tables.install(in: db)
                    return try SQLBounds.within(seconds, db) {
                        try SQLConsole(db, tables).answer(query)
                    }
                }
            }
            try file.checkUnmoved()
            return try answer.get()
        }
    }
}

extension DatabaseFile {
    /// A read-only connection for a user's SQL.
    func queueForSQL() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Self.busyTimeoutSeconds)
        configuration.readonly = path != nil
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            try db.execute(sql: "PRAGMA cell_size_check = ON")
        }
        if let path { return try DatabaseQueue(path: path, configuration: configuration) }
        let copy = try DatabaseQueue(configuration: configuration)
        try queue.backup(to: copy)
        return copy
    }
}

/// Runs one query of a user.
private struct SQLConsole {
    private let db: Database
    private let tables: ClockTables

    init(_ db: Database, _ tables: ClockTables) {
        self.db = db
        self.tables = tables
    }

    func answer(_ query: String) throws -> SQLAnswer {
        guard !query.utf8.contains(0) else { throw SQLError.nulCharacter }
        let names = try String.fetchSet(
            db,
            sql: "SELECT lower(name) FROM sqlite_schema WHERE name LIKE '\\_%' ESCAPE '\\'"
        )
        let internalNames = names.union(ClockTables.functionNames)
        if let name = SQLGuard.internalName(in: query, of: internalNames) {
            throw SQLError.internalName(name)
        }
        db.add(function: ExactSum.function)
        try SQLGuard.install(in: db)
        let statement = try compile(query)
        guard statement.isReadonly else { throw SQLError.notAllowed("not authorized", nil) }
        guard unsafe sqlite3_bind_parameter_count(statement.sqliteStatement) == 0 else {
            throw SQLError.parameters
        }
        do {
            return SQLAnswer(columns: statement.columnNames, rows: try rows(of: statement))
        } catch let error as DatabaseError {
            throw tables.takeFailure() ?? refusal(error, query)
        }
    }

    private func compile(_ query: String) throws -> Statement {
        do {
            return try db.makeStatement(sql: query)
        } catch let error as DatabaseError {
            // What GRDB itself finds: no statement, or one more behind the first.
            if error.resultCode == .SQLITE_MISUSE { throw SQLError.several }
            if error.message == "empty statement" { throw SQLError.empty }
            throw refusal(error, query)
        }
    }

    private func rows(of statement: Statement) throws -> [[JSONValue]] {
        var rows: [[JSONValue]] = []
        var bytes = 0
        let cursor = try Row.fetchCursor(statement)
        while let row = try cursor.next() {
            let cells = try row.databaseValues.map(cell)
            bytes += cells.reduce(0) { $0 + MemoryLayout<JSONValue>.stride + size(of: $1) }
            guard bytes <= SQLAnswer.bytesMax else {
                throw SQLError.tooLarge(limit: SQLAnswer.bytesMax)
            }
            rows.append(cells)
        }
        return rows
    }

    private func size(of cell: JSONValue) -> Int { cell.string?.utf8.count ?? 0 }

    private func cell(_ value: DatabaseValue) throws -> JSONValue {
        switch value.storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .string(let text): .string(text)
        case .double(let number): try spelling(of: number)
        case .blob: .string(Blob.fromDatabaseValue(value)?.hex ?? "")
        }
    }

    /// A floating-point number as SQLite prints it.
    private func spelling(of number: Double) throws -> JSONValue {
        let statement = try db.cachedStatement(sql: "SELECT CAST(? AS TEXT)")
        return try String.fetchOne(statement, arguments: [number]).map { .string($0) } ?? .null
    }

    /// The error of a query where SQLite refuses it; errors of the file stay what they are.
    private func refusal(_ error: DatabaseError, _ query: String) -> any Error {
        let offset = Int(unsafe sqlite3_error_offset(db.sqliteConnection))
        let place = offset >= 0 ? SQLError.Place(of: offset, in: query) : nil
        let message = error.words
        return switch error.resultCode {
        case .SQLITE_NOMEM: SQLError.tooMuchMemory(limit: SQLBounds.memoryBytesMax)
        case .SQLITE_AUTH: SQLError.notAllowed(message, place)
        case _ where message.hasPrefix("not authorized") || message.hasPrefix("unsafe use"):
            SQLError.notAllowed(message, place)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT, .SQLITE_BUSY, .SQLITE_LOCKED,
            .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_FULL, .SQLITE_INTERRUPT:
            error
        default: SQLError.failed(message, place)
        }
    }
}
