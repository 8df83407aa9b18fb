import EventLog
import FilingModel
import Glibc
import Ledger
import Measuring
import Projections

/// Measures one thing in this process, and prints it: a name and a value a line.
@main
struct Measure {
    private static let usage = """
        usage: measure hash LEDGER [WORKERS]
               measure points|sums|questions LEDGER
               measure appends LEDGER [COUNT]

        """

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count >= 2, let directory = arguments.dropFirst().first else {
            fail(usage)
        }
        let count = arguments.dropFirst(2).first.flatMap { Int($0) }
        switch arguments.first {
        case "hash": try hash(directory, workers: count ?? 1)
        case "points": try points(directory)
        case "sums": try sums(directory)
        case "appends": try appends(directory, count ?? 1_200)
        case "questions": try questions(directory)
        default: fail(usage)
        }
    }

    // MARK: The measurements

    /// Hashes every line into the Merkle tree.
    private static func hash(_ directory: String, workers: Int) throws {
        let log = try EventLog(ledger: directory)
        let bytes = try log.segmentIdentities().reduce(0) { $0 + $1.length }
        let (tree, seconds) = try timed { try log.tree(workers: workers) }
        show("events", tree.size)
        show("events_per_s", Double(tree.size) / seconds)
        show("mb_per_s", Double(bytes) / seconds / 1e6)
        show("root", tree.root.base64)
    }

    /// Asks which version of a figure counted on a day: many in one reading of the ledger, then
    /// each in a reading of its own.
    private static func points(_ directory: String) throws {
        let ledger = try Ledger(at: directory)
        let sample = try Question.sample(220_000, of: ledger.log, size: ledger.size.count)
        guard let some = sample.first else { fail("no results to ask for\n") }
        let cold = sample.count / 11
        try ask(sample.prefix(cold), ledger)
        let (found, together) = try timed { try ask(sample.dropFirst(cold), ledger) }
        let apart = sample.dropFirst(cold).prefix(20_000)
        let (foundApart, alone) = try timed {
            try apart.count { question in
                try ledger.asOf(question.clock(ledger.size)) { try $0.figure(question.key) } != nil
            }
        }
        show("questions", sample.count - cold)
        show("found", Double(found) / Double(sample.count - cold))
        show("together_us", together / Double(sample.count - cold) * 1e6)
        show("apart_us", alone / Double(apart.count) * 1e6)
        show("apart_found", Double(foundApart) / Double(apart.count))
        show("first", "\(some.key.subject) \(some.key.metric) \(some.key.period) \(some.day)")
    }

    /// Asks questions in one reading of a ledger; how many had an answer.
    @discardableResult
    private static func ask(_ questions: some Sequence<Question>, _ ledger: Ledger) throws -> Int {
        try ledger.facts { facts in
            try questions.count { question in
                try AsOf(facts, at: question.clock(ledger.size)).figure(question.key) != nil
            }
        }
    }

    /// Sums one metric over all companies, for several years.
    private static func sums(_ directory: String) throws {
        let ledger = try Ledger(at: directory)
        _ = try Sums.ask(Sums.years.lowerBound, ledger)
        var seconds: [Double] = []
        for year in Sums.years {
            let (answer, time) = try timed { try Sums.ask(year, ledger) }
            seconds.append(time)
            show("FY\(year)", "\(answer.sum) \(answer.covered)")
        }
        show("ms", median(seconds) * 1e3)
    }

    /// Appends one event at a time, in turns with a bare write and sync: so many that the read
    /// model has to catch up once.
    private static func appends(_ directory: String, _ count: Int) throws {
        let appends = try SingleAppends(in: directory)
        var bare: [Double] = []
        var ours: [Double] = []
        for _ in 0..<count {
            bare.append(timed { appends.writeBare() }.seconds)
            ours.append(try timed { try appends.append() }.seconds)
        }
        show("bare_ms", median(bare) * 1e3)
        show("ms", median(ours) * 1e3)
        show("bare_mean_ms", bare.reduce(0, +) / Double(count) * 1e3)
        show("mean_ms", ours.reduce(0, +) / Double(count) * 1e3)
    }

    /// Prints questions for the command line: company, metric, period, day.
    private static func questions(_ directory: String) throws {
        let ledger = try Ledger(at: directory)
        let sample = try Question.sample(40, of: ledger.log, size: ledger.size.count)
        for question in sample.prefix(30) {
            let key = question.key
            show("question", "\(key.subject) \(key.metric) \(key.period) \(question.day)")
        }
    }

    // MARK: Numbers

    private static func timed<Answer>(
        _ work: () throws -> Answer
    ) rethrows -> (answer: Answer, seconds: Double) {
        let start = ContinuousClock.now
        let answer = try work()
        return (answer, start.duration(to: .now) / .seconds(1))
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    private static func show(_ name: String, _ value: some CustomStringConvertible) {
        unsafe puts("\(name) \(value)")
    }

    private static func fail(_ message: String) -> Never {
        unsafe perror(message)
        exit(64)
    }
}
