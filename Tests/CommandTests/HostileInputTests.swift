import Foundation
import LogSupport
import Testing

/// Files, pipes and devices that nobody would give on purpose: each is refused by a limit that has
/// a name, nothing hangs, and the log is as it was.
@Suite struct `Hostile input` {
    /// The identifier of the listing in a scratch ledger.
    private static func listing(of ledger: ScratchLedger) throws -> String {
        try #require(try ledger.ids().last)
    }

    private static func milestone(_ document: String) -> [String] {
        [
            "append", "milestone", "688999", "--kind", "other", "--title-en", "Synthetic",
            "--announced", "2022-05-06", "--source", "https://example.test/m", "--document",
            document,
        ]
    }

    // MARK: Without an end

    @Test func `what has no end is read up to a limit`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let before = try ledger.bytes()
        let id = try Self.listing(of: ledger)
        let zeros = "/dev/zero"
        for (command, limit) in [
            (["import", zeros], "33554432"), (["sql", "--file", zeros], "1000000"),
            (["correct", id, "--reason", "synthetic", "--data", zeros], "65535"),
            (["snapshot", "diff", zeros, zeros], "268435456"),
            (Self.milestone(zeros), "1073741824"),
        ] {
            let run = try await ledger.run(command)
            #expect(run.status == 65, "\(command): \(run.errors)")
            #expect(run.errors.contains("/dev/zero is too long: "), "\(run.errors)")
            #expect(run.errors.contains("at most \(limit) bytes"), "\(run.errors)")
        }
        #expect(try ledger.bytes() == before)
    }

    @Test(arguments: [
        ("< /dev/zero", "line 1, column 65536: an event has at most 65535 bytes"),
        ("< \"$HOSTILE\"", "line 2, column 65536: an event has at most 65535 bytes"),
    ])
    func `a line without an end is not kept in memory`(
        redirection: String,
        words: String
    ) async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let before = try ledger.bytes()
        let long = ledger.path + "/long.jsonl"
        let letters = Data(repeating: 0x61, count: 100_000_000)
        try (Data("\n".utf8) + letters).write(to: URL(filePath: long))
        let run = try await CommandRun.of(
            ["append", "-"],
            in: ledger.path,
            startedBy: ["sh", "-c", "ulimit -v 1000000; exec \"$0\" \"$@\" \(redirection)"],
            environment: ["HOSTILE": long]
        )
        #expect(run.status == 65, "\(run.errors)")
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(run.errors.contains("nothing was appended"))
        #expect(try ledger.bytes() == before)
    }

    // MARK: Pipes

    @Test func `a pipe that nobody writes to is not waited for without end`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let pipe = ledger.path + "/pipe"
        try #require(unsafe mkfifo(pipe, 0o600) == 0)
        let run = try await ledger.run(["import", "pipe"])
        #expect(run.status == 66)
        #expect(run.errors.contains("nobody has opened it for writing"), "\(run.errors)")
    }

    @Test(arguments: [
        ("(sleep 1; echo 'SELECT 7 AS n' > pipe) &", 0, "n\r\n7\r\n"),
        ("(true > pipe) &", 65, ""),
        ("(exec > pipe; sleep 1; echo 'SELECT 7 '; sleep 1; echo 'AS n') &", 0, "n\r\n7\r\n"),
    ])
    func `a pipe that somebody writes to is read to its end`(
        writer: String,
        status: Int32,
        output: String
    ) async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        try #require(unsafe mkfifo(ledger.path + "/pipe", 0o600) == 0)
        let run = try await CommandRun.of(
            ["sql", "--file", "pipe", "--format", "csv"],
            in: ledger.path,
            startedBy: ["sh", "-c", "\(writer) exec \"$0\" \"$@\""]
        )
        #expect(run.status == status, "\(run.errors)")
        #expect(run.output == output)
    }

    // MARK: Limits of one event

    /// An event of the scratch ledger's company, of a certain length as the log writes it.
    private static func event(ofLength length: Int, in ledger: ScratchLedger) throws -> String {
        let document = "{\"title\":\"\(String(repeating: "t", count: 900))\"}"
        let documents = Array(repeating: document, count: 66).joined(separator: ",")
        func line(_ noteLength: Int) -> String {
            let note = String(repeating: "n", count: noteLength)
            return "{\"data\":{\"documents\":[\(documents)],\"effectiveOn\":\"2022-04-25\","
                + "\"note\":\"\(note)\",\"sector\":\"new-energy\"},\"id\":\"synthetic\","
                + "\"recordedat\":\"2026-01-01T00:00:00.000Z\",\"recordedby\":\"tester\","
                + "\"source\":\"https://example.test/s\",\"specversion\":\"1.0\","
                + "\"subject\":\"688999\",\"time\":\"2022-04-25T00:00:00+08:00\","
                + "\"timeprecision\":\"day\",\"type\":\"starledger.sector-changed.v1\"}"
        }
        return line(1 + length - line(1).utf8.count)
    }

    @Test(arguments: ["\n", "\r\n", ""])
    func `an event of 65,535 bytes is appended, whatever ends its line`(
        lineEnd: String
    ) async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let event = try Self.event(ofLength: 65_535, in: ledger)
        let run = try await ledger.run(
            ["append", "-", "--recorded-by", "tester"],
            input: event + lineEnd
        )
        #expect(run.status == 0, "\(run.errors)")
        #expect(try ledger.bytes().split(separator: 0x0A).last?.count == 65_535)
        #expect(try await ledger.run(["show", "synthetic"]).status == 0)
    }

    @Test func `an event of 65,536 bytes is refused by the limit, in a stream and in the log`()
        async throws
    {
        let ledger = try await ScratchLedger.withOneCompany()
        let event = try Self.event(ofLength: 65_536, in: ledger)
        let run = try await ledger.run(["append", "-"], input: event + "\n")
        #expect(run.status == 65)
        #expect(run.errors.contains("an event has at most 65535"), "\(run.errors)")
        try ledger.write(try ledger.bytes() + Data((event + "\n").utf8))
        let asked = try await ledger.run(["companies"])
        #expect(asked.status == 65)
        #expect(asked.errors.contains("event 2"), "\(asked.errors)")
        #expect(asked.errors.contains("an event has at most 65535"), "\(asked.errors)")
    }

    @Test(arguments: ["[", "{\"a\":"])
    func `nesting without an end is refused by the limit wherever JSON is read`(
        bracket: String
    ) async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let long = String(repeating: bracket, count: 100_000)
        let short = String(long.prefix(60_000))
        let id = try Self.listing(of: ledger)
        let file = try ledger.file("deep.json", short)
        for run in [
            try await ledger.run(["append", "-"], input: short),
            try await ledger.run(["correct", id, "--reason", "synthetic", "--data", file]),
        ] {
            #expect(run.status == 65)
            #expect(run.errors.contains("nested deeper than 16"), "\(run.errors)")
        }
        let snapshot = try ledger.file("2022-12-31.json", long)
        let compared = try await ledger.run(["snapshot", "diff", snapshot, snapshot])
        #expect(compared.status == 65, "\(compared.errors)")
    }

    @Test(arguments: [
        ("1e999999", "integers"), ("0.1", "integers"), ("-0", "integers"),
        ("9007199254740992", "±9007199254740991"), ("99999999999999999999", "±9007199254740991"),
        ("\(String(repeating: "9", count: 60_000))", "±9007199254740991"),
    ])
    func `a number that readers disagree about is refused`(
        number: String,
        words: String
    ) async throws {
        let ledger = try await ScratchLedger.opened()
        let run = try await ledger.run(["append", "-"], input: "{\"data\":\(number)}\n")
        #expect(run.status == 65)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(run.errors.utf8.count < 400)
    }

    // MARK: Files that are no files

    @Test func `a pipe or a folder in the place of a file is an error, and nothing hangs`()
        async throws
    {
        for make in [{ unsafe mkfifo($0, 0o600) }, { unsafe mkdir($0, 0o700) }]
            as [(String) -> Int32]
        {
            let ledger = try await ScratchLedger.withOneCompany()
            let moved = ledger.path + "/segment"
            try FileManager.default.moveItem(atPath: ledger.segment, toPath: moved)
            try #require(make(ledger.segment) == 0)
            for command in [["companies"], ["status"], Self.milestone("segment")] {
                let run = try await ledger.run(command)
                #expect(run.status == 74, "\(command): \(run.errors)")
                #expect(run.errors.contains("0000000000.jsonl"), "\(run.errors)")
            }
            try #require(unsafe remove(ledger.segment) == 0)
            try FileManager.default.moveItem(atPath: moved, toPath: ledger.segment)
            try? FileManager.default.removeItem(atPath: ledger.path + "/Snapshots")
            try FileManager.default.createDirectory(
                atPath: ledger.path + "/Snapshots",
                withIntermediateDirectories: false
            )
            try #require(make(ledger.path + "/Snapshots/2022-12-31.json") == 0)
            try #require(make(ledger.readModel()) == 0)
            #expect(try await ledger.run(["companies"]).status == 0)
            let verification = try await ledger.run(["snapshot", "verify"])
            #expect(verification.status == 1, "\(verification.errors)")
            #expect(verification.output.contains("2022-12-31.json: it cannot be read"))
            #expect(try await ledger.run(["snapshot", "list"]).status == 0)
        }
    }

    @Test func `a torn tail of enormous length is not read`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let end = off_t(1) << 40
        try #require(unsafe truncate(ledger.segment, end) == 0)
        let run = try await ledger.run(["companies"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("688999"))
    }

    @Test func `links that lie where files are made are not written through`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let victim = try ledger.file("victim", "synthetic")
        _ = try await ledger.run(["companies"])
        for name in ["Snapshots/read-model.sqlite", "Events/torn-0000000002-1.bak"] {
            try? FileManager.default.removeItem(atPath: ledger.path + "/" + name)
            try FileManager.default.createSymbolicLink(
                atPath: ledger.path + "/" + name,
                withDestinationPath: "../" + victim
            )
        }
        try FileManager.default.createSymbolicLink(
            atPath: ledger.path + "/Events/torn-0000000002-2.bak",
            withDestinationPath: "nowhere"
        )
        try ledger.write(try ledger.bytes() + Data("{\"torn".utf8))
        let run = try await ledger.run(Self.milestone(victim))
        #expect(run.status == 0, "\(run.errors)")
        let path = ledger.path + "/" + victim
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "synthetic")
        #expect(try ledger.files().contains("torn-0000000002-3.bak"))
    }

    @Test func `an origin that climbs names a folder inside the cache`() async throws {
        let directory = try ScratchDirectory()
        let ledger = directory.path + "/ledger"
        let made = try await CommandRun.of([
            "init", ledger, "--origin", "x/../../../../evil", "--title", "Synthetic",
            "--currency", "CNY", "--timezone", "UTC",
        ])
        try #require(made.status == 0, "\(made.errors)")
        try? FileManager.default.removeItem(atPath: ledger + "/Snapshots")
        try directory.write("", to: "ledger/Snapshots")
        let cache = directory.path + "/a/b/c/d/cache"
        let run = try await CommandRun.of(
            ["companies"],
            in: ledger,
            environment: ["XDG_CACHE_HOME": cache]
        )
        #expect(run.status == 0, "\(run.errors)")
        let folders = try FileManager.default.contentsOfDirectory(atPath: cache + "/starledger")
        #expect(folders.count == 1)
        #expect(folders.first?.hasPrefix("x") == true)
        let strays = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        #expect(strays.sorted() == ["a", "ledger"])
    }

    // MARK: Queries

    @Test func `a query without an end is ended by an interrupt, and harms nothing`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        _ = try await ledger.run(["companies"])
        let before = try Data(contentsOf: URL(filePath: ledger.readModel()))
        let endless =
            "WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a) SELECT count(*) FROM a"
        let run = try await CommandRun.of(
            ["sql", endless],
            in: ledger.path,
            startedBy: ["timeout", "--signal=INT", "2"]
        )
        #expect(run.status == 124, "\(run.transcript)")
        #expect(run.output == "")
        #expect(try Data(contentsOf: URL(filePath: ledger.readModel())) == before)
        #expect(try await ledger.run(["sql", "SELECT 7"]).status == 0)
    }
}
