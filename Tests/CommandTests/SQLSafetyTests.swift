import Foundation
import Testing

/// SQL of others: what it may not do, and that the read model is as it was whatever it tries.
@Suite struct `SQL is read only` {
    /// What is refused, and a word of the reason.
    static let refused: [(query: String, word: String)] = [
        ("INSERT INTO events (sequence) VALUES (1)", "not authorized"),
        ("UPDATE companies SET sector = 'other'", "it is a view"),
        ("DELETE FROM figures", "it is a view"),
        ("REPLACE INTO marks VALUES (1)", "not authorized"),
        ("DROP VIEW events", "not authorized"), ("DROP TABLE temp.events", "not authorized"),
        ("CREATE TABLE t (a)", "not authorized"), ("CREATE TEMP TABLE t (a)", "not authorized"),
        ("CREATE TEMP VIEW v AS SELECT 1", "not authorized"),
        ("CREATE VIRTUAL TABLE t USING fts5(a)", "not authorized"),
        ("ALTER TABLE events RENAME TO e", "may not be altered"),
        ("UPDATE sqlite_schema SET sql = ''", "may not be modified"),
        ("DELETE FROM sqlite_schema", "may not be modified"),
        ("INSERT INTO sqlite_temp_schema VALUES (1, 2, 3, 4, 5)", "not authorized"),
        ("ATTACH 'other.sqlite' AS other", "not authorized"), ("DETACH main", "not authorized"),
        ("VACUUM", "not authorized"), ("VACUUM INTO 'copy.sqlite'", "not authorized"),
        ("ANALYZE", "not authorized"), ("REINDEX", "not authorized"),
        ("BEGIN", "not authorized"), ("SAVEPOINT s", "not authorized"),
        ("PRAGMA writable_schema = ON", "not authorized"),
        ("PRAGMA query_only = OFF", "not authorized"),
        ("PRAGMA journal_mode = DELETE", "not authorized"),
        ("PRAGMA wal_checkpoint(TRUNCATE)", "not authorized"),
        ("PRAGMA user_version = 9", "not authorized"),
        ("PRAGMA trusted_schema = ON", "not authorized"),
        ("SELECT load_extension('mod')", "load_extension"),
        ("SELECT readfile('/etc/passwd')", "no such function"),
        ("SELECT writefile('made', 'x')", "no such function"),
        ("SELECT * FROM _events", "_events is internal"),
        ("SELECT count(*) FROM main.\"_Versions\"", "_Versions is internal"),
        ("WITH events AS (SELECT * FROM [_events]) SELECT * FROM events", "_events is internal"),
        ("SELECT _company_states('688506')", "_company_states is internal"),
        ("SELECT * FROM main.events", "prohibited"), ("SELECT 1 FROM main.marks", "sql answers"),
        ("SELECT zeroblob(1000000000)", "too big"),
        (
            "WITH RECURSIVE a(x) AS (SELECT printf('%.*c', 1000000, 'x') UNION ALL SELECT x FROM a) "
                + "SELECT * FROM a",
            "256 MiB"
        ),
    ]

    /// What is answered, and the answer.
    static let answered: [(query: String, answer: String)] = [
        (
            "WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a LIMIT 500000) SELECT max(n) FROM a",
            "500000"
        ),
        ("SELECT count(*) FROM (SELECT 1 FROM events a, events b, events c LIMIT 100000)", "8"),
        ("SELECT value FROM json_tree('[7]') WHERE atom", "7"),
        ("SELECT name FROM pragma_table_info('marks') LIMIT 1", "subject"),
        ("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%events'", "2"),
        ("SELECT 'it is ''_events_''' -- and a remark", "it is '_events_'"),
        ("SELECT exact_sum(column1) FROM (VALUES ('0.1'), ('0.20'), (NULL), (3))", "3.30"),
        ("SELECT exact_sum(value) IS NULL FROM figures WHERE 0", "1"), (" SELECT 7 ; ", "7"),
    ]

