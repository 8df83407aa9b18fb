package import FilingModel
package import Projections
package import TestSupport

/// One random ledger, asked of the projections over some facts and of the reference.
package struct AskedTwice<Facts: FactSource> {
    package let ledger: RandomLedger
    package let facts: Facts
    package let reference: NaiveReference

    /// A ledger with the facts of all its events.
    package init(_ ledger: RandomLedger, _ facts: Facts) {
        self.ledger = ledger
        self.facts = facts
        reference = NaiveReference(ledger.events)
    }

    /// Asks both at some clocks of the ledger, and compares the answers.
    package func compare(
        at clocks: Int,
        _ ask: (AsOf<Facts>, NaiveView, inout Comparison) throws -> Void
    ) rethrows -> Comparison {
        var comparison = Comparison()
        for clock in ledger.clocks(clocks) + [everything] {
            try ask(AsOf(facts, at: clock), reference.at(clock), &comparison)
        }
        return comparison
    }

    /// The clocks at which all is recorded, public and in effect.
    package var everything: Clock { Clock.everything(size: ledger.events.count) }

    /// Every figure that the ledger may speak of.
    package var keys: [FigureKey] { ledger.keys }
}

extension AskedTwice<MemoryFacts> {
    /// The ledger of a seed, with its facts in memory.
    package init(seed: UInt64, events: Int = 80) {
        let ledger = RandomLedger(seed: seed, events: events)
        self.init(ledger, MemoryFacts(ledger.events))
    }
}

extension RandomLedger {
    /// Every figure that it may speak of.
    package var keys: [FigureKey] {
        world.codes.flatMap { code in
            metrics.flatMap { metric in
                world.periods.map { FigureKey(subject: code, metric: metric, period: $0) }
            }
        }
    }
}

extension Clock {
    /// The clocks at which all of so many events is public and in effect.
    package static func everything(size: Int) -> Clock {
        Clock(
            valid: ValidDate(sure { try CalendarDate("2035-12-31") }),
            known: nil,
            recorded: LogSize(size)
        )
    }
}

extension NaiveCohort {
    /// The cohorts that random ledgers are asked about.
    package static let asked: [NaiveCohort] = [
        .unprofitableAtListing, .carrying(.unprofitable), .carrying(sure { try Mark("W") }),
    ]
}

extension NaiveFilter {
    /// The filters that random ledgers are asked with; no filter is the first.
    package static let asked = [
        NaiveFilter(), NaiveFilter(board: "STAR"), NaiveFilter(sector: .biomedicine),
        NaiveFilter(city: "Synthetic City"), NaiveFilter(mark: .unprofitable),
        NaiveFilter(tier: "growth"), NaiveFilter(board: "MAIN", mark: sure { try Mark("W") }),
        NaiveFilter(sector: .other, city: "Example Town"),
    ]
}

extension Cohort {
    /// The same cohort as one of the reference, with the same filters.
    package init(_ cohort: NaiveCohort, _ filter: NaiveFilter = NaiveFilter()) {
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
