import FilingModel

/// The possible values of one sum, given another one and their rate, by interval arithmetic.
///
/// Every result holds all numbers that are possible; it may hold a few more, where an end is only
/// come near to.
enum ClaimArithmetic {
    private static let one = Interval(Rational(1))

    /// The earlier sum, where (current − previous) / |previous| is the growth.
    ///
    /// A previous profit is current / (1 + growth), a previous loss current / (1 − growth). Both
    /// can be possible: 5 after a growth of 3 may stand after 1.25, or after −2.5.
    static func previous(of current: Interval, growth: Interval) -> PossibleValues {
        PossibleValues.solutions(of: current, over: one + growth).fromZero
            + PossibleValues.solutions(of: current, over: one - growth).upToZero
    }

    /// The later sum.
    static func current(from previous: Interval, growth: Interval) -> PossibleValues {
        products(PossibleValues(previous).fromZero, one + growth)
            + products(PossibleValues(previous).upToZero, one - growth)
    }

    /// The whole of which a part is a share.
    static func whole(of part: Interval, ratio: Interval) -> PossibleValues {
        PossibleValues.solutions(of: part, over: ratio)
    }

    /// A share of a whole.
    static func part(of whole: Interval, ratio: Interval) -> PossibleValues {
        PossibleValues(whole * ratio)
    }

    /// The first of two sums with an average yearly growth between them; both are positive.
    static func first(of last: Interval, rate: Interval, years: Int) -> PossibleValues {
        guard let last = positive(last), let factor = factor(rate, years) else {
            return PossibleValues([])
        }
        return PossibleValues.solutions(of: last, over: factor).fromZero
    }

    /// The last of them.
    static func last(from first: Interval, rate: Interval, years: Int) -> PossibleValues {
        guard let first = positive(first), let factor = factor(rate, years) else {
            return PossibleValues([])
        }
        return PossibleValues(first * factor)
    }

    /// (1 + rate)^years, where 1 + rate is not negative.
    private static func factor(_ rate: Interval, _ years: Int) -> Interval? {
        positive(one + rate).map { base in
            Interval(low: base.low.power(years), high: base.high.power(years))
        }
    }

    private static func positive(_ interval: Interval) -> Interval? {
        guard interval.high.sign > 0 else { return nil }
        return Interval(low: max(.zero, interval.low), high: interval.high)
    }

    private static func products(_ values: PossibleValues, _ factor: Interval) -> PossibleValues {
        PossibleValues(
            values.ranges.compactMap(\.interval).map { interval in
                let product = interval * factor
                return PossibleValues.Range(low: product.low, high: product.high)
            }
        )
    }
}

/// A rate between two sums of one population, as an edge between them.
struct RateLink {
    /// The metric and the period of a sum.
    struct Node: Hashable {
        let metric: Metric
        let period: FiscalPeriod
    }

    private enum Kind {
        case growth, ratio
        case cagr(years: Int)
    }

    /// The later sum, or the part.
    let upper: Node
    /// The earlier sum, or the whole.
    let lower: Node
    private let kind: Kind

    /// The edge that a quantity is; nil if it is no rate between two sums.
    init?(_ quantity: ClaimedQuantity) {
        switch quantity {
        case .growth(let metric, let period, let base):
            upper = Node(metric: metric, period: period)
            lower = Node(metric: metric, period: base)
            kind = .growth
        case .cagr(let metric, let period, let base):
            guard period.isFiscalYear, base.isFiscalYear, base.year < period.year else {
                return nil
            }
            upper = Node(metric: metric, period: period)
            lower = Node(metric: metric, period: base)
            kind = .cagr(years: period.year - base.year)
        case .ratio(let metric, let whole, let period):
            upper = Node(metric: metric, period: period)
            lower = Node(metric: whole, period: period)
            kind = .ratio
        case .sum, .count, .share: return nil
        }
    }

    /// The sum at the other end, from the one at this end; nil if the node is at neither end.
    func other(
        than node: Node,
        _ sum: Interval,
        rate: Interval
    ) -> (node: Node, values: PossibleValues)? {
        guard node == upper || node == lower, upper != lower else { return nil }
        let isUp = node == upper
        let values: PossibleValues =
            switch kind {
            case .growth:
                isUp
                    ? ClaimArithmetic.previous(of: sum, growth: rate)
                    : ClaimArithmetic.current(from: sum, growth: rate)
            case .ratio:
                isUp
                    ? ClaimArithmetic.whole(of: sum, ratio: rate)
                    : ClaimArithmetic.part(of: sum, ratio: rate)
            case .cagr(let years):
                isUp
                    ? ClaimArithmetic.first(of: sum, rate: rate, years: years)
                    : ClaimArithmetic.last(from: sum, rate: rate, years: years)
            }
        return (isUp ? lower : upper, values)
    }

    /// The rate between two sums; nil where it has no bounds.
    func rate(_ upper: Interval, _ lower: Interval) -> Interval? {
        switch kind {
        case .growth: return Interval.growth(of: upper, since: lower)
        case .ratio: return upper / lower
        case .cagr(let years):
            guard let slowest = CompoundGrowth(from: lower.high, to: upper.low, years: years),
                let fastest = CompoundGrowth(from: lower.low, to: upper.high, years: years)
            else { return nil }
            return CompoundGrowth.bounds(slowest, fastest)
        }
    }
}
