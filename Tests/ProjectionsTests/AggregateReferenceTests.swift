import FilingModel
import Projections
import TestSupport
import Testing

@Suite struct `Sums and series are those of the reference` {
    /// A cohort, a filter, a metric and a period to ask about.
    private struct Question {
        let cohort: NaiveCohort
        let filter: NaiveFilter
        let metric: Metric
        let period: FiscalPeriod
        let previous: FiscalPeriod

        var text: String { "\(cohort.name) \(filter) \(metric) \(period) \(previous)" }
    }

    /// Some of the questions that can be asked, in an order that follows from the seed.
    private func questions(_ ledger: RandomLedger, _ count: Int) -> [Question] {
        var random = SplitMix64(seed: ledger.seed &+ 0x5EED)
        return (0..<count).map { _ in
            Question(
                cohort: random.chance(60) ? .unprofitableAtListing : random.pick(NaiveCohort.asked),
                filter: random.chance(60) ? NaiveFilter() : random.pick(NaiveFilter.asked),
                metric: random.chance(30) ? .revenue : random.pick(ledger.metrics),
                period: random.pick(Array(ledger.world.periods.prefix(4))),
                previous: random.pick(Array(ledger.world.periods.prefix(4)))
            )
        }
    }

    @Test(arguments: 0..<120 as Range<UInt64>)
    func `sums, what is missing and why`(seed: UInt64) throws {
        let asked = AskedTwice(seed: seed)
        let questions = questions(asked.ledger, 16)
        try asked.compare(at: 4) { asOf, view, comparison in
            for question in questions {
                let (metric, period) = (question.metric, question.period)
                let members = try asOf.members(of: Cohort(question.cohort, question.filter))
                comparison.compare(
                    try asOf.aggregate(metric, period, over: members.map(\.code))
                        .map { ToldAggregate($0) },
                    view.aggregate(
                        metric,
                        period,
                        cohort: question.cohort,
                        filter: question.filter
                    ).map { ToldAggregate($0) },
                    "\(question.text) at \(asOf.clock)"
                )
            }
        }
    }

    @Test(arguments: 0..<120 as Range<UInt64>)
    func `growth and average growth, like for like`(seed: UInt64) throws {
        let asked = AskedTwice(seed: seed)
        let questions = questions(asked.ledger, 12)
        try asked.compare(at: 4) { asOf, view, comparison in
            for question in questions {
                let (metric, period) = (question.metric, question.period)
                let codes = try asOf.members(of: Cohort(question.cohort, question.filter))
                    .map(\.code)
                let pair = try asOf.likeForLike(
                    metric,
                    period,
                    since: question.previous,
                    over: codes
                )
                let sums = pair.flatMap { $0.hasSums ? $0 : nil }
                comparison.compare(
                    sums.map { ToldGrowth($0) },
                    view.growth(
                        metric,
                        period,
                        over: question.previous,
                        cohort: question.cohort,
                        filter: question.filter
                    ).map { ToldGrowth($0) },
                    "\(question.text) at \(asOf.clock)"
                )
                let years = period.year - question.previous.year
                guard years > 0, period.isFiscalYear, question.previous.isFiscalYear else {
                    continue
                }
                comparison.compare(
                    sums.map { ToldGrowth($0, years: years) },
                    view.cagr(
                        metric,
                        from: question.previous,
                        to: period,
                        cohort: question.cohort,
                        filter: question.filter
                    ).map { ToldGrowth($0) },
                    "average \(question.text) at \(asOf.clock)"
                )
            }
        }
    }

    @Test(arguments: 0..<120 as Range<UInt64>)
    func `shed marks by fiscal year and by year`(seed: UInt64) throws {
        let asked = AskedTwice(seed: seed)
        let marks: [Mark] = [.unprofitable, sure { try Mark("W") }]
        let groupings: [(ShedMarks.Grouping, NaiveGrouping)] = [
            (.fiscalYear, .fiscalYear), (.year, .year),
        ]
        try asked.compare(at: 4) { asOf, view, comparison in
            for cohort in NaiveCohort.asked.prefix(2) {
                for (filter, mark) in zip(NaiveFilter.asked, marks + marks) {
                    for (ours, naive) in groupings {
                        comparison.compare(
                            ToldSeries(
                                try asOf.shedMarks(mark, of: Cohort(cohort, filter), by: ours)
                            ),
                            ToldSeries(
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
}
