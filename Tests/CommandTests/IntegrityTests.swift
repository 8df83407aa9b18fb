import Foundation
import LogSupport
import Testing

/// Keys, checkpoints, proofs and receipts, as people use them at the command line.
@Suite struct `Proofs at the command line` {
    private let home: ScratchDirectory
    private let origin = "starledger.example/star-market"

    init() throws { home = try ScratchDirectory() }

    private func run(
        _ arguments: [String],
        in directory: String,
        input: String = ""
    ) async throws -> CommandRun {
        try await CommandRun.of(
            arguments,
            in: directory,
            environment: ["XDG_CONFIG_HOME": home.path],
            input: input
        )
    }

    /// Makes a key, and gives the verifier key.
    private func makeKey(in ledger: ScratchLedger) async throws -> String {
        let made = try await run(["key", "generate", "--format", "json"], in: ledger.path)
        try #require(made.status == 0, "\(made.errors)")
        return try #require(try JSON(made.output)["keys"]?.elements.first?["key"]?.text)
    }

    private var keyFile: String {
        home.path + "/starledger/keys/starledger.example%2Fstar-market.key"
    }

    @Test func `what an auditor keeps is found again, and what was rewritten is told`() async throws
    {
        let ledger = try await ScratchLedger.withOneCompany()
        let key = try await makeKey(in: ledger)
        let signed = try await run(["checkpoint", "--sign", origin], in: ledger.path)
        #expect(signed.status == 0, "\(signed.errors)")
        #expect(signed.errors.contains("keep a copy of Events/checkpoint elsewhere"))
        let kept = try ScratchDirectory()
        try FileManager.default.copyItem(
            atPath: ledger.path + "/Events/checkpoint",
            toPath: kept.path + "/checkpoint"
        )
        let change = [
            "append", "tier-change", "688999", "growth", "--effective", "2025-07-01", "--reason",
            "synthetic", "--source", "https://example.test/tier",
        ]
        let forms = [
            ("receipt.txt", "table"), ("receipt.json", "json"), ("receipt.md", "markdown"),
        ]
        for (name, form) in forms {
            let receipt = try await run(change + ["--format", form], in: ledger.path)
            try #require(receipt.status == 0, "\(receipt.errors)")
            try kept.write(receipt.output, to: name)
        }
        let against = ["checkpoint", "receipt.txt", "receipt.json", "receipt.md"]
            .flatMap { ["--against", kept.path + "/" + $0] }
        let found = try await run(["verify", "--key", key] + against, in: ledger.path)
        #expect(found.status == 0, "\(found.output)\(found.errors)")
        #expect(
            found.output.contains("Nothing found: the first 3 events are those that were kept.")
        )

