#include <sqlite3.h>

/// Keeps a connection from changing the file by any other way than writing to ordinary tables, and
/// from loading extensions; returns an SQLite result code.
///
/// sqlite3_db_config() is variadic, which Swift cannot call.
static inline int starledger_set_defensive(sqlite3 *connection) {
    int code = sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
    if (code != SQLITE_OK) return code;
    code = sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
    if (code != SQLITE_OK) return code;
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, (int *)0);
}
