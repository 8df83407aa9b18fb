import Foundation
import Testing

/// Snapshots that are taken, listed, verified and compared, in copies of the filings.
@Suite struct `Snapshot commands` {
    /// A ledger with the snapshots of two year ends.
    private static func published() async throws -> ScratchLedger {
        try await template.value.ledger()
    }

    private static let template = Task {
        let ledger = try ScratchLedger.ofTheRepository()
        for day in ["2020-12-31", "2021-12-31"] {
            let run = try await ledger.run(["snapshot", "take", "--at", day])
            try #require(run.status == 0, "\(run.errors)")
        }
        return try LedgerTemplate(of: ledger)
    }

    private static func path(_ ledger: ScratchLedger, _ day: String) -> URL {
        URL(filePath: ledger.path + "/Snapshots/\(day).json")
    }

    private static func spoil(
        _ ledger: ScratchLedger,
        _ part: String,
        _ other: String,
        day: String = "2021-12-31"
    ) throws {
        let text = try String(contentsOf: path(ledger, day), encoding: .utf8)
        let spoilt = text.replacing(part, with: other, maxReplacements: 1)
        try #require(spoilt != text)
        try Data(spoilt.utf8).write(to: path(ledger, day))
    }

    @Test func `a snapshot is written, found unchanged, and replaced on request only`() async throws
    {
        let ledger = try ScratchLedger.ofTheRepository()
        let take = ["snapshot", "take", "--at", "2021-12-31", "--format", "json"]
        let file = Self.path(ledger, "2021-12-31")
        let dry = try await ledger.run(take + ["--dry-run"])
        #expect(dry.errors.contains("would be written"))
        #expect(!FileManager.default.fileExists(atPath: file.path(percentEncoded: false)))
        let written = try await ledger.run(take)
        #expect(try JSON(written.output)["outcome"] == .string("written"))
        #expect(try Data(contentsOf: file) == Data(dry.outputBytes))
        let unchanged = try await ledger.run(take)
        #expect(try JSON(unchanged.output)["outcome"] == .string("unchanged"))

        let before = try Data(contentsOf: file)
        let refused = try await ledger.run(take + ["--recorded-at", "200"])
        #expect(refused.status == 73)
        #expect(refused.errors.contains("--force"))
        #expect(try Data(contentsOf: file) == before)
        let rehearsed = try await ledger.run(take + ["--recorded-at", "200", "--dry-run"])
        #expect(rehearsed.errors.contains("would be replaced with --force"))
        let replaced = try await ledger.run(take + ["--recorded-at", "200", "--force"])
        #expect(try JSON(replaced.output)["outcome"] == .string("replaced"))
        #expect(try JSON(replaced.output)["size"] == .integer(200))
        #expect(try await ledger.run(["snapshot", "verify"]).status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: ledger.path + "/Snapshots")
        #expect(names.filter { !$0.hasPrefix("read-model.sqlite") } == ["2021-12-31.json"])
    }

    @Test func `what is appended later leaves a snapshot as it is`() async throws {
        let ledger = try await Self.published()
        let run = try await ledger.run(ScratchLedger.listing)
        try #require(run.status == 0, "\(run.errors)")
        let verified = try await ledger.run(["snapshot", "verify"])
        #expect(verified.status == 0, "\(verified.output)")
        let taken = try await ledger.run(["snapshot", "take", "--at", "2021-12-31"])
        #expect(taken.status == 73)
    }

