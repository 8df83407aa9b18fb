import Testing

/// Text that would drive a terminal, or turn the text around it, in a synthetic event.
@Suite struct `Hostile text` {
    private static let title = "\u{1B}[31mred\u{202E}desrever\u{200B}."

    private static func ledger() async throws -> ScratchLedger {
        let ledger = try await ScratchLedger.withOneCompany()
        let run = try await ledger.run([
            "append", "milestone", "688999", "--kind", "other", "--title-en", title, "--announced",
            "2022-05-06", "--source", "https://example.test/milestone", "--note", "=1+1",
        ])
        try #require(run.status == 0, "\(run.errors)")
        return ledger
    }

    private static func hasHazards(_ run: CommandRun) -> Bool {
        (run.output + run.errors).unicodeScalars
            .contains { ["\u{1B}", "\u{202E}", "\u{200B}"].contains($0) }
    }

    @Test(arguments: ["table", "markdown", "json"], [["show", "2"], ["log"]])
    func `it is spelled out wherever people look`(form: String, command: [String]) async throws {
        let run = try await Self.ledger().run(command + ["--format", form])
        #expect(run.status == 0, "\(run.errors)")
        #expect(!Self.hasHazards(run))
        switch form {
        case "table": #expect(run.output.contains("\\u{1B}[31mred\\u{202E}desrever\\u{200B}"))
        case "json": #expect(run.output.contains("\\u001b[31mred\\u202edesrever\\u200b"))
        default: #expect(run.output.contains("u{1B}"))
        }
    }

    @Test func `programs read it back as it is`() async throws {
        let ledger = try await Self.ledger()
        let shown = try JSON(try await ledger.run(["show", "2", "--format", "json"]).output)
        #expect(shown["event", "data"]?["title", "en"]?.text == Self.title)
        let raw = try await ledger.run(["log", "--raw", "--last", "1"])
        #expect(raw.output.unicodeScalars.contains("\u{202E}"))
        #expect(try JSON(raw.output)["data"]?["title", "en"]?.text == Self.title)
        let again = try await ledger.run(["append", "-", "--format", "json"], input: raw.output)
        #expect(try JSON(again.output)["existing"]?.elements.count == 1)
    }

    @Test(arguments: [
        ["report", "--year", "2022"], ["report", "--year", "2022", "--format", "html"],
    ])
    func `it is spelled out in a report`(command: [String]) async throws {
        let clocks = ["--valid-at", "2025-01-01"]
        let run = try await Self.ledger().run(command + clocks)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("desrever"))
        #expect(!Self.hasHazards(run))
    }

    @Test func `an argument that is wrong is spelled out in the message`() async throws {
        let run = try await Self.ledger().run(["company", "\u{1B}[2J\u{202E}"])
        #expect(run.status == 66)
        #expect(!Self.hasHazards(run))
        let usage = try await Self.ledger().run(["companies", "--sector", "\u{1B}[2J"])
        #expect(usage.status == 64)
        #expect(!Self.hasHazards(usage))
    }

    @Test(arguments: [
        ["log", "--raw"], ["show", "2", "--raw"], ["log", "--format", "csv"], ["log"],
    ])
    func `what goes to programs as it is, is spelled out on a terminal`(
        command: [String]
    ) async throws {
        let ledger = try await Self.ledger()
        let plain = try await ledger.run(command)
        let shown = try await CommandRun.of(
            command,
            in: ledger.path,
            startedBy: [
                "sh", "-c",
                "exec script --quiet --return --command \"$(printf '%s ' \"$0\" \"$@\")\" /dev/null",
            ]
        )
        #expect(shown.status == 0, "\(shown.transcript)")
        #expect(shown.output.contains("desrever"))
        #expect(!Self.hasHazards(shown))
        #expect(Self.hasHazards(plain) == (command.count > 1))
    }

    @Test func `a message stays on its line whatever it quotes`() async throws {
        let ledger = try await ScratchLedger.opened()
        let forged = "x\\nstarledger: all is well"
        let stream = try await ledger.run(["append", "-"], input: "{\"type\":\"\(forged)\"}\n")
        #expect(stream.status == 65)
        #expect(stream.errors.split(separator: "\n").count == 1, "\(stream.errors)")
        let table = try ledger.file("synthetic.csv", "\"a\nb\",\"a\nb\"\n")
        let imported = try await ledger.run(["import", table])
        #expect(imported.status == 65)
        #expect(imported.errors.split(separator: "\n").count == 2, "\(imported.errors)")
        let company = try await ledger.run(["company", "x\nstarledger: all is well"])
        #expect(company.errors.split(separator: "\n").count == 1, "\(company.errors)")
    }

    /// A synthetic company whose names and seat try to be formulas and markup.
    private static let listing = [
        "append", "listing", "688998", "--name-en", "\"><script>alert(1)</script>&lt;b>|~",
        "--short-name-en", "=cmd|' /C calc'!A0", "--listed-on", "2021-03-04", "--unprofitable",
        "--mark", "U", "--sector", "equipment", "--city", "@SUM(1)", "--province", "+1+1",
        "--source", "https://example.test/'x'&y",
    ]

    @Test func `a sheet runs no formula, and numbers stay numbers`() async throws {
        let ledger = try await ScratchLedger.opened()
        let listed = try await ledger.run(Self.listing)
        try #require(listed.status == 0, "\(listed.errors)")
        let filed = try await ledger.run([
            "append", "result", "688998", "FY2024", "net-profit=-457000000", "--stage", "annual",
            "--announced", "2025-04-25", "--source", "https://example.test/r", "--note", "\t=1+1",
        ])
        try #require(filed.status == 0, "\(filed.errors)")
        let companies = try await ledger.run(["companies", "--format", "csv"]).output
        #expect(companies.contains(",'=cmd|' /C calc'!A0,"), "\(companies)")
        #expect(companies.contains(",'@SUM(1),'+1+1,"), "\(companies)")
        let query = "SELECT value FROM figures"
        let figures = try await ledger.run(["sql", query, "--format", "csv"]).output
        #expect(figures == "value\r\n-457000000\r\n")
        let notes = try await ledger.run([
            "sql", "SELECT char(9) || '=1+1' AS n", "--format", "csv",
        ])
        #expect(notes.output == "n\r\n'\t=1+1\r\n")
    }

    @Test(arguments: [["companies"], ["show", "1"], ["report", "--year", "2022"]])
    func `markup in names is text`(command: [String]) async throws {
        let ledger = try await ScratchLedger.opened()
        let listed = try await ledger.run(Self.listing)
        try #require(listed.status == 0, "\(listed.errors)")
        let run = try await ledger.run(command + ["--format", "markdown"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(!run.output.contains("<script>"))
        #expect(!run.output.contains("](javascript"))
        guard command.first == "report" else { return }
        let page = try await ledger.run(command + ["--format", "html"])
        #expect(page.status == 0 && !page.output.contains("<script>alert"))
    }
}
