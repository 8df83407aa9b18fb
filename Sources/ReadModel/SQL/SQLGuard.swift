import FilingModel
import GRDB
import GRDBSQLite
import SQLiteDefensive

/// Lets a query of SQL read the views, and do nothing else.
///
/// Four rings, each of which alone keeps it from writing: the file is opened read-only; SQLite
/// is in its defensive mode and lets only queries through; an authorizer refuses every other
/// action as the query is compiled; and a statement that could write is not run. Source:
/// sqlite.org, *Defense Against The Dark Arts*.
enum SQLGuard {
    /// The documented views.
    static let views = ["events", "companies", "marks", "figures", "figure_versions"]

    /// What SQL may ask about the views.
    private static let pragmas = ["table_info", "table_xinfo", "table_list", "function_list"]

    /// Functions that reach beyond the database.
    private static let functions = ["load_extension", "fts3_tokenizer"]

    /// The longest text or blob that a query may make, in bytes.
    private static let valueBytesMax: Int32 = 64 * 1_024 * 1_024

    /// Closes a connection to everything but queries.
    static func install(in db: Database) throws {
        try db.execute(sql: "PRAGMA query_only = ON")
        let connection = unsafe db.sqliteConnection
        let code = unsafe starledger_set_defensive(connection)
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        _ = unsafe sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
        _ = unsafe sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, valueBytesMax)
        _ = unsafe sqlite3_set_authorizer(
            connection,
            { _, action, first, second, database, _ in
                let names = unsafe [first, second, database].map { name in
                    unsafe name.map { unsafe String(cString: $0).lowercased() } ?? ""
                }
                return SQLGuard.allows(action, names[0], names[1], database: names[2])
                    ? SQLITE_OK : SQLITE_DENY
            },
            nil
        )
    }

    /// Whether a query may do something; the names are those that SQLite gives to an authorizer.
    private static func allows(
        _ action: Int32,
        _ first: String,
        _ second: String,
        database: String
    ) -> Bool {
        switch action {
        case SQLITE_SELECT, SQLITE_RECURSIVE: true
        case SQLITE_FUNCTION: !functions.contains(second)
        case SQLITE_PRAGMA: pragmas.contains(first)
        // The file's own views know no clocks: those of this connection stand before them.
        case SQLITE_READ: database != "main" || !views.contains(first)
        // Asked when a table function such as json_tree() is first used. A query cannot do it: the
        // schema may not be modified in defensive mode.
        case SQLITE_UPDATE: first == "sqlite_master"
        default: false
        }
    }

    /// The first of some internal names that a query holds as a word.
    ///
    /// - Returns: The name as the query spells it; nil if it holds none.
    static func internalName(in query: String, of names: Set<String>) -> String? {
        let words = query.utf8.split { byte in
            !(byte >= 0x80 || byte == 0x5F || byte == 0x24 || byte.isASCIIAlphanumeric)
        }
        return words.lazy.compactMap { String($0) }.first { names.contains($0.lowercased()) }
    }
}
