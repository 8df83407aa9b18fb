package import FilingModel
package import Projections
package import TestSupport

/// What both sides tell of the listings of a year or month.
package struct ToldListings: Hashable {
    let label: String
    let counts: [Int]
    let events: [EventID]

    /// What the projections tell.
    package init(_ point: Listings.Point) {
        label = point.period.description
        counts = [point.count, point.cumulative]
        events = point.companies.map(\.listingID)
    }

    /// What the reference tells.
    package init(_ point: NaiveListingPoint) {
        label = point.label
        counts = [point.events.count, point.cumulative]
        events = point.events
    }
}

/// What both sides tell of who carries a mark on a day.
package struct ToldCarrying: Hashable {
    let label: String
    let day: CalendarDate
    let codes: [SecurityCode]
    let listed: Int
    let share: String?

    /// What the projections tell.
    package init(_ point: Carrying.Point) {
        label = point.period.description
        day = point.day
        codes = point.companies
        listed = point.listed
        share = point.share?.rounded(places: ratePlaces)
    }

    /// What the reference tells.
    package init(_ point: NaiveCarryingPoint) {
        label = point.label
        day = point.day
        codes = point.codes
        listed = point.listed
        share = point.share
    }
}

/// What both sides tell of a metric in a fiscal year.
package struct ToldYear: Hashable {
    let period: FiscalPeriod
    let sum: ToldAggregate?
    let growth: ToldGrowth?

    /// What the projections tell.
    package init(_ point: MetricSeries.Point) {
        period = point.period
        sum = ToldAggregate(point.aggregate)
        growth = point.growth.flatMap { $0.hasSums ? ToldGrowth($0) : nil }
    }

    /// What the reference tells.
    package init(_ year: Int, _ metric: Metric, over codes: [SecurityCode], _ view: NaiveView) {
        period = FiscalPeriod(year: year)
        sum = view.aggregate(metric, period, over: codes).map { ToldAggregate($0) }
        growth = FiscalPeriod(year: year).adding(years: -1)
            .flatMap { view.growth(metric, FiscalPeriod(year: year), over: $0, of: codes) }
            .map { ToldGrowth($0) }
    }
}
