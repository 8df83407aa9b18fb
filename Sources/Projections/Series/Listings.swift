import FilingModel

/// The listings of a cohort, year by year or month by month.
public struct Listings: Hashable, Sendable {
    /// One year or month.
    public struct Point: Hashable, Sendable {
        /// The year or month.
        public let period: CalendarPeriod
        /// The companies that listed in it, in the log order of their listings.
        public let companies: [CompanyState]
        /// The number of companies that had listed by its end.
        public let cumulative: Int

        /// The number of companies that listed in it.
        public var count: Int { companies.count }
    }

    /// The length of the periods.
    public let length: CalendarPeriod.Length
    /// Every year or month from the first listing to the valid day, ascending.
    public let points: [Point]
}

extension AsOf {
    /// The listings of a cohort's members, by the last day of the date of each.
    ///
    /// - Returns: Every year or month from the first listing to the valid day.
    public func listings(
        of cohort: Cohort = .unprofitableAtListing,
        by length: CalendarPeriod.Length = .year
    ) throws -> Listings {
        let companies = try members(of: cohort)
            .sorted { $0.listingSequence < $1.listingSequence }
        guard let first = companies.map(\.listedOn.lastDay).min() else {
            return Listings(length: length, points: [])
        }
        let byPeriod = Dictionary(grouping: companies) {
            CalendarPeriod(length, of: $0.listedOn.lastDay)
        }
        var cumulative = 0
        let periods = CalendarPeriod.all(length, from: first, through: clock.valid.date)
        let points = periods.map { period in
            let listed = byPeriod[period] ?? []
            cumulative += listed.count
            return Listings.Point(period: period, companies: listed, cumulative: cumulative)
        }
        return Listings(length: length, points: points)
    }
}
