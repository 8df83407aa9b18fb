import Foundation
import Testing

/// Locks, torn tails and damage, in copies of the filings.
@Suite struct `Locks and recovery` {
    private static let milestone = [
        "append", "milestone", "STAR", "--kind", "policy", "--title-en", "A synthetic rule",
        "--announced", "2022-05-06", "--source", "https://example.test/rule",
    ]

    /// The program of util-linux that holds a lock while another runs.
    private static let flock = ["/usr/bin/flock", "/bin/flock"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    @Test(.enabled(if: flock != nil, "there is no flock of util-linux"))
    func `while another writes, a writer gives up after its time-out`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let holder = Process()
        holder.executableURL = URL(filePath: try #require(Self.flock))
        holder.arguments = [ledger.path + "/Events/.lock", "sh", "-c", "echo held; cat"]
        let (input, output) = (Pipe(), Pipe())
        holder.standardInput = input
        holder.standardOutput = output
        try holder.run()
        defer { holder.waitUntilExit() }
        defer { try? input.fileHandleForWriting.close() }
        #expect(
            String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "held\n"
        )

        let before = try ledger.bytes()
        let run = try await ledger.run(Self.milestone + ["--lock-timeout", "0.1"])
        #expect(run.status == 75)
        #expect(run.errors.contains("another writer"))
        #expect(run.errors.contains("--lock-timeout"))
        #expect(try ledger.bytes() == before)
        // Readers take no lock.
        #expect(try await ledger.run(["show", "0"]).status == 0)
        #expect(try await ledger.run(Self.milestone + ["--dry-run"]).status == 0)
    }

    @Test(arguments: [1, 17, 700])
    func `a torn tail is passed over by readers, and set aside by the next writer`(
        bytes: Int
    ) async throws {
        let ledger = try ScratchLedger.ofTheRepository()
        let whole = try ledger.bytes()
        let tail = Data(whole.suffix(900).prefix(bytes))
        try ledger.write(whole + tail)

        let read = try await ledger.run(["show", "830", "--format", "json"])
        #expect(read.status == 0, "\(read.errors)")
        #expect(try ledger.bytes() == whole + tail)

        let run = try await ledger.run(Self.milestone)
        #expect(run.status == 0, "\(run.errors)")
        let name = "torn-0000000831-1.bak"
        #expect(
            run.errors.contains("a torn tail of \(bytes) bytes was set aside in Events/\(name)")
        )
        #expect(try Data(contentsOf: URL(filePath: ledger.path + "/Events/" + name)) == tail)
        #expect(try ledger.bytes().starts(with: whole))
        #expect(try ledger.events().count == 832)
    }

    @Test func `a batch that is not complete is a torn tail`() async throws {
        let ledger = try ScratchLedger.ofTheRepository()
        let lines = try ledger.bytes().split(separator: 0x0A)
        try ledger.write(Data(lines.prefix(500).flatMap { $0 + [0x0A] }))
        let read = try await ledger.run(["log", "--format", "json"])
        #expect(try JSON(read.output)["recordedSize"] == .integer(1))
        let run = try await ledger.run(Self.milestone)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try ledger.events().count == 2)
        #expect(try ledger.files() == ["0000000000.jsonl", "torn-0000000001-1.bak"])
    }

    /// A way to spoil a log.
    enum Damage: String, CaseIterable, Sendable {
        case changedByte = "a byte that is not JSON"
        case unknownType = "a type that nobody knows"
        case notCanonical = "a blank behind a comma"
        case lostFirstLine = "a first line that is gone"
        case lastLine = "a last line that is complete, but no event"

        func spoil(_ bytes: Data) -> Data {
            var lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
            switch self {
            case .changedByte: lines[400] = "?" + lines[400].dropFirst()
            case .unknownType:
                lines[400] = lines[400].replacing(
                    "starledger.result-filed",
                    with: "starledger.made-up"
                )
            case .notCanonical: lines[400] = lines[400].replacing(",\"id\"", with: ", \"id\"")
            case .lostFirstLine: lines.removeFirst()
            case .lastLine: lines.append("{}")
            }
            return Data(lines.map { $0 + "\n" }.joined().utf8)
        }
    }

    @Test(arguments: Damage.allCases)
    func `damage is told by its place, and nothing is written`(damage: Damage) async throws {
        let ledger = try ScratchLedger.ofTheRepository()
        try ledger.write(damage.spoil(try ledger.bytes()))
        let before = try ledger.bytes()
        for command in [Self.milestone, ["report", "--year", "2024"], ["log", "--last", "1"]] {
            let run = try await ledger.run(command)
            #expect(run.status == 65, "\(command[0]): \(run.errors)")
            #expect(run.errors.contains("0000000000.jsonl"), "\(run.errors)")
            #expect(run.output == "")
        }
        #expect(try ledger.bytes() == before)
        #expect(try ledger.files() == ["0000000000.jsonl"])
    }

    @Test func `the size that was expected is looked at`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let late = try await ledger.run(Self.milestone + ["--expect-size", "1"])
        #expect(late.status == 75)
        #expect(late.errors.contains("look again"))
        let right = try await ledger.run(Self.milestone + ["--expect-size", "2"])
        #expect(right.status == 0, "\(right.errors)")
        let known = try await ledger.run(Self.milestone + ["--expect-size", "2"])
        #expect(known.status == 0, "what is wholly known succeeds all the same: \(known.errors)")
    }
}
