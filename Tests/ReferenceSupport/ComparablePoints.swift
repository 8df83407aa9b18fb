package import FilingModel
package import Projections
package import TestSupport

/// The listings of a year or month, in the form in which both answers are compared.
package struct ComparableListings: Hashable {
    let label: String
    let counts: [Int]
    let events: [EventID]

    /// The answer of the projections.
    package init(_ point: Listings.Point) {
        label = point.period.description
        counts = [point.count, point.cumulative]
        events = point.companies.map(\.listingID)
    }

    /// The answer of the reference.
    package init(_ point: NaiveListingPoint) {
        label = point.label
        counts = [point.events.count, point.cumulative]
        events = point.events
    }
}

/// The carriers of a mark on a day, in the form in which both answers are compared.
package struct ComparableCarrying: Hashable {
    let label: String
    let day: CalendarDate
    let codes: [SecurityCode]
    let listed: Int
    let share: String?

    /// The answer of the projections.
    package init(_ point: Carrying.Point) {
        label = point.period.description
        day = point.day
        codes = point.companies
        listed = point.listed
        share = point.share?.rounded(places: ratePlaces)
    }

    /// The answer of the reference.
    package init(_ point: NaiveCarryingPoint) {
        label = point.label
        day = point.day
        codes = point.codes
        listed = point.listed
        share = point.share
    }
}

/// A metric in a fiscal year, in the form in which both answers are compared.
package struct ComparableYear: Hashable {
    let period: FiscalPeriod
    let sum: ComparableAggregate?
    let growth: ComparableGrowth?

    /// The answer of the projections.
    package init(_ point: MetricSeries.Point) {
        period = point.period
        sum = ComparableAggregate(point.aggregate)
        growth = point.growth.flatMap { $0.hasSums ? ComparableGrowth($0) : nil }
    }

    /// The answer of the reference.
    package init(_ year: Int, _ metric: Metric, over codes: [SecurityCode], _ view: NaiveView) {
        period = FiscalPeriod(year: year)
        sum = view.aggregate(metric, period, over: codes).map { ComparableAggregate($0) }
        growth = FiscalPeriod(year: year).adding(years: -1)
            .flatMap { view.growth(metric, FiscalPeriod(year: year), over: $0, of: codes) }
            .map { ComparableGrowth($0) }
    }
}
