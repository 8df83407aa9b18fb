import Foundation
import LogSupport
import Testing

/// What cannot be written to standard output is never lost without a word.
@Suite struct `Answers that nobody takes` {
    private static let commands: [[String]] = [
        ["companies"], ["company", "688999"], ["status"], ["verify"], ["log"], ["log", "--raw"],
        ["show", "1"], ["show", "1", "--raw"], ["sql", "SELECT 1"],
        ["companies", "--format", "csv"],
        ["check"], ["outstanding", "--period", "FY2022"], ["series", "listings"],
        ["report", "--year", "2021"], ["snapshot", "list"],
        ["snapshot", "take", "--at", "2022-12-31", "--dry-run"],
        ["diff", "--from-known", "2021-01-01"],
        ["recover"], ["audit", "688999", "revenue", "FY2022"], ["prove", "1"],
        ["import", "--columns"],
        ["--help"], ["--version"], ["help", "append"],
    ]

    private static func run(
        _ ledger: ScratchLedger,
        _ arguments: [String],
        to output: String
    ) async throws -> CommandRun {
        try await CommandRun.of(
            arguments,
            in: ledger.path,
            startedBy: ["sh", "-c", "exec \"$0\" \"$@\" \(output)"]
        )
    }

    @Test(arguments: [(">/dev/full", "No space left on device"), (">&-", "Bad file descriptor")])
    func `end in status 74, and the reason is told`(output: String, reason: String) async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        var answered = 0
        for command in Self.commands {
            let usual = try await ledger.run(command)
            guard !usual.output.isEmpty else { continue }
            let run = try await Self.run(ledger, command, to: output)
            #expect(run.status == 74, "\(command): \(run.errors)")
            #expect(
                run.errors.hasSuffix("starledger: cannot write standard output: \(reason)\n"),
                "\(command): \(run.errors)"
            )
            answered += 1
        }
        #expect(answered > 18)
    }

    @Test(arguments: [">/dev/full", ">&-"])
    func `leave what was appended in the log, and say so`(output: String) async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let append = [
            "append", "milestone", "688999", "--kind", "other", "--title-en", "Synthetic",
            "--announced", "2022-01-04", "--source", "https://example.test/lost",
        ]
        let run = try await Self.run(ledger, append, to: output)
        #expect(run.status == 74)
        #expect(run.errors.contains("the events are in the log; the receipt could not be written"))
        #expect(try ledger.events().count == 3)
        // To repeat it is safe, and tells what was lost.
        let again = try await ledger.run(append + ["--format", "json"])
        #expect(again.status == 0)
        #expect(try JSON(again.output)["existing"]?.elements.count == 1)
    }

    @Test func `take no number of a file of the ledger`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let before = try ledger.bytes()
        for (number, streams) in ["<&- >&- 2>&-", ">&- 2>&-", "2>&-"].enumerated() {
            let append = [
                "append", "milestone", "688999", "--kind", "other", "--title-en", "Synthetic",
                "--announced", "2022-01-0\(number + 4)", "--source",
                "https://example.test/\(number)",
            ]
            let run = try await Self.run(ledger, append, to: streams)
            #expect([0, 74].contains(run.status))
        }
        #expect(try ledger.bytes().starts(with: before))
        #expect(try ledger.events().count == 5)
        #expect(try Data(contentsOf: URL(filePath: ledger.path + "/Events/.lock")).isEmpty)
    }
}

/// What was typed is read as it was typed, or refused before anything is done.
@Suite struct `Arguments as they are typed` {
    /// A synthetic private key.
    private static let key = "PRIVATE+KEY+example.test/s+0a1b2c3d+AQIDBAUGBwgJCgsMDQ4PEBESExQVFhc="

    @Test(arguments: [
        ["verify", "--key", key], ["verify-proof", "p", "--key", key],
        ["checkpoint", "--sign", key],
        ["key", "generate", "--out", key], ["key", "trust", key], ["company", key], [key],
        ["companies", "--ledger", key], ["companies", "--" + key], ["log", "--subject", key],
        ["append", "milestone", "688999", "--title-en", "x" + key], ["init", key],
        ["companies", "--ledger", key.replacing("+", with: "%2B")],
    ])
    func `a private key is refused, and never repeated`(arguments: [String]) async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let before = try ledger.bytes()
        let run = try await ledger.run(arguments)
        #expect(run.status == 64, "\(run.errors)")
        #expect(run.errors.contains("private key"))
        #expect(!run.transcript.contains("AQIDBA"), "\(run.transcript)")
        #expect(try ledger.bytes() == before)
        #expect(try ledger.files() == ["0000000000.jsonl"])
    }

    @Test func `a private key in the environment is never repeated`() async throws {
        let run = try await CommandRun.of(["companies"], environment: ["STARLEDGER": Self.key])
        #expect(run.status == 66)
        #expect(!run.transcript.contains("AQIDBA"), "\(run.transcript)")
    }

    @Test(arguments: [
        "companies --ledger", "init", "company", "append milestone STAR --kind other --title-zh",
        "retract 1 --reason", "sql", "log --subject", "import", "key generate --out",
    ])
    func `bytes that are not UTF-8 are refused before anything is done`(
        command: String
    ) async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let before = try FileManager.default.subpathsOfDirectory(atPath: ledger.path).sorted()
        let bytes = try ledger.bytes()
        let run = try await CommandRun.of(
            [],
            in: ledger.path,
            startedBy: [
                "sh", "-c", "exec \"$0\" \(command) \"$(printf '\\274\\327\\271\\253')\"",
            ]
        )
        #expect(run.status == 64, "\(run.errors)")
        #expect(run.errors.contains("is not UTF-8: \\xbc\\xd7\\xb9\\xab"), "\(run.errors)")
        #expect(try ledger.bytes() == bytes)
        #expect(
            try FileManager.default.subpathsOfDirectory(atPath: ledger.path).sorted() == before
        )
    }
}
