import BigInt
import FilingModel

/// A decimal number and the place to which it is rounded, to be compared with another.
struct PreciseDecimal {
    let number: ComparableDecimal
    /// The place to which the number is rounded; nil: it is exact.
    let decimals: Int?

    init(number: ComparableDecimal, decimals: Int?) {
        self.number = number
        self.decimals = decimals
    }

    /// The value of a quantity; nil for a range.
    init?(_ quantity: Quantity) {
        guard let value = quantity.value else { return nil }
        self.init(number: ComparableDecimal(value), decimals: quantity.precision?.decimals)
    }

    /// Whether the interval v ± ½·10^-d of this number contains that of another.
    ///
    /// Source: XBRL 2.1 §4.6.5.
    func contains(_ other: PreciseDecimal) -> Bool {
        guard let (own, others) = machineIntegers(with: other) else {
            return interval.contains(other.interval)
        }
        return own.low <= others.low && others.high <= own.high
    }

    /// Whether the interval of this number lies wholly above that of another.
    func isAbove(_ other: PreciseDecimal) -> Bool {
        guard let (own, others) = machineIntegers(with: other) else {
            return interval.low > other.interval.high
        }
        return own.low > others.high
    }

    private var interval: Interval {
        let power = BigInt(10).power(number.scale)
        return Interval(Rational(BigInt(number.coefficient), over: power), decimals: decimals)
    }

    /// Twice the ends of an interval, as whole numbers of a place: so a half is whole, too.
    private typealias DoubledEnds = (low: Int128, high: Int128)

    /// The intervals of two numbers, of the smallest place of the two; nil if machine integers do
    /// not hold them.
    private func machineIntegers(
        with other: PreciseDecimal
    ) -> (own: DoubledEnds, others: DoubledEnds)? {
        let places = max(
            max(number.scale, other.number.scale),
            max(decimals ?? .min, other.decimals ?? .min)
        )
        guard let own = doubledEnds(places), let others = other.doubledEnds(places) else {
            return nil
        }
        return (own, others)
    }

    private func doubledEnds(_ places: Int) -> DoubledEnds? {
        guard let value = number.coefficient.shifted(by: places - number.scale),
            let unit = unit(places)
        else { return nil }
        let (doubled, isTooLarge) = value.multipliedReportingOverflow(by: 2)
        let (low, isTooLow) = doubled.subtractingReportingOverflow(unit)
        let (high, isTooHigh) = doubled.addingReportingOverflow(unit)
        return isTooLarge || isTooLow || isTooHigh ? nil : (low, high)
    }

    /// One at the place to which it is rounded, where a number has so many places.
    private func unit(_ places: Int) -> Int128? {
        guard let decimals else { return 0 }
        return Int128(1).shifted(by: places - decimals)
    }
}
