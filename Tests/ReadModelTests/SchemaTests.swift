import FilingModel
import GRDB
import LogSupport
import ReadModel
import TestSupport
import Testing

@Suite struct `The schema` {
    /// The file of a read model of a ledger in which events were corrected and retracted.
    private static func file() throws -> (log: ScratchLog, queue: DatabaseQueue) {
        var script = LedgerScript()
        script.list("A1", on: "2020-01-02")
        let result = script.file("A1", .annual, "FY2020", "revenue=1", on: "2021-04-01")
        script.correct(result, LedgerScript.result(.annual, "FY2020", "revenue=2"))
        let scratch = try ScratchLog(script.events)
        try scratch.append(upTo: script.events.count)
        try scratch.open().refresh()
        return (scratch, try DatabaseQueue(path: scratch.path))
    }

    /// A statement and what the schema says of it.
    struct Case: CustomTestStringConvertible, Sendable {
        let sql: String
        let message: String

        init(_ sql: String, _ message: String) { (self.sql, self.message) = (sql, message) }

        var testDescription: String { sql }
    }

    private static let eventColumns =
        "(sequence, id, type, recorded_at, recorded_by, segment, offset, length, leaf)"
    private static let versionColumns = """
        (version, sequence, recorded_from, type, subject, has_claims, id, time, precision, source,
            data, seal)
        """

    private static func event(
        _ insert: String = "INSERT",
        _ sequence: String = "4",
        id: String = "'new'",
        type: String = "1",
        segment: String = "0",
        leaf: String = "zeroblob(32)"
    ) -> String {
        """
        \(insert) INTO _events \(eventColumns)
        VALUES (\(sequence), \(id), \(type), 0, 'x', \(segment), 0, 1, \(leaf))
        """
    }

    private static func version(
        from: String = "2",
        subject: String = "1",
        precision: String = "'day'",
        data: String = "'{}'",
        seal: String = "0"
    ) -> String {
        """
        INSERT INTO _versions \(versionColumns)
        VALUES (2 * \(from) + (\(from) <> 1), 1, \(from), 1, \(subject), 0, 'i', 't', \(precision), 's',
            \(data), \(seal))
        """
    }

    private static let next = "_events: not the next sequence"
    private static let kept = "_versions: only the end of a row is ever set"

