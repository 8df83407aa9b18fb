package import FilingModel
package import Projections
package import TestSupport

/// The sums of lows and of highs, in the form in which both answers are compared.
package struct ComparableEstimates: Hashable {
    let lows: String?
    let highs: String?
    let covered: Int
    let forecasts: [SecurityCode]

    /// The answer of the projections.
    package init(_ aggregate: Aggregate) {
        lows = aggregate.lows?.description
        highs = aggregate.highs?.description
        covered = aggregate.coveredWithEstimates
        forecasts = aggregate.onlyForecasts
    }

    /// The answer of the reference.
    package init(_ aggregate: NaiveAggregate) {
        lows = aggregate.sumOfLows
        highs = aggregate.sumOfHighs
        covered = aggregate.coveredWithForecasts
        forecasts = aggregate.onlyForecasts
    }
}

/// A sum and what was asked beside it, in the form in which both answers are compared.
package struct ComparableAnswer: Hashable {
    let sum: ComparableAggregate?
    let estimates: ComparableEstimates?
    let growth: ComparableGrowth?
    let cagr: ComparableGrowth?

    /// The answer of the projections.
    package init(_ answer: AggregateAnswer?) {
        let question = answer?.question
        let years = (question?.period.year ?? 0) - (question?.cagrFrom?.year ?? 0)
        sum = (answer?.aggregate).map { ComparableAggregate($0) }
        estimates = (answer?.aggregate).map { ComparableEstimates($0) }
        growth = answer?.growth.flatMap { $0.hasSums ? ComparableGrowth($0) : nil }
        cagr = answer?.cagr.flatMap { $0.hasSums ? ComparableGrowth($0, years: years) : nil }
    }

    /// The answer of the reference.
    package init(_ question: AggregateQuestion, over codes: [SecurityCode], _ view: NaiveView) {
        let (metric, period) = (question.metric, question.period)
        let aggregate = view.aggregate(metric, period, over: codes)
        sum = aggregate.map { ComparableAggregate($0) }
        estimates = aggregate.map { ComparableEstimates($0) }
        growth = question.growthSince
            .flatMap { view.growth(metric, period, over: $0, of: codes) }.map {
                ComparableGrowth($0)
            }
        cagr = question.cagrFrom
            .flatMap { view.cagr(metric, from: $0, to: period, of: codes) }.map {
                ComparableGrowth($0)
            }
    }
}

/// A group, in the form in which both answers are compared.
package struct ComparableGroup: Hashable {
    @ByBytes private(set) var name: String?
    let codes: [SecurityCode]

    /// The answer of the projections.
    package init(_ group: CompanyGroup) {
        name =
            switch group.key {
            case .sector(let sector): sector.rawValue
            case .city(let city): city.wrappedValue
            case .year(let year): String(year)
            }
        codes = group.companies.map(\.code)
    }

    /// The answer of the reference.
    package init(_ group: NaiveGroup) {
        name = group.name
        codes = group.codes
    }
}
