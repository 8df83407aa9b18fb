package import BigInt
package import Projections
package import TestSupport

extension Interval {
    /// The interval of the reference.
    package init(_ interval: NaiveInterval<NaiveFraction>) {
        self.init(low: Rational(interval.low), high: Rational(interval.high))
    }
}

extension Rational {
    /// The fraction of the reference.
    package init(_ fraction: NaiveFraction) {
        self.init(BigInt(fraction.numerator), over: BigInt(fraction.denominator))
    }
}

extension BigInt {
    /// The integer of the reference.
    package init(_ integer: NaiveInteger) {
        guard let number = BigInt(integer.description, radix: 10) else {
            preconditionFailure("an integer is made of digits")
        }
        self = number
    }
}
