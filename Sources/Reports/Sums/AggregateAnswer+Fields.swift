import FilingModel
import Projections

extension Aggregate {
    /// The sum, what it covers, and what is missing.
    var fields: Fields {
        [
            "companies": companies.count,
            "covered": figures.count,
            "missing": missing.map(\.code),
            "reasons": Fields(missing.map { ($0.code.text, $0.reason) }),
            "sum": sum,
        ]
    }

    /// The sums of lows and of highs.
    fileprivate var estimateFields: Fields {
        [
            "lows": lows,
            "highs": highs,
            "coveredWithForecasts": coveredWithEstimates,
            "forecasts": onlyForecasts,
        ]
    }

    /// The number of companies in the sum, for people.
    var coverage: String { "\(figures.count) of \(companies.count)" }

    /// The number of companies in the sums with forecasts, for people.
    var coverageWithEstimates: String { "\(coveredWithEstimates) of \(companies.count)" }
}

extension AggregateAnswer {
    /// The growth of the sum; nil if that was not asked.
    var growthAnswer: GrowthAnswer? {
        guard let period = question.growthSince, let growth else { return nil }
        return GrowthAnswer(period: period, pair: growth)
    }

    /// The growth of the sum a year on average; nil if that was not asked.
    var cagrAnswer: CompoundGrowthAnswer? {
        guard let period = question.cagrFrom, let cagr else { return nil }
        return CompoundGrowthAnswer(from: period, to: question.period, pair: cagr)
    }

    /// The sum and what was asked beside it.
    func fields(withForecasts: Bool) -> Fields {
        let growth = growthAnswer.map { ["growth": $0.fields] as Fields } ?? [:]
        let cagr = cagrAnswer.map { ["cagr": $0.fields] as Fields } ?? [:]
        return aggregate.fields + ["unit": aggregate.unit] + growth + cagr
            + (withForecasts ? aggregate.estimateFields : [:])
    }
}

extension Cohort {
    /// Its filters; no field for a whole cohort.
    var filterFields: Fields {
        filters.isEmpty ? [:] : ["filters": Fields(filters.map { ($0.name, $0.value) })]
    }

    /// Its name and its filters for people.
    var title: String { name + filters.map { ", \($0.name) \($0.value)" }.joined() }
}
