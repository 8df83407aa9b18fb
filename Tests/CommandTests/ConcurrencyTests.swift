import Foundation
import LogSupport
import Testing

/// Processes that append, import, ask and spoil the read model of one ledger at once.
@Suite struct `Several processes at once` {
    /// For how long, in seconds; more on request, as `Tests/Stress/concurrent` does.
    private static let seconds =
        ProcessInfo.processInfo.environment["STRESS_SECONDS"].flatMap { Double($0) } ?? 5

    private static let queries = [
        ["figure", "688999", "revenue", "FY2023"], ["company", "688999"],
        ["aggregate", "revenue", "FY2023"], ["series", "shed-marks"],
        ["report", "--year", "2023"],
    ].map { $0 + ["--as-of", "2025-05-09", "--format", "json"] }

    private static let waiting = ["--lock-timeout", "600", "--format", "json"]

    @Test func `no answer is wrong, and no receipt is lost`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let tally = ConcurrencyTally()
        let end = ContinuousClock.now + .seconds(Self.seconds)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for desk in 0..<3 {
                group.addTask { try await Self.append(desk, to: ledger, until: end, tally) }
            }
            for _ in 0..<2 {
                group.addTask { try await Self.importTables(ledger, until: end, tally) }
            }
            for reader in 0..<3 {
                group.addTask { try await Self.ask(reader, ledger, until: end, tally) }
            }
            group.addTask { try await Self.spoil(ledger, until: end, tally) }
            try await group.waitForAll()
        }
        try await check(tally.all, ledger)
    }

    /// Results one by one, and every third time a batch of rules.
    private static func append(
        _ desk: Int,
        to ledger: ScratchLedger,
        until end: ContinuousClock.Instant,
        _ tally: ConcurrencyTally
    ) async throws {
        var number = 0
        repeat {
            let isBatch = (number + desk).isMultiple(of: 3)
            let rules = SyntheticRules(names: (0..<5).map { "desk-\(desk)/\(number)/\($0)" })
            let run =
                isBatch
                ? try await ledger.run(["append", "-"] + waiting, input: rules.lines)
                : try await ledger.run(result(desk, number) + waiting)
            tally.note(receiptOf: run, count: isBatch ? 5 : 1)
            number += 1
        } while ContinuousClock.now < end || number < 3
    }

    private static func result(_ desk: Int, _ number: Int) -> [String] {
        [
            "append", "result", "688999", "FY2023", "revenue=\(1_000 + number)", "--stage",
            "annual", "--announced", "2024-04-\(10 + number % 20)", "--accept-warnings",
            "--source", "https://example.test/result/\(desk)/\(number)",
        ]
    }

    /// Two tables at a time, of which the first has rows that were in the tables before; another
    /// process imports the same ones.
    private static func importTables(
        _ ledger: ScratchLedger,
        until end: ContinuousClock.Instant,
        _ tally: ConcurrencyTally
    ) async throws {
        let scratch = try ScratchDirectory()
        var number = 0
        repeat {
            let rows = [number * 10 - 5..<number * 10 + 5, number * 10 + 5..<number * 10 + 10]
            let paths = try rows.enumerated().map { file, rows in
                let rules = SyntheticRules(names: rows.map { "table/\($0 + 5)" })
                return try scratch.write(rules.table, to: "\(number)-\(file).csv")
            }
            let run = try await ledger.run(["import"] + paths + waiting)
            tally.note(receiptOf: run, count: 15)
            number += 1
        } while ContinuousClock.now < end || number < 3
    }

    private static func ask(
        _ reader: Int,
        _ ledger: ScratchLedger,
        until end: ContinuousClock.Instant,
        _ tally: ConcurrencyTally
    ) async throws {
        var number = reader
        repeat {
            let query = queries[number % queries.count]
            let run = try await ledger.run(query)
            try tally.note(answerTo: query, run)
            number += 1
        } while ContinuousClock.now < end || number < 4
    }

    private static func spoil(
        _ ledger: ScratchLedger,
        until end: ContinuousClock.Instant,
        _ tally: ConcurrencyTally
    ) async throws {
        repeat {
            try await Task.sleep(for: .milliseconds(Int.random(in: 100..<700)))
            ledger.spoilReadModel()
            tally.note { $0.damages += 1 }
        } while ContinuousClock.now < end
    }

    /// Holds what was heard against the log, and against one process that asks alone.
    private func check(_ counts: ConcurrencyTally.Counts, _ ledger: ScratchLedger) async throws {
        let log = try LogReading(ledger.bytes())
        let ids = log.ids
        #expect(log.tail.isEmpty)
        #expect(Set(ids).count == ids.count)
        var sequences: [Int] = []
        for receipt in counts.receipts {
            for entry in receipt.appended + receipt.existing {
                #expect(ids.indices.contains(entry.sequence) && ids[entry.sequence] == entry.id)
            }
            let appended = receipt.appended.map(\.sequence)
            #expect(appended.isEmpty || log.isBatch(appended), "\(appended)")
            sequences += appended
        }
        // The opening and the listing stand before; each other event is in one receipt.
        #expect(sequences.sorted() == Array(2..<ids.count))
        var wrong = 0
        for answer in counts.answers.sorted(by: { ($0.size, $0.output) < ($1.size, $1.output) }) {
            let run = try await ledger.run(answer.query + ["--recorded-at", "\(answer.size)"])
            if run.output != answer.output { wrong += 1 }
        }
        #expect(wrong == 0)
        let line = "\(ids.count) events; \(counts), \(wrong) wrong\n"
        try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    }
}

extension ScratchLedger {
    /// Deletes the read model, or damages it in one of several ways.
    fileprivate func spoilReadModel() {
        let file = URL(filePath: readModel())
        guard let bytes = try? Data(contentsOf: file), !bytes.isEmpty else { return }
        var changed = bytes
        switch Int.random(in: 0..<5) {
        case 0: try? FileManager.default.removeItem(at: file)
        case 1: try? forgetReadModel()
        case 2: try? bytes.prefix(Int.random(in: bytes.indices)).write(to: file)
        case 3: try? Data(bytes.map { ~$0 }).write(to: file)
        default:
            changed[Int.random(in: bytes.indices)] ^= 0x10
            try? changed.write(to: file)
        }
    }
}
