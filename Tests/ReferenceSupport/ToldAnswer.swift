package import FilingModel
package import Projections
package import TestSupport

/// What both sides tell of the sums of lows and of highs.
package struct ToldEstimates: Hashable {
    let lows: String?
    let highs: String?
    let covered: Int
    let forecasts: [SecurityCode]

    /// What the projections tell.
    package init(_ aggregate: Aggregate) {
        lows = aggregate.lows?.description
        highs = aggregate.highs?.description
        covered = aggregate.coveredWithEstimates
        forecasts = aggregate.onlyForecasts
    }

    /// What the reference tells.
    package init(_ aggregate: NaiveAggregate) {
        lows = aggregate.sumOfLows
        highs = aggregate.sumOfHighs
        covered = aggregate.coveredWithForecasts
        forecasts = aggregate.onlyForecasts
    }
}

/// What both sides tell of a sum and what was asked beside it.
package struct ToldAnswer: Hashable {
    let sum: ToldAggregate?
    let estimates: ToldEstimates?
    let growth: ToldGrowth?
    let cagr: ToldGrowth?

    /// What the projections tell.
    package init(_ answer: AggregateAnswer?) {
        let question = answer?.question
        let years = (question?.period.year ?? 0) - (question?.cagrFrom?.year ?? 0)
        sum = (answer?.aggregate).map { ToldAggregate($0) }
        estimates = (answer?.aggregate).map { ToldEstimates($0) }
        growth = answer?.growth.flatMap { $0.hasSums ? ToldGrowth($0) : nil }
        cagr = answer?.cagr.flatMap { $0.hasSums ? ToldGrowth($0, years: years) : nil }
    }

    /// What the reference tells.
    package init(_ question: AggregateQuestion, over codes: [SecurityCode], _ view: NaiveView) {
        let (metric, period) = (question.metric, question.period)
        let aggregate = view.aggregate(metric, period, over: codes)
        sum = aggregate.map { ToldAggregate($0) }
        estimates = aggregate.map { ToldEstimates($0) }
        growth = question.growthSince
            .flatMap { view.growth(metric, period, over: $0, of: codes) }.map { ToldGrowth($0) }
        cagr = question.cagrFrom
            .flatMap { view.cagr(metric, from: $0, to: period, of: codes) }.map { ToldGrowth($0) }
    }
}

/// What both sides tell of a group.
package struct ToldGroup: Hashable {
    let name: String?
    let codes: [SecurityCode]

    /// What the projections tell.
    package init(_ group: CompanyGroup) {
        name =
            switch group.key {
            case .sector(let sector): sector.rawValue
            case .city(let city): city
            case .year(let year): String(year)
            }
        codes = group.companies.map(\.code)
    }

    /// What the reference tells.
    package init(_ group: NaiveGroup) {
        name = group.name
        codes = group.codes
    }
}