        let text = String(decoding: try ledger.bytes(), as: UTF8.self)
        try ledger.write(Data(text.replacing("Suzhou", with: "Wuhan").utf8))
        let rewritten = try await run(["verify", "--key", key] + against, in: ledger.path)
        #expect(rewritten.status == 1)
        #expect(rewritten.output.contains("0000000000.jsonl, event 1: its bytes are not those"))
        #expect(rewritten.output.contains("kept found"))
        let refused = try await run(["checkpoint", "--sign", origin], in: ledger.path)
        #expect(refused.status == 65)
    }

    @Test func `a proof is checked far from its ledger`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let key = try await makeKey(in: ledger)
        for command in [
            ["checkpoint", "--sign", keyFile],
            ["prove", "inclusion", "1", "--out", "plain.tlog-proof"],
            ["prove", "inclusion", "1", "--with-event", "--out", "whole.tlog-proof"],
            ["prove", "consistency", "1", "--out", "grown.proof"],
        ] {
            let run = try await run(command, in: ledger.path)
            try #require(run.status == 0, "\(command): \(run.errors)")
        }
        let elsewhere = try ScratchDirectory()
        for name in ["plain.tlog-proof", "whole.tlog-proof", "grown.proof"] {
            try FileManager.default.copyItem(
                atPath: ledger.path + "/" + name,
                toPath: elsewhere.path + "/" + name
            )
        }
        let line = try await run(["show", "1", "--raw"], in: ledger.path).output
        func check(_ arguments: [String], input: String = "") async throws -> CommandRun {
            try await run(["verify-proof"] + arguments, in: elsewhere.path, input: input)
        }
        let whole = try await check(["whole.tlog-proof", "--key", key])
        #expect(whole.output.contains("Instruments"), "what is proved is shown")
        #expect(whole.output.contains("Event 1 is in the log \(origin) of 2 events:"))
        let plain = ["plain.tlog-proof", "--key", key]
        #expect(try await check(plain).status == 64)
        #expect(try await check(plain + ["--event", "-"], input: line).status == 0)
        let changed = line.replacing("Suzhou", with: "Wuhan")
        let other = try await check(plain + ["--event", "-"], input: changed)
        #expect(other.status == 1)
        #expect(other.output.contains("do not lead to the root of its checkpoint"))
        #expect(try await check(["whole.tlog-proof"]).errors.contains("--key"))
        let grown = try await check(["grown.proof", "--key", key])
        #expect(grown.status == 64)
        #expect(grown.errors.contains("--against FILE"))
        let opening = try await run(["status", "--format", "json"], in: ledger.path)
        try elsewhere.write(opening.output, to: "status.json")
        #expect(try await check(["status.json", "--key", key]).status == 65)
    }

    @Test func `a private key is for its owner alone, and is never replaced or shown`() async throws
    {
        let ledger = try await ScratchLedger.withOneCompany()
        _ = try await makeKey(in: ledger)
        let secret = try String(contentsOfFile: keyFile, encoding: .utf8)
        let attributes = try FileManager.default.attributesOfItem(atPath: keyFile)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let again = try await run(["key", "generate"], in: ledger.path)
        #expect(again.status == 73)
        #expect(again.errors.contains("--out"))
        #expect(try String(contentsOfFile: keyFile, encoding: .utf8) == secret)
        let list = try await run(["key", "list"], in: ledger.path)
        // Two words, the name, its hash, and then the secret, in which there may be more of them.
        let part = try #require(secret.split(separator: "+", maxSplits: 4).last).dropLast()
        #expect(part.count > 40)
        #expect(!list.output.contains(part))
        #expect(list.output.contains("the private key is in"))
    }

    @Test func `a name that is a path stays in the directory of keys`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        for name in ["../../outside", "/outside", ".hidden", "..", "a/b"] {
            let made = try await run(["key", "generate", "--name", name], in: ledger.path)
            #expect(made.status == 0, "\(made.errors)")
        }
        let names = try FileManager.default.subpathsOfDirectory(atPath: home.path)
        #expect(names.filter { $0.hasSuffix(".key") }.count == 5)
        #expect(names.allSatisfy { !$0.hasSuffix(".key") || $0.hasPrefix("starledger/keys/") })
        #expect(names.allSatisfy { !$0.contains("/.") })
    }

    @Test(
        arguments: [
            (["verify", "--only", "hashes"], 64, "tree-head"),
            (["verify", "--key", "example.com/foo+530d903a"], 64, "name+id+key"),
            (["verify", "--against", "nowhere"], 66, "nowhere"),
            (["verify", "--against", "-", "--against", "-"], 64, "once only"),
            (["verify", "--against", "Events/keys"], 65, "no checkpoint, receipt or proof"),
            (["checkpoint", "--sign", "nobody"], 66, "nobody.key"),
            (["checkpoint", "--sign", "./Events/keys"], 64, "outside of it"),
            (["checkpoint", "--sign", "/etc/hostname"], 65, "holds no private key"),
            (["key", "generate", "--out", "Events/my.key"], 64, "outside of it"),
            (["verify-proof", "-", "--event", "-"], 64, "once only"),
            (["prove", "inclusion", "99999"], 66, "99999"),
            (["prove", "inclusion", "0", "--checkpoint", "README.md"], 65, "README.md"),
            (["prove", "consistency", "99999999999999999999"], 66, "covers 831 events only"),
            (["prove", "consistency", "README.md"], 65, "README.md"),
            (["verify-proof", "Events/checkpoint"], 65, "verify --against"),
            (["verify-proof", "Events/keys"], 65, "no checkpoint, receipt or proof"),
            (["key", "trust", "synthetic"], 64, "name+id+key"),
            (["key", "generate", "--name", "a b"], 64, "no space"),
        ] as [([String], Int32, String)]
    )
    func `wrong input is told`(arguments: [String], status: Int32, words: String) async throws {
        let before = try #require(Repository.text(at: "Events/keys"))
        let run = try await run(arguments, in: Repository.root, input: "synthetic")
        #expect(run.status == status, "\(run.output)\(run.errors)")
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(run.output == "")
        #expect(Repository.text(at: "Events/keys") == before)
    }

    @Test func `nothing is proved without a checkpoint`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let proof = try await run(["prove", "inclusion", "0"], in: ledger.path)
        #expect(proof.status == 66)
        #expect(proof.errors.contains("checkpoint --sign KEY"))
        let shown = try await run(["checkpoint"], in: ledger.path)
        #expect(shown.output.contains("none; checkpoint --sign KEY makes one"))
    }
}
