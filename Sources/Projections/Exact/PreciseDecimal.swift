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
        containsInMachineIntegers(other) ?? interval.contains(other.interval)
    }

    private var interval: Interval {
        let power = BigInt(10).power(number.scale)
        return Interval(Rational(BigInt(number.coefficient), over: power), decimals: decimals)
    }

    /// The same in machine integers, of the smallest place of the two; nil if they do not hold it.
    ///
    /// Twice the distance of the numbers is held against their units, which are twice the halves.
    private func containsInMachineIntegers(_ other: PreciseDecimal) -> Bool? {
        let places = max(
            max(number.scale, other.number.scale),
            max(decimals ?? .min, other.decimals ?? .min)
        )
        guard let own = number.coefficient.shifted(by: places - number.scale),
            let others = other.number.coefficient.shifted(by: places - other.number.scale),
            let unit = unit(places), let otherUnit = other.unit(places)
        else { return nil }
        let (distance, isTooFar) = own.subtractingReportingOverflow(others)
        guard !isTooFar, distance != .min else { return nil }
        let (doubled, isTooLarge) = abs(distance).multipliedReportingOverflow(by: 2)
        let (reach, overflows) = doubled.addingReportingOverflow(otherUnit)
        return isTooLarge || overflows ? nil : reach <= unit
    }

    /// One at the place to which it is rounded, where a number has so many places.
    private func unit(_ places: Int) -> Int128? {
        guard let decimals else { return 0 }
        return Int128(1).shifted(by: places - decimals)
    }
}
