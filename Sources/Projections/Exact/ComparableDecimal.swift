import BigInt
import FilingModel

/// A decimal number, `coefficient × 10^-scale`, to be compared and no more.
struct ComparableDecimal {
    let coefficient: Int128
    let scale: Int

    init(coefficient: Int128, scale: Int) {
        self.coefficient = coefficient
        self.scale = scale
    }

    /// The number that an amount is.
    init(_ amount: Amount) { self.init(coefficient: amount.coefficient, scale: amount.scale) }

    /// Whether one of two numbers is more than ten times as far from zero as the other, which is
    /// not zero itself.
    static func areTenfold(_ lhs: ComparableDecimal, _ rhs: ComparableDecimal) -> Bool {
        guard lhs.coefficient != 0, rhs.coefficient != 0 else { return false }
        return lhs.isLarger(than: rhs, times: 10) || rhs.isLarger(than: lhs, times: 10)
    }

    /// Whether this number is farther from zero than a multiple of another.
    private func isLarger(than other: ComparableDecimal, times factor: UInt128) -> Bool {
        let (own, others) = (coefficient.magnitude, other.coefficient.magnitude)
        let places = max(scale, other.scale)
        if let left = own.shifted(by: places - scale),
            let right = others.shifted(by: places - other.scale)
        {
            let (product, isTooLarge) = right.multipliedReportingOverflow(by: factor)
            return !isTooLarge && left > product
        }
        return BigUInt(own) * BigUInt(10).power(places - scale)
            > BigUInt(others) * BigUInt(factor) * BigUInt(10).power(places - other.scale)
    }
}

extension FixedWidthInteger {
    /// The number times a power of ten; nil if that is too large.
    func shifted(by places: Int) -> Self? {
        var number = self
        for _ in 0..<places {
            let (product, isTooLarge) = number.multipliedReportingOverflow(by: 10)
            guard !isTooLarge else { return nil }
            number = product
        }
        return number
    }
}
