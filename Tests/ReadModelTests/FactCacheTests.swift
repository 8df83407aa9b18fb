import FilingModel
import GRDB
import LogSupport
import Projections
import ReadModel
import ReferenceSupport
import TestSupport
import Testing

/// What is kept between two questions, asked for at some sizes.
private struct KeptAnswers: Equatable {
    private let figures: [[FigureFact]]
    private let listings: [[ListingFact]]

    init(_ facts: some FactSource, _ ledger: RandomLedger, at sizes: [Int]) throws {
        let sizes = sizes.map { LogSize($0) }
        listings = try sizes.map(facts.listings)
        figures = try sizes.flatMap { size in
            try ledger.metrics.flatMap { metric in
                try ledger.world.periods.map { try facts.figures(of: metric, $0, at: size) }
            }
        }
    }
}

@Suite struct `What a read model keeps for the next question` {
    /// Asks twice after each batch, at the size of then and at earlier ones.
    private func expectNothingStale(
        _ ledger: RandomLedger,
        _ scratch: ScratchLog,
        _ model: ReadModel,
        _ catchUp: (_ chance: Int) throws -> Void
    ) throws {
        var random = SplitMix64(seed: ledger.seed ^ 0x5717)
        for cut in scratch.cuts {
            try scratch.append(upTo: cut)
            try catchUp(random.number(0...99))
            let sizes = [cut, random.number(0...cut), max(0, cut - 1)]
            let memory = MemoryFacts(ledger.events.prefix(cut))
            let expected = try KeptAnswers(memory, ledger, at: sizes)
            for time in ["first", "second"] {
                let answers = try model.read { facts in
                    #expect(facts.size == LogSize(cut))
                    return try KeptAnswers(facts, ledger, at: sizes)
                }
                #expect(answers == expected, "the \(time) time, at \(cut)")
            }
        }
    }

    @Test(arguments: Extent.seeds(4))
    func `is never what the log said before, whoever caught up with it`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 50)
        let scratch = try ScratchLog(ledger.events)
        let model = try scratch.open()
        try expectNothingStale(ledger, scratch, model) { chance in
            switch chance {
            case ..<30: try scratch.open().refresh()
            case ..<60: try model.refresh(after: scratch.written())
            case ..<70: try model.rebuild()
            default: try model.refresh()
            }
            // Another process has done so for both.
            if chance >= 60 { try model.refresh() }
        }
    }

    @Test(arguments: Extent.seeds(2))
    func `is not in memory either`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 50)
        let scratch = try ScratchLog(ledger.events)
        let model = try scratch.openInMemory()
        #expect(model.path == nil)
        try expectNothingStale(ledger, scratch, model) { _ in try model.refresh() }
    }

    @Test func `is not what a file said before another program changed it`() throws {
        let ledger = RandomLedger(seed: 3, events: 50)
        let scratch = try ScratchLog(ledger.events)
        try scratch.append(upTo: 50)
        let model = try scratch.open()
        try model.refresh()
        let expected = try KeptAnswers(MemoryFacts(ledger.events), ledger, at: [50])
        #expect(try model.read { try KeptAnswers($0, ledger, at: [50]) } == expected)
        let other = try DatabaseQueue(path: scratch.path)
        try other.write { db in
            try db.execute(sql: "DROP TRIGGER _versions_kept")
            try db.execute(sql: "UPDATE _versions SET data = replace(data, '1', '2')")
        }
        try other.close()
        #expect(try model.read { try KeptAnswers($0, ledger, at: [50]) } == expected)
    }

    @Test(arguments: Extent.seeds(3))
    func `tells which companies are in a cohort, as their states do`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 60)
        let cohorts = NaiveCohort.asked.flatMap { cohort in
            NaiveFilter.asked.map { Cohort(cohort, $0) }
        }
        var members = 0
        try ReadModel.answering(ledger.events) { facts in
            for clock in ledger.clocks(20) + [.everything(size: 60)] {
                let asOf = AsOf(facts, at: clock)
                for cohort in cohorts {
                    let codes = try asOf.members(of: cohort).map(\.code)
                    #expect(try asOf.codes(of: cohort) == codes, "\(cohort) at \(clock)")
                    members += codes.count
                }
            }
        }
        #expect(members > 20)
    }

    @Test func `is no more than there is room for, and forgets what was asked first`() throws {
        let period = FiscalPeriod(year: 2024)
        let kept = FactCache(bytesMax: 1_000)
        var readings = 0
        func ask(_ count: Int, at size: Int, of whole: Int = 9) -> [Int] {
            kept.facts(.figures(.revenue, period, LogSize(size)), of: LogSize(whole)) {
                readings += 1
                return Array(repeating: size, count: count)
            }
        }
        // Each takes 72 bytes a number: there is room for thirteen.
        for size in [1, 2, 1, 2] { #expect(ask(5, at: size) == Array(repeating: size, count: 5)) }
        #expect(readings == 2)
        for size in [3, 2] { _ = ask(5, at: size) }
        #expect(readings == 3)
        _ = ask(5, at: 1)
        #expect(readings == 4)
        for _ in 0..<2 { _ = ask(14, at: 4) }
        #expect(readings == 6)
        _ = ask(5, at: 1)
        #expect(readings == 6)
        _ = ask(5, at: 1, of: 10)
        #expect(readings == 7)
    }
}
