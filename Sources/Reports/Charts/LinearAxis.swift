package import Projections

/// An axis with ticks at round numbers, computed exactly.
///
/// The step is 1, 2 or 5 times a power of ten: the smallest that needs no more than
/// `intervalsMax` of them. Source: Paul Heckbert, *Nice Numbers for Graph Labels*, Graphics Gems.
package struct LinearAxis: Equatable {
    /// The most intervals between ticks.
    package static let intervalsMax = 6

    /// The ticks, ascending; no value is below the first or above the last.
    package let ticks: [Rational]

    /// Whether it begins away from zero.
    package var isCut: Bool { low.sign > 0 || high.sign < 0 }

    /// The lowest value it has a place for.
    var low: Rational { ticks[0] }
    /// The highest value it has a place for.
    var high: Rational { ticks[ticks.count - 1] }

    /// An axis that has a place for some values.
    ///
    /// Where it need not have one for zero, it still does unless the values are all on one side
    /// and closer to each other than to zero.
    package init(covering values: [Rational], needsZero: Bool) {
        let least = values.min() ?? .zero
        let most = values.max() ?? .zero
        let isNarrow = most - least < min(least.magnitude, most.magnitude)
        let isOneSided = least.sign == most.sign && least < most
        let isWhole = values.allSatisfy(\.isWhole)
        if !needsZero, isOneSided, isNarrow,
            let ticks = Self.ticks(from: least, to: most, isWhole: isWhole)
        {
            self.ticks = ticks
        } else {
            let low = min(least, .zero)
            let high = low.sign == 0 && most.sign <= 0 ? Rational(1) : max(most, .zero)
            ticks = Self.ticks(from: low, to: high, isWhole: isWhole) ?? [low, high]
        }
    }

    /// The place of a value on a line, counted from its low end and rounded.
    package func place(of value: Rational, in length: Int) -> Int {
        ((value - low) / ((high - low) / Rational(length))).nearest ?? 0
    }

    private static func ticks(from low: Rational, to high: Rational, isWhole: Bool) -> [Rational]? {
        var exponent = 0
        var fitting = multiples(of: step(exponent), from: low, to: high)
        if fitting == nil {
            while fitting == nil, exponent < 1_000 {
                exponent += 1
                fitting = multiples(of: step(exponent), from: low, to: high)
            }
        } else if !isWhole {
            while let finer = multiples(of: step(exponent - 1), from: low, to: high) {
                exponent -= 1
                fitting = finer
            }
        }
        return fitting
    }

    /// 1, 2, 5, 10, 20, 50 …, and 0.5, 0.2, 0.1 … for negative exponents.
    private static func step(_ exponent: Int) -> Rational {
        let (tens, place) = (
            exponent >= 0 ? exponent / 3 : (exponent - 2) / 3, (exponent % 3 + 3) % 3
        )
        let digit = Rational([1, 2, 5][place])
        let power = Rational(10).power(abs(tens))
        return tens < 0 ? digit / power : digit / (Rational(1) / power)
    }

    /// The multiples of a step from the last not above `low` to the first not below `high`; nil
    /// if they are too many.
    private static func multiples(
        of step: Rational,
        from low: Rational,
        to high: Rational
    ) -> [Rational]? {
        guard (high - low) / step <= Rational(intervalsMax), let first = (low / step).floor,
            let below = (Rational.zero - high / step).floor, -below - first <= intervalsMax
        else { return nil }
        let unit = Rational(1) / step
        return (first...(-below)).map { Rational($0) / unit }
    }
}
