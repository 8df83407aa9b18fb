import Foundation
import LogSupport
import Testing

/// A ledger on which commands are killed, and what they acknowledged before that.
struct KilledLedger {
    /// The counts of all ledgers.
    struct Counts: CustomStringConvertible {
        var killed = 0
        var ended = 0
        /// Of the killed, those of which everything was on disk although nothing was said.
        var unsaid = 0
        var acknowledged = 0
        var checks = 0
        var rebuilds = 0
        var tails = 0

        var description: String {
            "\(killed) killed, \(unsaid) of them after they had written; \(ended) ended; "
                + "\(acknowledged) events acknowledged, \(tails) torn tails, \(checks) checks, "
                + "\(rebuilds) rebuilds told"
        }
    }

    /// What a command does; each has its name in the sources of its events.
    private enum Work: String, CaseIterable {
        case single, batch, table, correction, checkpoint
    }

    private struct Outcome: Sendable {
        let source: String
        let run: CommandRun
    }

    private let ledger: ScratchLedger
    private let home: ScratchDirectory
    private let batchSize: Int
    /// The duration of each command if nobody kills it, in microseconds.
    private var times: [Work: Int] = [:]
    /// The place of each acknowledged event.
    private var acknowledged: [String: Int] = [:]
    /// The number of events of each command, by the beginning of their sources.
    private var started: [String: Int] = [:]
    /// The bytes after the log's last batch when all had ended.
    private var tails: Set<Data> = []
    /// The ledger's origin, and the name of its key.
    private static let origin = "starledger.example/star-market"

    /// Makes a ledger with a key, and measures each command once.
    init(batchSize: Int) async throws {
        (ledger, home) = (try await ScratchLedger.withOneCompany(), try ScratchDirectory())
        self.batchSize = batchSize
        let key = try await run(["key", "generate"])
        try #require(key.status == 0, "\(key.errors)")
        var counts = Counts()
        for work in Work.allCases {
            let start = ContinuousClock.now
            let outcome = try await perform(work, "measured", killed: nil)
            times[work] = Int((ContinuousClock.now - start) / .microseconds(1))
            try #require(outcome.run.status == 0, "\(work): \(outcome.run.errors)")
            note(outcome, work, &counts)
        }
    }

    /// Deletes the read model: the next command builds it anew.
    func forgetReadModel() throws { try ledger.forgetReadModel() }

    private func run(
        _ arguments: [String],
        input: String = "",
        killed kill: ChildProcess.Kill? = nil
    ) async throws -> CommandRun {
        try await CommandRun.of(
            arguments,
            in: ledger.path,
            environment: ["XDG_CONFIG_HOME": home.path],
            input: input,
            killed: kill
        )
    }

    private func perform(
        _ work: Work,
        _ name: String,
        killed kill: ChildProcess.Kill?
    ) async throws -> Outcome {
        let name = "\(work)/\(name)"
        let rules = SyntheticRules(names: (0..<batchSize).map { "\(name)/\($0)" })
        let waiting = ["--lock-timeout", "600", "--format", "json"]
        let run =
            switch work {
            case .single:
                try await run(SyntheticRules.command(name + "/0") + waiting, killed: kill)
            case .batch:
                try await run(["append", "-"] + waiting, input: rules.lines, killed: kill)
            case .table:
                try await run(
                    ["import", try home.write(rules.table, to: name + ".csv")] + waiting,
                    killed: kill
                )
            case .correction:
                try await run(
                    [
                        "correct", "1", "--set", "city=\(name)", "--reason", "synthetic",
                        "--source", SyntheticRules.source(name + "/0"),
                    ] + waiting,
                    killed: kill
                )
            case .checkpoint:
                try await run(["checkpoint", "--sign", Self.origin] + waiting, killed: kill)
            }
        return Outcome(source: SyntheticRules.source(name + "/"), run: run)
    }

