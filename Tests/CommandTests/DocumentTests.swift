import Foundation
import LogSupport
import Testing

/// Documents by the hash of their bytes; files, companies and filings are synthetic.
@Suite struct `Documents by their hash` {
    private static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    private static let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    private static let milestone = [
        "append", "milestone", "688999", "--kind", "other", "--title-en", "Synthetic",
        "--announced", "2022-05-06", "--source", "https://example.test/news",
    ]

    /// A ledger with one company, and a folder with files.
    private static func place() async throws -> (ScratchLedger, ScratchDirectory) {
        let files = try ScratchDirectory()
        try files.write("abc", to: "a.pdf")
        try files.write("", to: "empty.pdf")
        try files.write("other", to: "other.pdf")
        return (try await ScratchLedger.withOneCompany(), files)
    }

    /// The documents of the last event.
    private func documents(_ ledger: ScratchLedger) throws -> [JSON] {
        try ledger.events().last?["data", "documents"]?.elements ?? []
    }

    @Test func `one file is one document, with what is said of it`() async throws {
        let (ledger, files) = try await Self.place()
        let run = try await ledger.run(
            Self.milestone + [
                "--document", files.path + "/a.pdf", "--document-title", "News", "--page", "3",
                "--quote", "as told", "--retrieved-on", "2022-05-07",
            ]
        )
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            try documents(ledger) == [
                .object([
                    "page": .string("3"), "quote": .string("as told"),
                    "retrievedOn": .string("2022-05-07"), "sha256": .string(Self.abc),
                    "title": .string("News"), "url": .string("https://example.test/news"),
                ])
            ]
        )
    }

    @Test func `several files are several documents, without an address`() async throws {
        let (ledger, files) = try await Self.place()
        let run = try await ledger.run(
            Self.milestone + [
                "--document", files.path + "/a.pdf", "--document", files.path + "/empty.pdf",
            ]
        )
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            try documents(ledger)
                == [Self.abc, Self.empty].map { .object(["sha256": .string($0)]) }
        )
    }

    @Test func `a file larger than what is read at once has the hash of all its bytes`()
        async throws
    {
        let (ledger, files) = try await Self.place()
        // One million letters a. Source: NIST, Examples with Intermediate Values, SHA-256.
        try files.write(String(repeating: "a", count: 1_000_000), to: "long.pdf")
        let run = try await ledger.run(Self.milestone + ["--document", files.path + "/long.pdf"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            try documents(ledger).first?["sha256"]?.text
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        )
    }

    @Test func `a file that is not there, or is a directory, is named, and nothing is appended`()
        async throws
    {
        let (ledger, files) = try await Self.place()
        let before = try ledger.bytes()
        for (path, status, reason) in [
            (files.path + "/none.pdf", Int32(66), "No such file"), (files.path, 74, "directory"),
        ] {
            for command in [Self.milestone, ["show", "1"]] {
                let run = try await ledger.run(command + ["--document", path])
                #expect(run.status == status, "\(run.errors)")
                #expect(run.errors.contains(path) && run.errors.contains(reason))
                #expect(run.output == "")
            }
        }
        #expect(try ledger.bytes() == before)
    }

    @Test func `show tells whether a file is a document of the event, and which`() async throws {
        let (ledger, files) = try await Self.place()
        let (file, other) = (files.path + "/a.pdf", files.path + "/other.pdf")
        _ = try await ledger.run(
            Self.milestone + ["--document", file, "--document-title", "News"]
        )
        for arguments in [
            ["correct", "2", "--set", "documents.0.page=3", "--reason", "page"],
            ["correct", "2", "--unset", "documents", "--reason", "none", "--document", other],
        ] {
            let run = try await ledger.run(arguments)
            try #require(run.status == 0, "\(run.errors)")
        }
        let shown = try await ledger.run(["show", "2", "--document", file, "--format", "json"])
        #expect(shown.status == 0, "\(shown.errors)")
        let document = try #require(try JSON(shown.output)["document"])
        #expect(document["matches"] == .bool(true))
        #expect(document["sha256"]?.text == Self.abc)
        let found = document["found"]?.elements ?? []
        #expect(found.map { $0["sequence"]?.number } == [2, 3])
        #expect(found.map { $0["page"]?.text } == [nil, "3"])
        #expect(found.allSatisfy { $0["inForce"] == .bool(false) && $0["title"]?.text == "News" })
        let amendment = try await ledger.run(["show", "2", "--document", other])
        #expect(amendment.status == 0)
        #expect(amendment.lines.contains("- amendment 4"))

        let none = try await ledger.run(["show", "2", "--document", files.path + "/empty.pdf"])
        #expect(none.status == 1)
        #expect(none.output.contains(Self.abc))
        let json = try await ledger.run([
            "show", "2", "--document", files.path + "/empty.pdf", "--format", "json",
        ])
        #expect(json.status == 1)
        #expect(try JSON(json.output)["document", "matches"] == .bool(false))
        #expect(try JSON(json.output)["document", "known"]?.elements.count == 2)
        let without = try await ledger.run(["show", "1", "--document", file])
        #expect(without.status == 1)
        #expect(without.output.contains("none of the event's documents has a hash"))
    }
}
