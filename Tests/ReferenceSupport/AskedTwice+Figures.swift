import FilingModel
import Projections
import TestSupport

extension AskedTwice {
    /// Every figure that the ledger may speak of.
    package func figures(at clocks: Int) throws -> Comparison {
        let keys = keys
        return try compare(at: clocks) { asOf, view, comparison in
            for key in keys {
                let definition = try asOf.facts.definition(of: key.metric, at: asOf.clock.recorded)
                let reference = view.figure(key.subject, key.metric, key.period)
                comparison.compare(
                    try asOf.figure(key).flatMap { fact in
                        definition.map { ComparableFigure(fact, $0) }
                    },
                    reference.map { ComparableFigure($0) },
                    "\(key.subject) \(key.metric) \(key.period) at \(asOf.clock)"
                )
            }
        }
    }

    /// Every company, and the register.
    package func companies(at clocks: Int) throws -> Comparison {
        try compare(at: clocks) { asOf, view, comparison in
            for code in ledger.world.codes {
                comparison.compare(
                    try asOf.company(code).map { ComparableCompany($0) },
                    view.company(code).map { ComparableCompany($0) },
                    "\(code) at \(asOf.clock)"
                )
            }
            comparison.compare(
                try asOf.companies().map { ComparableCompany($0) },
                view.listedCodes.compactMap { view.company($0) }.map { ComparableCompany($0) },
                "register at \(asOf.clock)"
            )
        }
    }

    /// The members of every cohort, by every filter.
    package func cohorts(at clocks: Int) throws -> Comparison {
        try compare(at: clocks) { asOf, view, comparison in
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
