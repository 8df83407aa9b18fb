import Foundation
import Synchronization
import Testing

/// Processes that append, ask and spoil the read model of one ledger at once.
@Suite struct `Several processes at once` {
    /// For how long, in seconds; more on request, as `Tests/Stress/concurrent` does.
    private static let seconds =
        ProcessInfo.processInfo.environment["STRESS_SECONDS"].flatMap { Double($0) } ?? 5

    private struct Answer: Hashable {
        let query: [String]
        let size: Int
        let output: String
    }

    private struct Counts: Sendable {
        var receipts: [String] = []
        var answers: Set<Answer> = []
        var asked = 0
        var damages = 0
        var rebuilds = 0
    }

    /// What all of them have heard so far.
    private final class Tally: Sendable {
        private let counts = Mutex(Counts())

        func note(_ change: @Sendable (inout Counts) -> Void) { counts.withLock { change(&$0) } }

        var all: Counts { counts.withLock { $0 } }
    }

    private static let queries = [
        ["figure", "688999", "revenue", "FY2023"], ["company", "688999"],
        ["aggregate", "revenue", "FY2023"], ["series", "shed-marks"],
        ["report", "--year", "2023"],
    ].map { $0 + ["--as-of", "2025-05-09", "--format", "json"] }

    private static func append(_ writer: Int, _ number: Int) -> [String] {
        if number.isMultiple(of: 3) {
            return [
                "append", "milestone", "STAR", "--kind", "policy", "--title-en",
                "Rule \(writer) \(number)", "--announced", "2022-05-06",
                "--source", "https://example.test/rule/\(writer)/\(number)",
            ]
        }
        return [
            "append", "result", "688999", "FY2023", "revenue=\(1_000 + number)",
            "--stage", "annual",
            "--announced", "2024-04-\(10 + number % 20)", "--accept-warnings",
            "--source", "https://example.test/result/\(writer)/\(number)",
        ]
    }

    /// What no user should ever read.
    private func checkWords(_ run: CommandRun) {
        for word in ["SQLite", "database is locked", "disk I/O", "fault of"] {
            #expect(!run.errors.contains(word), "\(run.errors)")
        }
        #expect(run.status == 0, "\(run.status): \(run.errors)")
    }

    private func spoil(_ ledger: ScratchLedger, _ random: inout SystemRandomNumberGenerator) {
        let file = URL(filePath: ledger.readModel())
        guard let bytes = try? Data(contentsOf: file), !bytes.isEmpty else { return }
        var changed = bytes
        switch Int.random(in: 0..<5, using: &random) {
        case 0: try? FileManager.default.removeItem(at: file)
        case 1: try? ledger.forgetReadModel()
        case 2: try? bytes.prefix(Int.random(in: bytes.indices, using: &random)).write(to: file)
        case 3: try? Data(bytes.map { ~$0 }).write(to: file)
        default:
            changed[Int.random(in: bytes.indices, using: &random)] ^= 0x10
            try? changed.write(to: file)
        }
    }

    @Test func `no answer is wrong, and no receipt is lost`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let counts = Tally()
        let end = ContinuousClock.now + .seconds(Self.seconds)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<2 {
                group.addTask {
                    var number = 0
                    repeat {
                        let run = try await ledger.run(
                            Self.append(writer, number) + ["--lock-timeout", "60"]
                                + ["--format", "json"]
                        )
                        checkWords(run)
                        let ids = try JSON(run.output)["appended"]?.elements
                            .compactMap { $0["id"]?.text }
                        counts.note { $0.receipts += ids ?? [] }
                        number += 1
                    } while ContinuousClock.now < end || number < 3
                }
            }
            for reader in 0..<2 {
                group.addTask {
                    var number = reader
                    repeat {
                        let query = Self.queries[number % Self.queries.count]
                        let run = try await ledger.run(query)
                        checkWords(run)
                        let size = try JSON(run.output)["clock", "recordedSize"]?.number ?? -1
                        let isRebuilt = run.errors.contains("built anew")
                        counts.note { counts in
                            counts.answers.insert(
                                Answer(query: query, size: size, output: run.output)
                            )
                            counts.asked += 1
                            counts.rebuilds += isRebuilt ? 1 : 0
                        }
                        number += 1
                    } while ContinuousClock.now < end || number < 4
                }
            }
            group.addTask {
                var random = SystemRandomNumberGenerator()
                repeat {
                    try await Task.sleep(for: .milliseconds(Int.random(in: 100..<700)))
                    spoil(ledger, &random)
                    counts.note { $0.damages += 1 }
                } while ContinuousClock.now < end
            }
            try await group.waitForAll()
        }
        try await check(counts.all, ledger)
    }

    /// Holds what was heard against the log, and against one process that asks alone.
    private func check(_ counts: Counts, _ ledger: ScratchLedger) async throws {
        let ids = try ledger.ids()
        #expect(Set(ids).count == ids.count)
        #expect(Set(counts.receipts).count == counts.receipts.count)
        #expect(Set(counts.receipts).isSubset(of: ids))
        #expect(counts.receipts.count == ids.count - 2, "the opening and the listing stand before")
        // Of a long run, as many as can be asked again in about the same time.
        let sample = counts.answers.sorted { ($0.size, $0.query[0]) < ($1.size, $1.query[0]) }
        var wrong = 0
        for answer in sample {
            let run = try await ledger.run(answer.query + ["--recorded-at", "\(answer.size)"])
            if run.output != answer.output { wrong += 1 }
        }
        #expect(wrong == 0)
        let line =
            "\(counts.receipts.count) receipts, \(counts.asked) answers (\(sample.count) "
            + "different), \(counts.damages) damages, \(counts.rebuilds) rebuilds told to readers, "
            + "\(wrong) wrong"
        try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
    }
}
