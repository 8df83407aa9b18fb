/// The possible values of a number: a union of ranges.
public struct PossibleValues: Hashable, Sendable {
    /// All numbers from a low to a high one, both included.
    public struct Range: Hashable, Sendable {
        /// The lowest number; nil: there is no lowest.
        public let low: Rational?
        /// The highest number; nil: there is no highest.
        public let high: Rational?

        /// The numbers between two, both included.
        ///
        /// - Parameters:
        ///   - low: The lowest number; nil: there is no lowest.
        ///   - high: The highest number; nil: there is no highest.
        public init(low: Rational?, high: Rational?) {
            self.low = low
            self.high = high
        }

        /// Whether it has numbers at all.
        var isEmpty: Bool {
            guard let low, let high else { return false }
            return high < low
        }

        /// The numbers that are in both.
        func intersection(_ other: Range) -> Range {
            let lows = [low, other.low].compactMap { $0 }
            let highs = [high, other.high].compactMap { $0 }
            return Range(low: lows.max(), high: highs.min())
        }

        /// Whether all numbers of another one are in this one.
        func contains(_ other: Range) -> Bool {
            let isLow = low.map { low in other.low.map { low <= $0 } ?? false } ?? true
            let isHigh = high.map { high in other.high.map { $0 <= high } ?? false } ?? true
            return isLow && isHigh
        }

        /// The same numbers as an interval; nil where they have no end.
        public var interval: Interval? {
            guard let low, let high else { return nil }
            return Interval(low: low, high: high)
        }
    }

    /// The ranges, ascending; they have no number in common.
    ///
    /// None: nothing is possible.
    public let ranges: [Range]

    /// The numbers that are in any of some ranges.
    ///
    /// - Parameter ranges: The ranges, in any order.
    public init(_ ranges: [Range]) {
        let sorted = ranges.filter { !$0.isEmpty }.sorted { Self.startsLower($0, $1) }
        self.ranges = sorted.reduce(into: []) { merged, next in
            guard let last = merged.last, !last.intersection(next).isEmpty else {
                return merged.append(next)
            }
            let high = last.high.flatMap { one in next.high.map { max(one, $0) } }
            merged[merged.count - 1] = Range(low: last.low, high: high)
        }
    }

    /// The numbers of an interval.
    public init(_ interval: Interval) {
        ranges = [Range(low: interval.low, high: interval.high)]
    }

    /// Whether two have a number in common.
    public func meets(_ other: PossibleValues) -> Bool {
        ranges.contains { one in other.ranges.contains { !one.intersection($0).isEmpty } }
    }

    /// Whether a number is possible.
    public func contains(_ number: Rational) -> Bool { meets(PossibleValues(Interval(number))) }

    /// Whether all numbers of another one are possible.
    public func contains(_ other: PossibleValues) -> Bool {
        other.ranges.allSatisfy { part in ranges.contains { $0.contains(part) } }
    }

    /// The ranges as intervals; nil if one of them has no end, or there is none.
    var intervals: [Interval]? {
        let all = ranges.compactMap(\.interval)
        return all.count == ranges.count && !all.isEmpty ? all : nil
    }

    /// Those from zero on.
    var fromZero: PossibleValues { clipped(to: Range(low: .zero, high: nil)) }

    /// Those up to zero.
    var upToZero: PossibleValues { clipped(to: Range(low: nil, high: .zero)) }

    /// Those that are whole numbers, as the least ranges that hold them.
    var whole: PossibleValues {
        PossibleValues(
            ranges.map { range in
                Range(
                    low: range.low.map { low in low.ceiling.map { Rational($0) } ?? low },
                    high: range.high.map { high in high.floor.map { Rational($0) } ?? high }
                )
            }
        )
    }

    private func clipped(to limit: Range) -> PossibleValues {
        PossibleValues(ranges.map { $0.intersection(limit) })
    }

    /// The numbers of either.
    static func + (lhs: PossibleValues, rhs: PossibleValues) -> PossibleValues {
        PossibleValues(lhs.ranges + rhs.ranges)
    }

    private static func startsLower(_ one: Range, _ other: Range) -> Bool {
        guard let right = other.low else { return false }
        return one.low.map { $0 < right } ?? true
    }

    /// All numbers by which a number of one interval can be multiplied to give one of another.
    ///
    /// Where the factor comes near 0 they have no end; where it is 0, and so is the product, they
    /// can be anything.
    ///
    /// - Returns: The other factors, with the ends that they come near to.
    static func solutions(of product: Interval, over factor: Interval) -> PossibleValues {
        if let quotient = product / factor { return PossibleValues(quotient) }
        guard product.low.sign * product.high.sign > 0 else {
            return PossibleValues([Range(low: nil, high: nil)])
        }
        let above = factor.high.sign > 0 ? [half(product, by: factor.high)] : []
        let below = factor.low.sign < 0 ? [half(product, by: factor.low)] : []
        return PossibleValues(above + below)
    }

    /// All quotients of an interval and the numbers between 0 and an end.
    private static func half(_ dividend: Interval, by end: Rational) -> Range {
        let ends = [dividend.low / end, dividend.high / end].sorted()
        return Range(
            low: ends[0].sign < 0 ? nil : ends[0],
            high: ends[1].sign > 0 ? nil : ends[1]
        )
    }
}
