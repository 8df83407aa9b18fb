import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

@Suite struct `Sums over groups are those of the reference` {
    @Test(arguments: Extent.seeds(30))
    func `with all that can be asked beside a sum`(seed: UInt64) throws {
        #expect(try AskedTwice(seed: seed).groups(at: 4).faults() == [])
    }

    @Test(arguments: Extent.seeds(30))
    func `and add up to the total, exactly`(seed: UInt64) throws {
        let asked = AskedTwice(seed: seed)
        for clock in asked.ledger.clocks(4) + [asked.everything] {
            let asOf = AsOf(asked.facts, at: clock)
            let companies = try asOf.members(of: .unprofitableAtListing)
            for question in AggregateQuestion.some(of: asked.ledger) {
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
