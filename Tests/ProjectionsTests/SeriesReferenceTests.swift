import FilingModel
import Projections
import TestSupport
import Testing

@Suite struct `Series are those of the reference` {
    /// A cohort and a filter of their own for each ledger.
    private func cohort(_ seed: UInt64) -> (NaiveCohort, NaiveFilter) {
        var random = SplitMix64(seed: seed &+ 0xC0407)
        return (
            random.chance(60) ? .unprofitableAtListing : random.pick(NaiveCohort.asked),
            random.chance(50) ? NaiveFilter() : random.pick(NaiveFilter.asked)
        )
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `listings by year and by month`(seed: UInt64) throws {
        let (cohort, filter) = cohort(seed)
        try AskedTwice(seed: seed).compare(at: 6, atLeast: 0) { asOf, view, comparison in
            for length in CalendarPeriod.Length.allCases {
                let ours = try asOf.listings(of: Cohort(cohort, filter), by: length)
                let reference = view.listings(
                    byMonth: length == .month,
                    cohort: cohort,
                    filter: filter
                )
                comparison.compare(
                    ours.points.map { ToldListings($0) },
                    reference.map { ToldListings($0) },
                    "\(cohort.name) \(filter) by \(length) at \(asOf.clock)"
                )
            }
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `who carries a mark, by year and by month`(seed: UInt64) throws {
        let (cohort, filter) = cohort(seed)
        let mark: Mark = seed % 3 == 0 ? sure { try Mark("W") } : .unprofitable
        try AskedTwice(seed: seed).compare(at: 2, atLeast: 0) { asOf, view, comparison in
            for length in CalendarPeriod.Length.allCases where length == .year || seed % 4 == 0 {
                let ours = try asOf.carrying(mark, of: Cohort(cohort, filter), by: length)
                let reference = view.carrying(
                    mark,
                    byMonth: length == .month,
                    cohort: cohort,
                    filter: filter
                )
                comparison.compare(
                    ours.points.map { ToldCarrying($0) },
                    reference.map { ToldCarrying($0) },
                    "\(mark) \(cohort.name) \(filter) by \(length) at \(asOf.clock)"
                )
            }
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a metric, fiscal year by fiscal year`(seed: UInt64) throws {
        let asked = AskedTwice(seed: seed)
        let (cohort, filter) = cohort(seed)
        let spans: [(Int?, Int?)] = [(nil, nil), (2019, 2023), (nil, 2021), (2022, nil)]
        try asked.compare(at: 3, atLeast: 0) { asOf, view, comparison in
            for (metric, (first, last)) in zip(asked.ledger.metrics, spans) {
                let ours = try asOf.series(
                    of: metric,
                    over: Cohort(cohort, filter),
                    from: first,
                    through: last
                )
                let codes = view.members(of: cohort, filter: filter).map(\.code)
                let years = view.fiscalYears(
                    from: first,
                    through: last,
                    cohort: cohort,
                    filter: filter
                )
                comparison.compare(
                    ours?.points.map { ToldYear($0) },
                    view.definition(of: metric).map { _ in
                        years.map { ToldYear($0, metric, over: codes, view) }
                    },
                    "\(metric) \(cohort.name) \(filter) \(years) at \(asOf.clock)"
                )
            }
        }
    }
}
