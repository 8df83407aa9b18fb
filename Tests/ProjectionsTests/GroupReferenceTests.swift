import FilingModel
import Projections
import TestSupport
import Testing

@Suite struct `Sums over groups are those of the reference` {
    /// Some questions about the metrics of a ledger.
    private func questions(_ ledger: RandomLedger) -> [AggregateQuestion] {
        var random = SplitMix64(seed: ledger.seed &+ 0x640)
        let years = ledger.world.periods.filter(\.isFiscalYear).sorted()
        return (0..<8).map { _ in
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

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `with all that can be asked beside a sum`(seed: UInt64) throws {
        let asked = AskedTwice(seed: seed)
        let questions = questions(asked.ledger)
        try asked.compare(at: 4) { asOf, view, comparison in
            for (index, question) in questions.enumerated() {
                let filter = NaiveFilter.asked[index]
                let cohort = Cohort(.unprofitableAtListing, filter)
                for (ours, naive) in zip(CompanyGroup.Grouping.allCases, NaiveGroupKey.allCases) {
                    let groups = CompanyGroup.all(of: try asOf.members(of: cohort), by: ours)
                    let reference = view.groups(by: naive, filter: filter)
                    comparison.compare(
                        groups.map { ToldGroup($0) },
                        reference.map { ToldGroup($0) },
                        "\(filter) by \(naive) at \(asOf.clock)"
                    )
                    for (group, codes) in zip(groups, reference.map(\.codes)) {
                        let answer = try asOf.answer(
                            question,
                            over: group.companies.map(\.code)
                        )
                        comparison.compare(
                            ToldAnswer(answer),
                            ToldAnswer(question, over: codes, view),
                            "\(question) of \(group.key) at \(asOf.clock)"
                        )
                    }
                }
            }
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `and add up to the total, exactly`(seed: UInt64) throws {
        let asked = AskedTwice(seed: seed)
        for clock in asked.ledger.clocks(4) + [asked.everything] {
            let asOf = AsOf(asked.facts, at: clock)
            let companies = try asOf.members(of: .unprofitableAtListing)
            for question in questions(asked.ledger) {
                let total = try asOf.answer(question, over: companies.map(\.code))?.aggregate
                for grouping in CompanyGroup.Grouping.allCases {
                    let parts = try CompanyGroup.all(of: companies, by: grouping).compactMap {
                        try asOf.answer(question, over: $0.companies.map(\.code))?.aggregate
                    }
                    let isWhole =
                        adds(parts, \.sum, to: total?.sum)
                        && adds(parts, \.lows, to: total?.lows)
                        && adds(parts, \.highs, to: total?.highs)
                        && parts.map(\.figures.count).reduce(0, +) == total?.figures.count ?? 0
                        && Set(parts.flatMap(\.missing)) == Set(total?.missing ?? [])
                    #expect(isWhole, "\(question) by \(grouping) at \(clock)")
                }
            }
        }
    }

    /// Whether sums add up to a total; a ratio has none.
    private func adds(
        _ parts: [Aggregate],
        _ sum: (Aggregate) -> ExactDecimal?,
        to total: ExactDecimal?
    ) -> Bool {
        guard let total else { return parts.allSatisfy { sum($0) == nil } }
        return parts.compactMap(sum).reduce(.zero, +) == total
    }
}
