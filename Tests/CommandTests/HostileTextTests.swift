import Testing

/// Text that would drive a terminal, or turn the text around it, in a synthetic event.
@Suite struct `Hostile text` {
    private static let title = "\u{1B}[31mred\u{202E}desrever"

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
        (run.output + run.errors).unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" }
    }

    @Test(arguments: ["table", "markdown", "json"], [["show", "2"], ["log"]])
    func `it is spelled out wherever people look`(form: String, command: [String]) async throws {
        let run = try await Self.ledger().run(command + ["--format", form])
        #expect(run.status == 0, "\(run.errors)")
        #expect(!Self.hasHazards(run))
        switch form {
        case "table": #expect(run.output.contains("\\u{1B}[31mred\\u{202E}desrever"))
        case "json": #expect(run.output.contains("\\u001b[31mred\\u202edesrever"))
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
}
