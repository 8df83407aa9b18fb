import Foundation
import Testing

/// `recover`, in copies of the filings whose end a crash has left.
@Suite struct `Moving aside what cannot be read` {
    private static let milestone = [
        "append", "milestone", "STAR", "--kind", "policy", "--title-en", "A synthetic rule",
        "--announced", "2022-05-06", "--source", "https://example.test/rule",
    ]
    private static let aside = "torn-0000000831-1.bak"

    /// A copy of the filings with bytes behind the last event, and no read model.
    private func ledger(with tail: String) throws -> (ledger: ScratchLedger, whole: Data) {
        let ledger = try ScratchLedger.ofTheRepository()
        let whole = try ledger.bytes()
        try ledger.write(whole + Data(tail.utf8))
        return (ledger, whole)
    }

    @Test func `an unreadable end is pointed out, moved aside, and the ledger goes on`()
        async throws
    {
        let (ledger, whole) = try ledger(with: "{\"batchsize\":2}\n{}\ntorn")
        for command in [Self.milestone, ["company", "688506"]] {
            let run = try await ledger.run(command)
            #expect(run.status == 65)
            #expect(run.errors.contains("starledger verify"))
            #expect(run.errors.contains("starledger recover"))
        }
        let planned = try await ledger.run(["recover", "--dry-run", "--format", "json"])
        #expect(planned.status == 0, "\(planned.errors)")
        #expect(planned.errors.contains("dry run: nothing was moved"))
        #expect(try JSON(planned.output)["dryRun"] == .bool(true))
        #expect(try ledger.files() == ["0000000000.jsonl"])

        let run = try await ledger.run(["recover", "--format", "json"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("0000000000.jsonl, byte \(whole.count): event 831"))
        let answer = try JSON(run.output)
        #expect(answer["size"] == .integer(831))
        #expect(answer["dryRun"] == .bool(false))
        #expect(answer["unreadable", "sequence"] == .integer(831))
        #expect(answer["moved"]?.elements.first?["file"] == .string(Self.aside))
        #expect(try ledger.bytes() == whole)
        let moved = try Data(contentsOf: URL(filePath: ledger.path + "/Events/" + Self.aside))
        #expect(String(decoding: moved, as: UTF8.self) == "{\"batchsize\":2}\n{}\ntorn")

        #expect(try await ledger.run(["company", "688506"]).status == 0)
        let append = try await ledger.run(Self.milestone)
        #expect(append.status == 0, "\(append.errors)")
        #expect(try ledger.events().count == 832)
    }

    @Test func `a torn tail goes aside as the next writer would move it`() async throws {
        let (ledger, whole) = try ledger(with: "{\"batchsize\":2}\n{}")
        let run = try await ledger.run(["recover", "--format", "csv"])
        #expect(run.status == 0, "\(run.errors)")
        let header = "segment,offset,bytes,readable,file\r\n"
        #expect(run.output == header + "0000000000.jsonl,\(whole.count),18,0,\(Self.aside)\r\n")
        #expect(run.errors == "")
        #expect(try ledger.bytes() == whole)
    }

    @Test func `a log that can be read to its end stays as it is`() async throws {
        let (ledger, whole) = try ledger(with: "")
        for _ in 0..<2 {
            let run = try await ledger.run(["recover"])
            #expect(run.status == 0)
            #expect(run.output.contains("831 events. There is nothing to move aside."))
            #expect(try ledger.bytes() == whole)
            #expect(try ledger.files() == ["0000000000.jsonl"])
            #expect(try await ledger.run(["company", "688506"]).status == 0)
        }
    }

    @Test func `what had been read is damage, and stays where it is`() async throws {
        let (ledger, whole) = try ledger(with: "")
        #expect(try await ledger.run(["company", "688506"]).status == 0)
        try ledger.write(whole.dropLast(2) + Data("]\n".utf8))
        let before = try ledger.bytes()
        for options in [[], ["--dry-run"]] {
            let run = try await ledger.run(["recover"] + options)
            #expect(run.status == 65)
            #expect(run.output == "")
            #expect(run.errors.contains("the read model has read 831 events"))
            #expect(run.errors.contains("restore the log from a copy"))
            #expect(run.errors.contains("starledger verify"))
        }
        #expect(try ledger.bytes() == before)
        #expect(try ledger.files() == ["0000000000.jsonl"])
    }

    @Test func `what nobody has acknowledged may be an opening`() async throws {
        let scratch = try ScratchLedger.ofTheRepository()
        try scratch.write(Data([0, 0, 0, 0x0A]))
        let run = try await scratch.run(["recover"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("The log has 0 events."))
        let none = try await scratch.run(["log"])
        #expect(none.status == 66)
        #expect(none.errors.contains("make one with init"))
    }

    @Test func `there must be a log to recover`() async throws {
        let scratch = try ScratchLedger.ofTheRepository()
        let run = try await scratch.run(["recover", "--ledger", "nowhere"])
        #expect(run.status == 66)
        #expect(run.errors.contains("no ledger at nowhere"))
        let late = try await scratch.run(["recover", "--lock-timeout", "-1"])
        #expect(late.status == 64)
        #expect(late.errors.contains("--lock-timeout"))
    }
}
