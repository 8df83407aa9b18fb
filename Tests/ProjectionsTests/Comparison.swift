import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

/// Answers held against those of the reference: how many, and which were not the same.
///
/// Thousands are compared in a test, and one expectation tells the outcome.
struct Comparison {
    /// How many answers were compared.
    private(set) var count = 0

    /// How many of them said something: more than that there is nothing.
    private(set) var tellingCount = 0

    /// What was not the same.
    private(set) var differences: [String] = []

    /// Compares an answer.
    mutating func compare<Answer: Equatable>(
        _ ours: Answer?,
        _ reference: Answer?,
        _ question: @autoclosure () -> String
    ) {
        count += 1
        if reference != nil { tellingCount += 1 }
        guard ours != reference else { return }
        differences.append(
            "\(question()): \(String(describing: ours)), not \(String(describing: reference))"
        )
    }

    /// Expects that all answers were the same, and that there were some.
    func check(atLeast least: Int = 1, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(differences == [], sourceLocation: sourceLocation)
        #expect(tellingCount >= least, sourceLocation: sourceLocation)
    }
}

/// One random ledger, asked of the projections and of the reference.
struct AskedTwice {
    let ledger: RandomLedger
    let facts: MemoryFacts
    let reference: NaiveReference

    /// The ledger of a seed.
    init(seed: UInt64, events: Int = 80) {
        ledger = RandomLedger(seed: seed, events: events)
        facts = MemoryFacts(ledger.events)
        reference = NaiveReference(ledger.events)
    }

    /// Asks both at some clocks of the ledger, and expects the same answers.
    func compare(
        at clocks: Int,
        atLeast least: Int = 1,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ ask: (AsOf<MemoryFacts>, NaiveView, inout Comparison) throws -> Void
    ) rethrows {
        var comparison = Comparison()
        for clock in ledger.clocks(clocks) + [everything] {
            try ask(AsOf(facts, at: clock), reference.at(clock), &comparison)
        }
        comparison.check(atLeast: least, sourceLocation: sourceLocation)
    }

    /// The clocks at which all is recorded, public and in effect.
    var everything: Clock { Clock.everything(size: ledger.events.count) }

    /// Every figure that the ledger may speak of.
    var keys: [FigureKey] {
        ledger.world.codes.flatMap { code in
            ledger.metrics.flatMap { metric in
                ledger.world.periods.map { FigureKey(subject: code, metric: metric, period: $0) }
            }
        }
    }
}

extension Clock {
    /// The clocks at which all of so many events is public and in effect.
    static func everything(size: Int) -> Clock {
        Clock(
            valid: ValidDate(sure { try CalendarDate("2035-12-31") }),
            known: nil,
            recorded: LogSize(size)
        )
    }
}

extension NaiveCohort {
    /// The cohorts that random ledgers are asked about.
    static let asked: [NaiveCohort] = [
        .unprofitableAtListing, .carrying(.unprofitable), .carrying(sure { try Mark("W") }),
    ]
}

extension NaiveFilter {
    /// The filters that random ledgers are asked with; no filter is the first.
    static let asked = [
        NaiveFilter(), NaiveFilter(board: "STAR"), NaiveFilter(sector: .biomedicine),
        NaiveFilter(city: "Synthetic City"), NaiveFilter(mark: .unprofitable),
        NaiveFilter(tier: "growth"), NaiveFilter(board: "MAIN", mark: sure { try Mark("W") }),
        NaiveFilter(sector: .other, city: "Example Town"),
    ]
}

extension Cohort {
    /// The same cohort as one of the reference, with the same filters.
    init(_ cohort: NaiveCohort, _ filter: NaiveFilter = NaiveFilter()) {
        switch cohort {
        case .unprofitableAtListing: self.init(.unprofitableAtListing)
        case .carrying(let mark): self.init(.carrying(mark))
        }
        board = filter.board
        sector = filter.sector
        city = filter.city
        mark = filter.mark
        tier = filter.tier
    }
}
