import FilingModel
import Projections
import TestSupport

extension AskedTwice {
    /// A cohort and a filter of their own for each ledger.
    private var cohort: (NaiveCohort, NaiveFilter) {
        var random = SplitMix64(seed: ledger.seed &+ 0xC0407)
        return (
            random.chance(60) ? .unprofitableAtListing : random.pick(NaiveCohort.asked),
            random.chance(50) ? NaiveFilter() : random.pick(NaiveFilter.asked)
        )
    }

    /// Shed marks by fiscal year and by year.
    package func shedMarks(at clocks: Int) throws -> Comparison {
        let marks: [Mark] = [.unprofitable, sure { try Mark("W") }]
        let groupings: [(ShedMarks.Grouping, NaiveGrouping)] = [
            (.fiscalYear, .fiscalYear), (.year, .year),
        ]
        return try compare(at: clocks) { asOf, view, comparison in
            for cohort in NaiveCohort.asked.prefix(2) {
                for (filter, mark) in zip(NaiveFilter.asked, marks + marks) {
                    for (ours, naive) in groupings {
                        comparison.compare(
                            ComparableSeries(
                                try asOf.shedMarks(mark, of: Cohort(cohort, filter), by: ours)
                            ),
                            ComparableSeries(
                                view.shedMarks(
                                    by: naive,
                                    mark: mark,
                                    cohort: cohort,
                                    filter: filter
                                )
                            ),
                            "\(mark) \(cohort.name) \(filter) \(naive) at \(asOf.clock)"
                        )
                    }
                }
            }
        }
    }

    /// Listings by year and by month.
    package func listings(at clocks: Int) throws -> Comparison {
        let (cohort, filter) = cohort
        return try compare(at: clocks) { asOf, view, comparison in
            for length in CalendarPeriod.Length.allCases {
                let ours = try asOf.listings(of: Cohort(cohort, filter), by: length)
                let reference = view.listings(
                    byMonth: length == .month,
                    cohort: cohort,
                    filter: filter
                )
                comparison.compare(
                    ours.points.map { ComparableListings($0) },
                    reference.map { ComparableListings($0) },
                    "\(cohort.name) \(filter) by \(length) at \(asOf.clock)"
                )
            }
        }
    }

    /// Who carries a mark, by year; in some ledgers also by month.
    package func carrying(at clocks: Int) throws -> Comparison {
        let (cohort, filter) = cohort
        let seed = ledger.seed
        let mark: Mark = seed % 3 == 0 ? sure { try Mark("W") } : .unprofitable
        return try compare(at: clocks) { asOf, view, comparison in
            for length in CalendarPeriod.Length.allCases where length == .year || seed % 4 == 0 {
                let ours = try asOf.carrying(mark, of: Cohort(cohort, filter), by: length)
                let reference = view.carrying(
                    mark,
                    byMonth: length == .month,
                    cohort: cohort,
                    filter: filter
                )
                comparison.compare(
                    ours.points.map { ComparableCarrying($0) },
                    reference.map { ComparableCarrying($0) },
                    "\(mark) \(cohort.name) \(filter) by \(length) at \(asOf.clock)"
                )
            }
        }
    }

    /// Metrics, fiscal year by fiscal year.
    package func metricSeries(at clocks: Int) throws -> Comparison {
        let (cohort, filter) = cohort
        let spans: [(Int?, Int?)] = [(nil, nil), (2019, 2023), (nil, 2021), (2022, nil)]
        return try compare(at: clocks) { asOf, view, comparison in
            for (metric, (first, last)) in zip(ledger.metrics, spans) {
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
                    ours?.points.map { ComparableYear($0) },
                    view.definition(of: metric).map { _ in
                        years.map { ComparableYear($0, metric, over: codes, view) }
                    },
                    "\(metric) \(cohort.name) \(filter) \(years) at \(asOf.clock)"
                )
            }
        }
    }
}
