import Foundation
import Testing

/// Commands that are killed while they work on the read model.
@Suite struct `Killed commands` {
    /// How often; more on request.
    private static let killCount =
        ProcessInfo.processInfo.environment["KILL_COUNT"].flatMap { Int($0) } ?? 24

    private static func append(_ number: Int) -> [String] {
        [
            "append", "milestone", "STAR", "--kind", "policy", "--title-en", "Rule \(number)",
            "--announced", "2022-05-06", "--source", "https://example.test/\(number)",
        ]
    }

    @Test func `the next command answers right, whenever the one before was killed`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        var random = SystemRandomNumberGenerator()
        var rebuilt = 0
        for number in 0..<Self.killCount {
            // One in three has to build it anew; the others catch up.
            if number.isMultiple(of: 3) { try ledger.forgetReadModel() }
            let microseconds = Int.random(in: 5_000..<90_000, using: &random)
            _ = try await CommandRun.of(
                Self.append(number),
                in: ledger.path,
                killAfter: microseconds
            )
            let size = try ledger.bytes().split(separator: 0x0A).count
            let run = try await ledger.run(["log", "--last", "1", "--format", "json"])
            #expect(run.status == 0, "after \(microseconds) µs: \(run.errors)")
            #expect(try JSON(run.output)["recordedSize"] == .integer(size))
            if run.errors.contains("built anew") { rebuilt += 1 }
            #expect(!run.errors.contains("SQLite"), "\(run.errors)")
            let company = try await ledger.run(["company", "688999", "--format", "json"])
            #expect(try JSON(company.output)["company", "city"] == .string("Suzhou"))
            #expect(company.errors == "")
        }
        #expect(rebuilt < Self.killCount)
    }
}
