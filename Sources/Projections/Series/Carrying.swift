public import FilingModel

/// The companies of a cohort that carry a mark, at the end of each year or month.
public struct Carrying: Hashable, Sendable {
    /// One day.
    public struct Point: Hashable, Sendable {
        /// The year or month.
        public let period: CalendarPeriod
        /// Its last day, or the valid day where that is earlier.
        public let day: CalendarDate
        /// The members of the cohort on that day that carry the mark, ascending.
        public let companies: [SecurityCode]
        /// The number of members of the cohort on that day.
        public let listed: Int

        /// The number of those that carry the mark.
        public var count: Int { companies.count }
        /// Their share of the cohort; nil for an empty one.
        public var share: Rational? { listed == 0 ? nil : Rational(count) / Rational(listed) }
    }

    /// The mark.
    public let mark: Mark
    /// The length of the periods.
    public let length: CalendarPeriod.Length
    /// The days, ascending.
    public let points: [Point]
}

extension AsOf {
    /// The members of a cohort that carry a mark, on the last day of each year or month, and on
    /// the valid day.
    ///
    /// Cohort and marks are those of that day, by what is known and recorded at these clocks.
    ///
    /// - Returns: The days from the first on which the cohort has a member.
    public func carrying(
        _ mark: Mark = .unprofitable,
        of cohort: Cohort = .unprofitableAtListing,
        by length: CalendarPeriod.Length = .year
    ) throws -> Carrying {
        let histories = try facts.companies(at: clock.recorded)
            .sorted { $0.key < $1.key }.map(\.value)
        guard let first = histories.compactMap(state).map(\.listedOn.lastDay).min() else {
            return Carrying(mark: mark, length: length, points: [])
        }
        let periods = CalendarPeriod.all(length, from: first, through: clock.valid.date)
        let points = periods.map { period in
            let day = min(period.lastDay, clock.valid.date)
            let members = histories.compactMap(valid(at: day).state).filter(cohort.includes)
            return Carrying.Point(
                period: period,
                day: day,
                companies: members.filter { $0.marks.contains(mark) }.map(\.code),
                listed: members.count
            )
        }
        return Carrying(
            mark: mark,
            length: length,
            points: Array(points.drop { $0.listed == 0 })
        )
    }
}
