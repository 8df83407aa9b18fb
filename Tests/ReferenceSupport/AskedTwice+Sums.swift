package import FilingModel
package import Projections
package import TestSupport

/// A cohort, a filter, a metric and a period to ask about.
package struct SumQuestion {
    package let cohort: NaiveCohort
    package let filter: NaiveFilter
    package let metric: Metric
    package let period: FiscalPeriod
    package let previous: FiscalPeriod

    /// Some of the questions that can be asked, in an order that follows from the seed.
    package static func some(_ count: Int, of ledger: RandomLedger) -> [SumQuestion] {
        var random = SplitMix64(seed: ledger.seed &+ 0x5EED)
        return (0..<count).map { _ in
            SumQuestion(
                cohort: random.chance(60) ? .unprofitableAtListing : random.pick(NaiveCohort.asked),
                filter: random.chance(60) ? NaiveFilter() : random.pick(NaiveFilter.asked),
                metric: random.chance(30) ? .revenue : random.pick(ledger.metrics),
                period: random.pick(Array(ledger.world.periods.prefix(4))),
                previous: random.pick(Array(ledger.world.periods.prefix(4)))
            )
        }
    }

    var text: String { "\(cohort.name) \(filter) \(metric) \(period) \(previous)" }
}

extension AskedTwice {
    /// Sums, what is missing and why.
    package func sums(at clocks: Int) throws -> Comparison {
        let questions = SumQuestion.some(16, of: ledger)
        return try compare(at: clocks) { asOf, view, comparison in
            for question in questions {
                let (metric, period) = (question.metric, question.period)
                let members = try asOf.members(of: Cohort(question.cohort, question.filter))
                comparison.compare(
                    try asOf.aggregate(metric, period, over: members.map(\.code))
                        .map { ComparableAggregate($0) },
                    view.aggregate(
                        metric,
                        period,
                        cohort: question.cohort,
                        filter: question.filter
                    ).map { ComparableAggregate($0) },
                    "\(question.text) at \(asOf.clock)"
                )
            }
        }
    }

    /// Growth and average growth, like for like.
    package func growth(at clocks: Int) throws -> Comparison {
        let questions = SumQuestion.some(12, of: ledger)
        return try compare(at: clocks) { asOf, view, comparison in
            for question in questions { try compare(question, asOf, view, &comparison) }
        }
    }

    private func compare(
        _ question: SumQuestion,
        _ asOf: AsOf<Facts>,
        _ view: NaiveView,
        _ comparison: inout Comparison
    ) throws {
        let (metric, period) = (question.metric, question.period)
        let codes = try asOf.members(of: Cohort(question.cohort, question.filter)).map(\.code)
        let pair = try asOf.likeForLike(metric, period, since: question.previous, over: codes)
        let sums = pair.flatMap { $0.hasSums ? $0 : nil }
        comparison.compare(
            sums.map { ComparableGrowth($0) },
            view.growth(
                metric,
                period,
                over: question.previous,
                cohort: question.cohort,
                filter: question.filter
            ).map { ComparableGrowth($0) },
            "\(question.text) at \(asOf.clock)"
        )
        let years = period.year - question.previous.year
        guard years > 0, period.isFiscalYear, question.previous.isFiscalYear else { return }
        comparison.compare(
            sums.map { ComparableGrowth($0, years: years) },
            view.cagr(
                metric,
                from: question.previous,
                to: period,
                cohort: question.cohort,
                filter: question.filter
            ).map { ComparableGrowth($0) },
            "average \(question.text) at \(asOf.clock)"
        )
    }

    /// Groups of a cohort, with all that can be asked beside their sums.
    package func groups(at clocks: Int) throws -> Comparison {
        let questions = AggregateQuestion.some(of: ledger)
        return try compare(at: clocks) { asOf, view, comparison in
            for (index, question) in questions.enumerated() {
                let filter = NaiveFilter.asked[index]
                let cohort = Cohort(.unprofitableAtListing, filter)
                for (ours, naive) in zip(CompanyGroup.Grouping.allCases, NaiveGroupKey.allCases) {
                    let groups = CompanyGroup.all(of: try asOf.members(of: cohort), by: ours)
                    let reference = view.groups(by: naive, filter: filter)
                    comparison.compare(
                        groups.map { ComparableGroup($0) },
                        reference.map { ComparableGroup($0) },
                        "\(filter) by \(naive) at \(asOf.clock)"
                    )
                    for (group, codes) in zip(groups, reference.map(\.codes)) {
                        comparison.compare(
                            ComparableAnswer(
                                try asOf.answer(question, over: group.companies.map(\.code))
                            ),
                            ComparableAnswer(question, over: codes, view),
                            "\(question) of \(group.key) at \(asOf.clock)"
                        )
                    }
                }
            }
        }
    }
}

extension AggregateQuestion {
    /// Some questions about the metrics of a ledger, one for each filter.
    package static func some(of ledger: RandomLedger) -> [AggregateQuestion] {
        var random = SplitMix64(seed: ledger.seed &+ 0x640)
        let years = ledger.world.periods.filter(\.isFiscalYear).sorted()
        return NaiveFilter.asked.map { _ in
            AggregateQuestion(
                random.chance(40) ? .revenue : random.pick(ledger.metrics),
                random.chance(70) ? years[years.count - 1] : random.pick(ledger.world.periods),
                growthSince: random.chance(70) ? random.pick(ledger.world.periods) : nil,
                cagrFrom: nil
            )
        }.map { question in
            let earlier = years.filter { $0 < question.period && question.period.isFiscalYear }
            return AggregateQuestion(
                question.metric,
                question.period,
                growthSince: question.growthSince,
                cagrFrom: earlier.isEmpty ? nil : random.pick(earlier)
            )
        }
    }
}