    /// Two commands at once, each killed at a moment of its own.
    mutating func work(_ round: Int, _ counts: inout Counts) async throws {
        let works = (0..<2).map { _ in Work.allCases.randomElement() ?? .batch }
        let outcomes = try await withThrowingTaskGroup(of: (Work, Outcome).self) { group in
            for (number, work) in works.enumerated() {
                let kill = kill(of: work)
                group.addTask { [self] in
                    (work, try await perform(work, "\(round)-\(number)", killed: kill))
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for (work, outcome) in outcomes { note(outcome, work, &counts) }
    }

    /// A moment spread over all of its life, or close to its write.
    private func kill(of work: Work) -> ChildProcess.Kill {
        if work != .checkpoint, Int.random(in: 0..<5) < 2 {
            let microseconds = Int.random(in: 0..<3_000)
            return .onceLonger(path: ledger.segment, microseconds: microseconds)
        }
        return .after(microseconds: Int.random(in: 0...(times[work] ?? 0) * 5 / 4))
    }

    private mutating func note(_ outcome: Outcome, _ work: Work, _ counts: inout Counts) {
        let run = outcome.run
        counts.killed += run.status == -SIGKILL ? 1 : 0
        counts.ended += run.status == -SIGKILL ? 0 : 1
        // Of two corrections at once, one has to look again.
        let isFine = run.status == 0 || run.status == -SIGKILL
        #expect(isFine || (work == .correction && run.status == 75), "\(run.errors)")
        #expect(!run.errors.contains("SQLite"), "\(run.errors)")
        guard work != .checkpoint else { return }
        started[outcome.source] = work == .batch || work == .table ? batchSize : 1
        guard let receipt = try? JSON(run.output) else { return }
        for entry in receipt["appended"]?.elements ?? [] {
            guard let id = entry["id"]?.text, let sequence = entry["sequence"]?.number else {
                continue
            }
            #expect(acknowledged[id] == nil, "\(id) is acknowledged twice")
            acknowledged[id] = sequence
        }
        counts.acknowledged += receipt["appended"]?.elements.count ?? 0
    }
}

extension KilledLedger {
    /// Holds the log against what was acknowledged, and asks the next command.
    mutating func check(_ counts: inout Counts) async throws {
        counts.checks += 1
        let log = try LogReading(ledger.bytes())
        let ids = log.ids
        #expect(ids.count == log.events.count && Set(ids).count == ids.count)
        for (id, sequence) in acknowledged {
            #expect(ids.indices.contains(sequence) && ids[sequence] == id, "\(id), \(sequence)")
        }
        for (source, count) in started {
            let sequences = log.sequences(from: source)
            #expect(sequences.isEmpty || sequences.count == count, "\(source)")
            #expect(sequences.isEmpty || log.isBatch(sequences), "\(source)")
            guard let first = sequences.first, acknowledged[ids[first]] == nil else { continue }
            counts.unsaid += 1
            for sequence in sequences { acknowledged[ids[sequence]] = sequence }
        }
        if !log.tail.isEmpty, tails.insert(log.tail).inserted { counts.tails += 1 }
        try checkCheckpoint(log)
        try await checkAnswers(log, &counts)
    }

    /// A checkpoint is there whole, and is of events that are there.
    private func checkCheckpoint(_ log: LogReading) throws {
        let path = ledger.path + "/Events/checkpoint"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        try #require(lines.count == 6, "\(text)")
        #expect(lines[0] == Self.origin)
        #expect(try #require(Int(lines[1])) <= log.events.count)
        #expect(lines[5] == "" && lines[4].hasPrefix("— "))
    }

    /// The next command answers, and is right.
    private func checkAnswers(_ log: LogReading, _ counts: inout Counts) async throws {
        let last = try await run(["log", "--last", "1", "--format", "json"])
        #expect(last.status == 0, "\(last.errors)")
        #expect(try JSON(last.output)["recordedSize"] == .integer(log.events.count))
        #expect(!last.errors.contains("SQLite"), "\(last.errors)")
        if last.errors.contains("built anew") { counts.rebuilds += 1 }
        let company = try await run(["company", "688999", "--format", "json"])
        let corrections = log.events.filter { $0["type"]?.text?.contains("corrected") == true }
        let city = corrections.last?["data", "data"]?["city"] ?? .string("Suzhou")
        #expect(try JSON(company.output)["company", "city"] == city)
        #expect(company.errors == "")
    }

    /// The next writer sets a torn tail aside, byte for byte, and nothing is found in the end.
    mutating func finish(_ counts: inout Counts) async throws {
        note(try await perform(.single, "last", killed: nil), .single, &counts)
        try await check(&counts)
        let files = try ledger.files().filter { $0.hasPrefix("torn-") }
        let kept = try files.map {
            try Data(contentsOf: URL(filePath: ledger.path + "/Events/" + $0))
        }
        #expect(tails.isSubset(of: kept))
        let verified = try await run(["verify", "--format", "json"])
        #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
    }
}
