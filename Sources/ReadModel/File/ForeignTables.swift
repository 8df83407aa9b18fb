import GRDB

/// Tables of other programs in the file of a read model, such as those of a backup tool.
///
/// Whoever writes them changes the file, which is then built anew; they are taken along.
enum ForeignTables {
    /// Copies the tables, and their indexes, that only the old file has.
    ///
    /// What cannot be copied is left out: nothing of the ledger stands on it.
    static func carry(from old: String, to fresh: String) {
        do {
            let queue = try DatabaseQueue(path: fresh, configuration: DatabaseFile.configuration())
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "ATTACH ? AS old", arguments: [old])
                for type in ["table", "index"] { try carry(type, db) }
                try db.execute(sql: "DETACH old")
            }
            try queue.close()
        } catch {
            // The file as built from the log is whole.
        }
    }

    private static func carry(_ type: String, _ db: Database) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT name, sql FROM old.sqlite_schema
                WHERE type = ? AND sql LIKE 'CREATE %' AND sql NOT LIKE 'CREATE VIRTUAL %'
                    AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                    AND name NOT IN (SELECT name FROM main.sqlite_schema)
                    AND tbl_name NOT IN (\(Schema.tableNames))
                """,
            arguments: [type]
        )
        for row in rows {
            let (name, sql): (String, String) = (row[0], row[1])
            // One statement: whatever else a schema holds is not run.
            try db.makeStatement(sql: sql).execute()
            guard type == "table" else { continue }
            let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
            try db.execute(sql: "INSERT INTO main.\(quoted) SELECT * FROM old.\(quoted)")
        }
    }
}