    @Test func `whatever is tried, no byte of the ledger changes`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        _ = try await ledger.run(["companies"])
        let before = try Self.files(in: ledger.path)
        #expect(before.keys.contains("Snapshots/read-model.sqlite"))
        for (query, word) in Self.refused {
            let run = try await ledger.run(["sql", query])
            #expect(run.status == 65, "\(query): \(run.errors)")
            #expect(run.errors.contains(word), "\(query): \(run.errors)")
            #expect(run.output == "")
        }
        for (query, answer) in Self.answered {
            let run = try await ledger.run(["sql", query, "--format", "csv"])
            #expect(run.output.hasSuffix("\r\n\(answer)\r\n"), "\(query): \(run.transcript)")
        }
        let after = try Self.files(in: ledger.path)
        #expect(after.keys.sorted() == before.keys.sorted())
        #expect(after.filter { $0.value != before[$0.key] }.keys.sorted() == [])
    }

    /// The bytes of all files of a ledger, but for what SQLite keeps beside its own while it runs.
    private static func files(in path: String) throws -> [String: Data] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: path)
            .filter { !$0.hasSuffix("-shm") && !$0.hasSuffix("-wal") }
        return Dictionary(
            uniqueKeysWithValues: names.compactMap { name in
                FileManager.default.contents(atPath: path + "/" + name).map { (name, $0) }
            }
        )
    }

    @Test func `a damaged read model is built anew, and the query is answered`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let query = "SELECT city FROM companies"
        _ = try await ledger.run(["sql", query])
        let path = ledger.path + "/Snapshots/read-model.sqlite"
        let bytes = try Data(contentsOf: URL(filePath: path))
        var changed = bytes
        while let place = changed.range(of: Data("Suzhou".utf8)) {
            changed.replaceSubrange(place, with: Data("Suzhov".utf8))
        }
        #expect(changed != bytes)
        try changed.write(to: URL(filePath: path))
        let run = try await ledger.run(["sql", query, "--format", "csv"])
        #expect(run.status == 0)
        #expect(run.output == "city\r\nSuzhou\r\n")
        #expect(run.errors.contains("built anew from the log"), "\(run.errors)")
    }

    @Test func `without a place on disk it is answered from memory`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let snapshots = ledger.path + "/Snapshots"
        try? FileManager.default.removeItem(atPath: snapshots)
        try FileManager.default.createSymbolicLink(
            atPath: snapshots,
            withDestinationPath: "/dev/null/nowhere"
        )
        func run(_ query: String) async throws -> CommandRun {
            try await CommandRun.of(
                ["sql", query, "--format", "csv"],
                in: ledger.path,
                environment: ["XDG_CACHE_HOME": "/dev/null/nowhere"]
            )
        }
        let answered = try await run("SELECT city FROM companies")
        #expect(answered.output == "city\r\nSuzhou\r\n")
        #expect(answered.errors.contains("in memory"), "\(answered.errors)")
        let refused = try await run("DROP VIEW events")
        #expect(refused.status == 65)
    }

    @Test func `a query comes from a file or from standard input`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let query = "-- the companies\nSELECT subject\nFROM companies;\n"
        try Data(query.utf8).write(to: URL(filePath: ledger.path + "/q.sql"))
        let file = try await ledger.run(["sql", "--file", "q.sql", "--format", "csv"])
        #expect(file.output == "subject\r\n688999\r\n")
        let input = try await ledger.run(["sql", "--file", "-", "--format", "csv"], input: query)
        #expect(input.output == file.output)
        try Data("SELECT 1,\n  sales FROM figures".utf8)
            .write(to: URL(filePath: ledger.path + "/q.sql"))
        let wrong = try await ledger.run(["sql", "--file", "q.sql"])
        #expect(wrong.errors == "starledger: q.sql, line 2, column 3: no such column: sales\n")
        #expect(wrong.status == 65)
        try Data([0x53, 0xFF]).write(to: URL(filePath: ledger.path + "/q.sql"))
        let bytes = try await ledger.run(["sql", "--file", "q.sql"])
        #expect(bytes.status == 65 && bytes.errors.contains("UTF-8"))
    }

    // MARK: Bounds

    private static let endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    private static let large =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
        + "LIMIT 400) SELECT json_group_array(printf('%.*c', 2000000, 'x')) FROM n"

    @Test func `a query without end is stopped after its time`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let run = try await ledger.run(["sql", Self.endless, "--timeout", "1"])
        #expect(run.status == 65)
        #expect(run.errors.contains("took more than 1 s, and was stopped; --timeout"))
    }

    @Test func `a query that needs too much memory is stopped`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let run = try await ledger.run(["sql", Self.large])
        #expect(run.status == 65, "\(run.errors)")
        #expect(run.errors.contains("needs more than 512 MiB of memory"), "\(run.errors)")
        #expect(try await ledger.run(["sql", "SELECT 1"]).status == 0)
    }
}
