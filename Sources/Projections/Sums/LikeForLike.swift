public import FilingModel

/// A sum over two periods, of the companies that have both figures, and no others.
public struct LikeForLike: Hashable, Sendable {
    /// The figures of the later period, by company, ascending.
    public let current: [FigureFact]
    /// The figures of the earlier period, of the same companies.
    public let previous: [FigureFact]

    /// Whether the metrics have sums: ratios have none, and nothing follows from theirs.
    public let hasSums: Bool

    /// The number of companies with both.
    public var companies: Int { current.count }
    /// The exact sum of the later figures; 0 for none.
    public var currentSum: ExactDecimal { current.sum }
    /// The exact sum of the earlier figures; 0 for none.
    public var previousSum: ExactDecimal { previous.sum }

    /// The two aggregates cut down to the companies that are in both.
    public init(_ current: Aggregate, _ previous: Aggregate) {
        let both = Set(current.figures.map(\.key.subject))
            .intersection(previous.figures.map(\.key.subject))
        hasSums = current.sum != nil && previous.sum != nil
        self.current = current.figures.filter { both.contains($0.key.subject) }
        self.previous = previous.figures.filter { both.contains($0.key.subject) }
    }

    /// (current − previous) / |previous|; nil if previous is 0, as it is for no companies.
    public var rate: Rational? {
        let before = previousSum.rational
        guard hasSums, before.sign != 0 else { return nil }
        return (currentSum.rational - before) / before.magnitude
    }

    /// The change in words; nil where there is none.
    public var change: GrowthWord? {
        hasSums ? GrowthWord(from: previousSum.rational, to: currentSum.rational) : nil
    }

    /// The interval of the rate, given the precision of the figures; nil if previous may be 0.
    public var rateInterval: Interval? {
        isEmpty ? nil : Interval.growth(of: currentInterval, since: previousInterval)
    }

    /// current / previous; nil if previous is 0.
    public var ratio: Rational? {
        let whole = previousSum.rational
        return hasSums && whole.sign != 0 ? currentSum.rational / whole : nil
    }

    /// The interval of the ratio, given the precision of the figures; nil if previous may be 0.
    public var ratioInterval: Interval? {
        isEmpty ? nil : currentInterval / previousInterval
    }

    /// Whether there is nothing to compare: no companies, or no sums.
    private var isEmpty: Bool { companies == 0 || !hasSums }

    /// The interval of the later sum.
    public var currentInterval: Interval { current.sumInterval }
    /// The interval of the earlier sum.
    public var previousInterval: Interval { previous.sumInterval }

    /// The compound annual growth rate; nil unless both sums are positive.
    public func compoundGrowth(years: Int) -> CompoundGrowth? {
        hasSums
            ? CompoundGrowth(from: previousSum.rational, to: currentSum.rational, years: years)
            : nil
    }
}

extension AsOf {
    /// A metric in two periods, like for like.
    ///
    /// - Parameter companies: The companies, ascending.
    /// - Returns: The sums of those that have both; nil if there is no such metric.
    public func likeForLike(
        _ metric: Metric,
        _ current: FiscalPeriod,
        since previous: FiscalPeriod,
        over companies: [SecurityCode]
    ) throws -> LikeForLike? {
        guard let later = try aggregate(metric, current, over: companies),
            let earlier = try aggregate(metric, previous, over: companies)
        else { return nil }
        return LikeForLike(later, earlier)
    }

    /// A metric as a share of another one, of the companies that have both.
    ///
    /// - Parameter companies: The companies, ascending.
    /// - Returns: The sums of those that have both; nil if there is no such metric.
    public func proportion(
        _ metric: Metric,
        of whole: Metric,
        _ period: FiscalPeriod,
        over companies: [SecurityCode]
    ) throws -> LikeForLike? {
        guard let part = try aggregate(metric, period, over: companies),
            let base = try aggregate(whole, period, over: companies)
        else { return nil }
        return LikeForLike(part, base)
    }
}