    static let refused = [
        Case(event("INSERT OR REPLACE", "3"), next), Case(event("INSERT", "5"), next),
        Case(event("REPLACE", "0"), next), Case(event("INSERT", "-1"), next),
        Case(event("INSERT OR REPLACE", id: "'e3'"), "_events: rows are never replaced"),
        Case(event("INSERT", id: "'e3'"), "_events: rows are never replaced"),
        Case(event("INSERT", "'four'"), "datatype mismatch"),
        Case(event(type: "99"), "FOREIGN KEY constraint failed"),
        Case(event(type: "'x'"), "cannot store TEXT value in INTEGER column _events.type"),
        Case(event(segment: "5"), "CHECK constraint failed"),
        Case(event(leaf: "zeroblob(31)"), "CHECK constraint failed"),
        Case(event(leaf: "'leaf'"), "cannot store TEXT value in BLOB column _events.leaf"),
        Case("UPDATE _events SET id = 'x' WHERE sequence = 1", "_events: rows are never changed"),
        Case("UPDATE OR REPLACE _events SET rowid = 1", "_events: rows are never changed"),
        Case("DELETE FROM _events WHERE sequence = 3", "_events: rows are never deleted"),
        Case("DELETE FROM _events", "_events: rows are never deleted"),
        Case(
            "INSERT OR REPLACE INTO _versions SELECT * FROM _versions WHERE version = 6",
            "_versions: rows are never replaced"
        ),
        Case("DELETE FROM _versions WHERE version = 6", "_versions: rows are never deleted"),
        Case("UPDATE _versions SET data = '{}' WHERE version = 2", kept),
        Case("UPDATE _versions SET version = 99 WHERE version = 2", kept),
        Case("UPDATE _versions SET rowid = 99 WHERE version = 2", kept),
        Case("UPDATE OR REPLACE _versions SET oid = 1 WHERE version = 2", kept),
        Case(
            "UPDATE _versions SET recorded_to = 4 WHERE recorded_to IS NOT NULL",
            "_versions: an end is set once"
        ),
        Case(
            "UPDATE _versions SET recorded_to = NULL WHERE recorded_to IS NOT NULL",
            "_versions: an end is set once"
        ),
        Case(
            "UPDATE _versions SET is_retracted = 1 WHERE version = 2",
            "CHECK constraint failed"
        ),
        Case(
            "UPDATE _versions SET recorded_to = 0 WHERE version = 2",
            "CHECK constraint failed"
        ),
        Case(
            "UPDATE _versions SET recorded_to = 99 WHERE version = 2",
            "FOREIGN KEY constraint failed"
        ),
        Case(version(from: "0"), "CHECK constraint failed"),
        Case(version(from: "77"), "FOREIGN KEY constraint failed"),
        Case(version(subject: "99"), "FOREIGN KEY constraint failed"),
        Case(version(precision: "'hour'"), "CHECK constraint failed"),
        Case(version(data: "'{'"), "CHECK constraint failed"),
        Case(version(seal: "1.5"), "cannot store REAL value in INTEGER column _versions.seal"),
        Case(version(data: "NULL"), "NOT NULL constraint failed"),
        Case(
            "INSERT INTO _displaced VALUES (99, 'revenue')",
            "FOREIGN KEY constraint failed"
        ),
        Case("INSERT INTO _companies VALUES (1, '[')", "CHECK constraint failed"),
        Case("INSERT INTO _marks VALUES (99, 0, '{}')", "FOREIGN KEY constraint failed"),
        Case("INSERT INTO _position SELECT * FROM _position", "UNIQUE constraint failed"),
        Case("UPDATE _position SET only = 2", "CHECK constraint failed"),
        Case("UPDATE _position SET subtrees = x'00'", "CHECK constraint failed"),
        Case("UPDATE _metrics SET kind = 'rate'", "CHECK constraint failed"),
    ]

    @Test(arguments: refused)
    func `refuses`(tried: Case) throws {
        let (scratch, queue) = try Self.file()
        defer { try? queue.close() }
        let before = try Tables(scratch.path)
        let error = #expect(throws: DatabaseError.self) {
            try queue.write { db in try db.execute(sql: tried.sql) }
        }
        let message = error?.message ?? ""
        #expect(message.hasPrefix(tried.message), "\(message)")
        #expect(try Tables(scratch.path).differences(from: before) == [])
    }

    /// Any tool may open the file, and SQLite holds foreign keys only for those that ask.
    @Test(arguments: refused.filter { $0.message.hasPrefix("_") })
    func `refuses to forget anything, also without foreign keys`(tried: Case) throws {
        let (scratch, queue) = try Self.file()
        defer { try? queue.close() }
        let before = try Tables(scratch.path)
        let error = #expect(throws: DatabaseError.self) {
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA foreign_keys = OFF")
                try db.execute(sql: tried.sql)
            }
        }
        #expect(error?.message == tried.message)
        #expect(try Tables(scratch.path).differences(from: before) == [])
    }

    @Test func `lets the next event and its version in, and ends a version once`() throws {
        let (scratch, queue) = try Self.file()
        // A database whose file is gone cannot be written to.
        defer { withExtendedLifetime(scratch) { try? queue.close() } }
        try queue.write { db in
            try db.execute(sql: Self.event())
            try db.execute(sql: Self.version(from: "4"))
            try db.execute(sql: "UPDATE _versions SET recorded_to = 4 WHERE version = 2")
            #expect(db.changesCount == 1)
        }
    }

    @Test func `has tables that are all strict, and all views that are documented`() throws {
        let (scratch, queue) = try Self.file()
        // A database whose file is gone cannot be written to.
        defer { withExtendedLifetime(scratch) { try? queue.close() } }
        try queue.read { db in
            let loose = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM pragma_table_list
                    WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'
                    """
            )
            #expect(loose == [])
            let views = try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name"
            )
            #expect(views == ["companies", "events", "figure_versions", "figures", "marks"])
            #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
            #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty)
        }
    }
}
