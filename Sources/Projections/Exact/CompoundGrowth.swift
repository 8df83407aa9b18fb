import BigInt

/// The compound annual growth rate between two positive numbers.
///
/// Roots are irrational, so nothing is ever computed to a fixed length: a rate is compared with its
/// bounds by whole powers, exactly.
public struct CompoundGrowth: Hashable, Sendable {
    /// The last number over the first one; positive.
    private let ratio: Rational

    /// The years between them; 1 or more.
    private let years: Int

    /// The growth between two numbers; nil unless both are positive and a year or more apart.
    public init?(from first: Rational, to last: Rational, years: Int) {
        guard first.sign > 0, last.sign > 0, years > 0 else { return nil }
        ratio = last / first
        self.years = years
    }

    /// Whether the rate is at most another number.
    public func isAtMost(_ rate: Rational) -> Bool {
        let base = rate + Rational(1)
        return base.sign > 0 && ratio <= base.power(years)
    }

    /// Whether the rate is at least another number.
    public func isAtLeast(_ rate: Rational) -> Bool {
        let base = rate + Rational(1)
        return base.sign <= 0 || base.power(years) <= ratio
    }

    /// The rate in decimal digits, rounded half-even, once.
    public func rounded(places: Int) -> String {
        let unit = BigInt(10).power(places)
        let floor = floor(unit: unit)
        let half = Rational(2 * floor + 1, over: 2 * unit).power(years)
        var steps = floor
        if half < ratio || (half == ratio && floor % 2 == 1) { steps += 1 }
        return ExactDecimal(coefficient: steps - unit, scale: places).description
    }

    /// An interval of decimals that holds the rates between two, rounded outwards.
    static func bounds(_ slowest: CompoundGrowth, _ fastest: CompoundGrowth) -> Interval {
        let unit = BigInt(10).power(ratePlaces + 2)
        return Interval(
            low: Rational(slowest.floor(unit: unit) - unit, over: unit),
            high: Rational(fastest.floor(unit: unit) + 1 - unit, over: unit)
        )
    }

    /// The largest k for which (k / unit)^years is at most the ratio.
    private func floor(unit: BigInt) -> BigInt {
        var low: BigInt = 0
        var high = unit
        while Rational(high, over: unit).power(years) <= ratio { high *= 2 }
        while high - low > 1 {
            let middle = (low + high) / 2
            if Rational(middle, over: unit).power(years) <= ratio {
                low = middle
            } else {
                high = middle
            }
        }
        return low
    }
}