    /// A change of a published file, and the finding it leads to.
    static let findings: [(part: String, other: String, finding: String, words: String)] = [
        (#""listed":26"#, #""listed":27"#, "other-state", #""listed":26"#),
        (#""size":831"#, " \n\"size\":831", "other-state", "line "),
        (#""root":"Ef"#, #""root":"EF"#, "other-root", "EfV3"),
        (#""origin":"star"#, #""origin":"stars"#, "other-origin", "starledger.example"),
        ("snapshot.v1", "snapshot.v9", "unknown-format", "snapshot.v9"),
        (#""companies":["#, #""companies":"#, "not-json", "line "),
        (#""size":831"#, #""size":83"#, "member", "clock.recordedSize"),
    ]

    @Test(arguments: findings.indices)
    func `a change of a snapshot is found`(index: Int) async throws {
        let (part, other, finding, words) = Self.findings[index]
        let ledger = try await Self.published()
        try Self.spoil(ledger, part, other)
        let run = try await ledger.run(["snapshot", "verify", "--format", "json"])
        #expect(run.status == 1)
        #expect(run.errors == "")
        let entries = try #require(try JSON(run.output)["snapshots"]).elements
        #expect(entries.map { $0["findings"]?.elements.count } == [0, 1])
        #expect(entries[1]["findings"]?.elements[0]["finding"] == .string(finding))
        let told = try await ledger.run(["snapshot", "verify", "2021-12-31"])
        #expect(told.status == 1)
        #expect(told.output.contains(words), "\(told.output)")
        #expect(try await ledger.run(["snapshot", "verify", "2020-12-31"]).status == 0)
    }

    @Test func `a line that differs is named with both texts`() async throws {
        let ledger = try await Self.published()
        try Self.spoil(ledger, #""cumulative":3,"#, #""cumulative":4,"#)
        let run = try await ledger.run(["snapshot", "verify", "--format", "json"])
        let finding = try #require(
            try JSON(run.output)["snapshots"]?.elements[1]["findings"]?.elements[0]
        )
        let lines = try String(contentsOf: Self.path(ledger, "2021-12-31"), encoding: .utf8)
            .split(separator: "\n")
        let number = try #require(finding["line"]?.number)
        let stands = try #require(finding["stands"]?.text)
        #expect(stands == lines[number - 1])
        let right = stands.replacing(#""cumulative":4,"#, with: #""cumulative":3,"#)
        #expect(finding["expected"] == .string(right))
    }

    @Test func `of long lines the part is shown in which they differ`() async throws {
        let ledger = try await Self.published()
        try Self.spoil(ledger, #""sum":"#, #""sum":"1","was":"#)
        let run = try await ledger.run(["snapshot", "verify", "2021-12-31", "--format", "markdown"])
        let line = try #require(run.lines.first)
        #expect(line.contains(#"there stands …"#) && line.contains(#""sum":"1","was":"#))
        #expect(line.contains(#"but expected is …"#))
        #expect(line.count < 500)
    }

    @Test func `a snapshot of more events than the log has is found`() async throws {
        let ledger = try await Self.published()
        let opening = try ledger.bytes().prefix { $0 != 0x0A }
        try ledger.write(opening + [0x0A])
        try ledger.forgetReadModel()
        let run = try await ledger.run(["snapshot", "verify"])
        #expect(run.status == 1)
        #expect(run.output.contains("it was taken of 831 events, but the log has 1"))
    }

    @Test func `a file that is not named by its day is found`() async throws {
        let ledger = try await Self.published()
        let folder = ledger.path + "/Snapshots/"
        for name in ["latest.json", "2022-12-31.json"] {
            try FileManager.default.copyItem(
                atPath: folder + "2021-12-31.json",
                toPath: folder + name
            )
        }
        let run = try await ledger.run(["snapshot", "verify"])
        #expect(run.status == 1)
        #expect(run.output.contains("latest.json: is not named by a day"))
        #expect(run.output.contains("2022-12-31.json: it says that it is of 2021-12-31"))
        let list = try await ledger.run(["snapshot", "list"])
        #expect(list.status == 0)
        #expect(list.output.contains("latest.json: is not named by a day"))
    }

    @Test func `a damaged file is named in the list, and no diff is made with it`() async throws {
        let ledger = try await Self.published()
        try Self.spoil(ledger, #""companies":["#, #""companies":"#)
        let list = try await ledger.run(["snapshot", "list"])
        #expect(list.status == 0)
        #expect(list.output.contains("2020-12-31"))
        #expect(list.output.contains("2021-12-31.json: line "))
        let diff = try await ledger.run(["snapshot", "diff", "2020-12-31", "2021-12-31"])
        #expect(diff.status == 65)
        #expect(diff.errors.contains("2021-12-31: line "))
    }

    @Test func `a difference is an exit status where that is asked for`() async throws {
        let ledger = try await Self.published()
        let diff = ["snapshot", "diff", "2020-12-31", "Snapshots/2021-12-31.json"]
        #expect(try await ledger.run(diff).status == 0)
        let run = try await ledger.run(diff + ["--exit-code", "--format", "json"])
        #expect(run.status == 1)
        #expect(run.errors == "")
        #expect(try JSON(run.output)["companies"]?["added"]?.elements.count == 9)
        let same = ["snapshot", "diff", "2020-12-31", "2020-12-31", "--exit-code"]
        #expect(try await ledger.run(same).status == 0)
    }

    static let wrong: [(command: String, status: Int32, words: [String])] = [
        ("snapshot take", 64, ["--at"]),
        ("snapshot take --at 2021-13-01", 64, ["--at", "2021-13-01"]),
        ("snapshot take --at 9999-12-31", 64, ["has not come yet"]),
        ("snapshot take --at 2021-12-31 --recorded-at 100000", 66, ["100000"]),
        ("snapshot take --at 2021-12-31 --recorded-at 0", 66, ["nothing had been recorded"]),
        ("snapshot verify 2018-12-31", 66, ["2018-12-31.json", "snapshot list"]),
        ("snapshot verify monday", 64, ["monday"]),
        ("snapshot diff 2020-12-31", 64, ["<date|file>"]),
        ("snapshot diff 2018-12-31 2020-12-31", 66, ["2018-12-31.json"]),
        ("snapshot diff nowhere.json 2020-12-31", 66, ["nowhere.json", "No such file"]),
        ("snapshot diff Package.swift 2020-12-31", 65, ["Package.swift", "line 1"]),
        ("snapshot list --ledger /nonexistent", 66, ["/nonexistent"]),
    ]

    @Test(arguments: wrong.indices)
    func `what cannot be done says why`(index: Int) async throws {
        let (command, status, words) = Self.wrong[index]
        let run = try await CommandRun.of(Transcript.words(command))
        #expect(run.status == status, "\(run.errors)")
        #expect(words.allSatisfy(run.errors.contains), "\(run.errors)")
        #expect(run.output == "")
    }

    @Test func `a ledger without snapshots says so`() async throws {
        let ledger = try await ScratchLedger.opened()
        let verify = try await ledger.run(["snapshot", "verify"])
        #expect(verify.status == 0)
        #expect(verify.output.contains("nothing to verify"))
        let list = try await ledger.run(["snapshot", "list"])
        #expect(list.status == 0)
        #expect(list.output.contains("no snapshots"))
    }
}
