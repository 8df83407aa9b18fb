import FilingModel
import Projections
import TestSupport
import Testing

@Suite struct `Figures and companies are those of the reference` {
    @Test(arguments: 0..<120 as Range<UInt64>)
    func `every figure, at every clock`(seed: UInt64) throws {
        let asked = AskedTwice(seed: seed)
        let keys = asked.keys
        try asked.compare(at: 2) { asOf, view, comparison in
            for key in keys {
                let definition = try asOf.facts.definition(of: key.metric, at: asOf.clock.recorded)
                let reference = view.figure(key.subject, key.metric, key.period)
                comparison.compare(
                    try asOf.figure(key).flatMap { fact in
                        definition.map { ToldFigure(fact, $0) }
                    },
                    reference.map { ToldFigure($0) },
                    "\(key.subject) \(key.metric) \(key.period) at \(asOf.clock)"
                )
            }
        }
    }

    @Test(arguments: 0..<120 as Range<UInt64>)
    func `every company and the register, at every clock`(seed: UInt64) throws {
        let asked = AskedTwice(seed: seed)
        try asked.compare(at: 8) { asOf, view, comparison in
            for code in asked.ledger.world.codes {
                comparison.compare(
                    try asOf.company(code).map { ToldCompany($0) },
                    view.company(code).map { ToldCompany($0) },
                    "\(code) at \(asOf.clock)"
                )
            }
            comparison.compare(
                try asOf.companies().map { ToldCompany($0) },
                view.listedCodes.compactMap { view.company($0) }.map { ToldCompany($0) },
                "register at \(asOf.clock)"
            )
        }
    }

    @Test(arguments: 0..<120 as Range<UInt64>)
    func `the members of every cohort, by every filter`(seed: UInt64) throws {
        try AskedTwice(seed: seed).compare(at: 3) { asOf, view, comparison in
            for cohort in NaiveCohort.asked {
                for filter in NaiveFilter.asked {
                    comparison.compare(
                        try asOf.members(of: Cohort(cohort, filter)).map(\.code),
                        view.members(of: cohort, filter: filter).map(\.code),
                        "\(cohort.name) \(filter) at \(asOf.clock)"
                    )
                }
            }
        }
    }
}
