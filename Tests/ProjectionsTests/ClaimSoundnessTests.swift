import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

/// True statements, however they are rounded, and one that is not.
@Suite struct `Statements about true quantities` {
    private static func consistency(_ script: LedgerScript) throws -> ClaimConsistency {
        let asOf = script.asOf()
        return ClaimConsistency(try asOf.publications(), units: try asOf.sumUnits())
    }

    @Test(arguments: 0..<80 as Range<UInt64>)
    func `never contradict each other, and imply nothing but the truth`(seed: UInt64) throws {
        var world = StatedWorld(seed: seed)
        let found = try Self.consistency(world.script)
        #expect(found.contradictions == [])
        for implication in found.implications {
            let evidence = implication.evidence
            let companies = try #require(evidence.population.companies)
            #expect(implication.verdict != .contradiction)
            if let growth = world.growth(evidence.quantity, companies) {
                let range = try #require(evidence.values.ranges.first)
                #expect(range.low.map(growth.isAtLeast) ?? true, "\(evidence.quantity)")
                #expect(range.high.map(growth.isAtMost) ?? true, "\(evidence.quantity)")
            } else {
                let value = world.value(evidence.quantity, companies)
                #expect(value.map(evidence.values.contains) == true, "\(evidence.quantity)")
            }
        }
    }

    @Test func `imply something in most cases`() throws {
        let counts = try (0..<64 as Range<UInt64>).map { seed in
            try Self.consistency(StatedWorld(seed: seed).script).implications.count
        }
        #expect(counts.count { $0 > 0 } > 40)
        #expect(counts.reduce(0, +) > 200)
    }

    /// A publication that says of an implied sum or count what is just outside of all that it can
    /// be.
    @Test(arguments: Extent.seeds(12))
    func `a statement outside of what is implied is found`(seed: UInt64) throws {
        let world = StatedWorld(seed: seed)
        for implication in try Self.consistency(world.script).implications {
            let evidence = implication.evidence
            guard let outside = Self.outside(evidence.values),
                let report = Self.report(evidence, outside)
            else { continue }
            var script = world.script
            let day = evidence.sayings.map(\.first.day).max()?.description ?? ""
            let sequence = script.add(report.cohort.text, day, .aggregateReported(report))
            let found = try Self.consistency(script).contradictions
            #expect(
                found.contains { contradiction in
                    contradiction.sayings.flatMap(\.statements)
                        .contains { $0.version.sequence == sequence }
                },
                "\(evidence.quantity) as \(outside)"
            )
        }
    }

    /// A whole number above all that is possible, or below.
    private static func outside(_ values: PossibleValues) -> Int? {
        if let high = values.ranges.last?.high { return high.floor.map { $0 + 1 } }
        return values.ranges.first?.low?.ceiling.map { $0 - 1 }
    }

    /// What a publication on the same companies would have to say; nil for rates, which are not
    /// whole numbers, and for counts below none.
    private static func report(
        _ evidence: ClaimConsistency.Evidence,
        _ value: Int
    ) -> AggregateReported? {
        func report(_ period: FiscalPeriod, _ figures: [ReportedFigure], _ claims: [Claim])
            -> AggregateReported
        {
            AggregateReported(
                cohort: sure { try Subject(evidence.population.cohort) },
                period: period,
                figures: figures,
                claims: claims,
                companies: evidence.population.companies
            )
        }
        switch evidence.quantity {
        case .sum(let metric, let period, _):
            let quantity = sure { try Quantity(.value(Amount(value))) }
            return report(period, [ReportedFigure(metric: metric, quantity: quantity)], [])
        case .count(let series, let year, let day)
        where evidence.sayings.allSatisfy {
            $0.first.day == day
        }:
            let claim = Claim(.count(series, period: year), value: Amount(value))
            return report(period("FY2024"), [], [claim])
        case .count, .growth, .cagr, .ratio, .share: return nil
        }
    }
}
