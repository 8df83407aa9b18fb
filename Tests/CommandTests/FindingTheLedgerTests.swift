import Foundation
import LogSupport
import Testing

@Suite struct `Finding the ledger` {
    private static let title = "Ledger of synthetic filings"

    /// A ledger that can be told from the one of the repository.
    private static func ledger() async throws -> ScratchDirectory {
        let directory = try ScratchDirectory()
        let run = try await CommandRun.of(
            [
                "init", "--origin", "example.test/synthetic", "--title", title, "--currency", "CNY",
                "--timezone", "+08:00",
            ],
            in: directory.path
        )
        try #require(run.status == 0, "\(run.errors)")
        return directory
    }

    private static let question = ["show", "0"]

    @Test func `it is found by its option, wherever one is`() async throws {
        let ledger = try await Self.ledger()
        let run = try await CommandRun.of(
            Self.question + ["--ledger", ledger.path],
            environment: ["STARLEDGER": "/nonexistent"]
        )
        #expect(run.output.contains(Self.title))
    }

    @Test func `then by the environment`() async throws {
        let ledger = try await Self.ledger()
        let run = try await CommandRun.of(Self.question, environment: ["STARLEDGER": ledger.path])
        #expect(run.output.contains(Self.title))
    }

    @Test func `then as the nearest directory above`() async throws {
        let ledger = try await Self.ledger()
        let below = ledger.path + "/one/two"
        try FileManager.default.createDirectory(atPath: below, withIntermediateDirectories: true)
        let run = try await CommandRun.of(
            Self.question,
            in: below,
            environment: ["STARLEDGER": ""]
        )
        #expect(run.output.contains(Self.title))
    }

    @Test func `where there is none, it is said what to do`() async throws {
        let directory = try ScratchDirectory()
        let none = try await CommandRun.of(Self.question, in: directory.path)
        #expect(none.status == 66)
        #expect(none.errors.contains("--ledger"))
        #expect(none.errors.contains("init"))
        let empty = try await CommandRun.of(Self.question + ["--ledger", directory.path])
        #expect(empty.status == 66)
        #expect(empty.errors.contains(directory.path))
        #expect(none.output + empty.output == "")
    }

    @Test func `a second opening is refused`() async throws {
        let ledger = try await Self.ledger()
        let before = try Data(contentsOf: URL(filePath: ledger.path + "/Events/0000000000.jsonl"))
        let run = try await CommandRun.of(
            [
                "init", ledger.path, "--origin", "example.test/other", "--title", "Other",
                "--currency", "USD", "--timezone", "UTC",
            ]
        )
        #expect(run.status == 73)
        #expect(run.errors.contains("there is a ledger"))
        #expect(run.errors.contains(ledger.path))
        let after = try Data(contentsOf: URL(filePath: ledger.path + "/Events/0000000000.jsonl"))
        #expect(after == before)
    }

    @Test func `git is told how to treat a new ledger, and what it was told stays`() async throws {
        let ledger = try await Self.ledger()
        let attributes = try String(
            contentsOfFile: ledger.path + "/.gitattributes",
            encoding: .utf8
        )
        #expect(attributes == "Events/** -text merge=binary\nSnapshots/*.json -text\n")
        let other = try ScratchDirectory()
        try other.write("*.md text\n", to: ".gitattributes")
        let run = try await CommandRun.of(
            [
                "init", other.path, "--origin", "example.test/other", "--title", "Other",
                "--currency", "CNY", "--timezone", "+08:00",
            ]
        )
        #expect(run.status == 0)
        let kept = try String(contentsOfFile: other.path + "/.gitattributes", encoding: .utf8)
        #expect(kept == "*.md text\n")
    }
}
