public import FilingModel

/// The sums of a metric over a cohort, fiscal year by fiscal year.
public struct MetricSeries: Hashable, Sendable {
    /// One fiscal year.
    public struct Point: Hashable, Sendable {
        /// The sum.
        public let aggregate: Aggregate
        /// The sum and that of the year before, like for like; nil for the first year there is.
        public let growth: LikeForLike?

        /// The fiscal year.
        public var period: FiscalPeriod { aggregate.period }
        /// The year before; nil for the first year there is.
        public var previous: FiscalPeriod? { period.adding(years: -1) }
    }

    /// The metric.
    public let metric: Metric
    /// The unit of the sums.
    public let unit: Unit
    /// The fiscal years, ascending.
    public let points: [Point]
}

extension AsOf {
    /// The sums of a metric over the companies that a cohort has on the valid day.
    ///
    /// - Parameters:
    ///   - first: The first fiscal year; nil: that of the first listing.
    ///   - last: The last fiscal year; nil: the last that has ended by the valid day.
    /// - Returns: The fiscal years from first to last; nil if there is no such metric.
    public func series(
        of metric: Metric,
        over cohort: Cohort = .unprofitableAtListing,
        from first: Int? = nil,
        through last: Int? = nil
    ) throws -> MetricSeries? {
        guard let definition = try facts.definition(of: metric, at: clock.recorded) else {
            return nil
        }
        let companies = try members(of: cohort)
        let first = first ?? companies.map(\.listedOn.lastDay.year).min() ?? Int.max
        let last = last ?? lastEndedYear
        let sums =
            first <= last
            ? try (max(1, first - 1)...last).compactMap { year in
                try aggregate(metric, FiscalPeriod(year: year), over: companies.map(\.code))
            } : []
        let points = sums.indices.filter { sums[$0].period.year >= first }.map { index in
            MetricSeries.Point(
                aggregate: sums[index],
                growth: index == 0 ? nil : LikeForLike(sums[index], sums[index - 1])
            )
        }
        return MetricSeries(metric: metric, unit: try sumUnit(of: definition), points: points)
    }

    /// The last fiscal year that has ended by the valid day.
    private var lastEndedYear: Int {
        let day = clock.valid.date
        return CalendarPeriod(.year, of: day).lastDay == day ? day.year : day.year - 1
    }
}
