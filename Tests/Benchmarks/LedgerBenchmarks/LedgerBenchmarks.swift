import Benchmark
import EventLog
import FilingModel
import Ledger
import Measuring
import Projections

/// What is measured in this process on 10,000 synthetic events, while something is being made
/// faster; `compare` has the figures that count.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput],
        maxDuration: .seconds(3),
        maxIterations: 1_000_000
    )
    measureTheLog()
    measureQueries()

    Benchmark("one durable append") { (_, appends: SingleAppends) in
        try appends.append()
    } setup: {
        try SingleAppends(in: Workload.plant("ledger-10000-appends"))
    }
}

/// Decoding and hashing.
private func measureTheLog() {
    Benchmark("decode an event") { (benchmark, line: [UInt8]) in
        for _ in benchmark.scaledIterations {
            blackHole(try EventCodec.event(of: line, sequence: 1) { _ in nil })
        }
    } setup: {
        var lines: [[UInt8]] = []
        _ = try EventLog(ledger: Workload.plant()).read { lines.append($0.bytes) }
        // Not an amendment: those need the type of what they amend.
        return lines.last { (try? EventCodec.event(of: $0, sequence: 1) { _ in nil }) != nil } ?? []
    }

    for workers in Set([1, Workload.cores]).sorted() {
        Benchmark("hash 10,000 events, workers: \(workers)") { (_, log: EventLog) in
            blackHole(try log.tree(workers: workers))
        } setup: {
            try EventLog(ledger: Workload.plant())
        }
    }
}

/// A ledger, and what is asked of it.
private struct Asked {
    let ledger: Ledger
    let questions: [Question]

    init() throws {
        ledger = try Ledger(at: Workload.plant())
        questions = try Question.sample(1_000, of: ledger.log, size: ledger.size.count)
    }
}

/// As-of questions.
private func measureQueries() {
    Benchmark("1,000 point queries in one reading") { (_, asked: Asked) in
        try asked.ledger.facts { facts in
            for question in asked.questions {
                let asOf = AsOf(facts, at: question.clock(asked.ledger.size))
                blackHole(try asOf.figure(question.key))
            }
        }
    } setup: {
        try Asked()
    }

    Benchmark("1,000 point queries, each in its own") { (_, asked: Asked) in
        for question in asked.questions {
            let clock = question.clock(asked.ledger.size)
            blackHole(try asked.ledger.asOf(clock) { try $0.figure(question.key) })
        }
    } setup: {
        try Asked()
    }

    Benchmark("sum over all companies") { (_, asked: Asked) in
        blackHole(try Sums.ask(Sums.years.upperBound, asked.ledger))
    } setup: {
        try Asked()
    }
}
