package import FilingModel

/// An exact decimal of any length: `coefficient × 10^-scale`.
package struct NaiveDecimal: Comparable, Sendable, CustomStringConvertible {
    /// All digits as one integer.
    package let coefficient: NaiveInteger

    /// The number of digits after the point.
    package let scale: Int

    /// A decimal by its digits.
    package init(_ coefficient: NaiveInteger, scale: Int = 0) {
        self.coefficient = coefficient
        self.scale = scale
    }

    /// The number of an amount.
    package init(_ amount: Amount) {
        self.init(NaiveInteger(amount.coefficient), scale: amount.scale)
    }

    /// Zero, without digits after the point.
    package static let zero = NaiveDecimal(NaiveInteger(0))

    /// ½·10^-decimals.
    package static func half(ofPlace decimals: Int) -> NaiveDecimal {
        decimals >= 0
            ? NaiveDecimal(NaiveInteger(5), scale: decimals + 1)
            : NaiveDecimal(NaiveInteger(5) * .tenTo(-decimals - 1))
    }

    /// The digits of the same number with more places after the point.
    private func coefficient(atScale wanted: Int) -> NaiveInteger {
        wanted == scale ? coefficient : coefficient * .tenTo(wanted - scale)
    }

    /// The number in digits, trailing zeros kept.
    package var description: String {
        let digits = coefficient.magnitude.description
        let sign = coefficient.isNegative ? "-" : ""
        guard scale > 0 else { return sign + digits }
        let filled = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
        return sign + filled.dropLast(scale) + "." + filled.suffix(scale)
    }

    /// Whether two decimals are the same number.
    package static func == (lhs: NaiveDecimal, rhs: NaiveDecimal) -> Bool {
        !(lhs < rhs) && !(rhs < lhs)
    }

    /// Orders decimals by size.
    package static func < (lhs: NaiveDecimal, rhs: NaiveDecimal) -> Bool {
        let scale = max(lhs.scale, rhs.scale)
        return lhs.coefficient(atScale: scale) < rhs.coefficient(atScale: scale)
    }

    /// The sum, with the larger of the two scales.
    package static func + (lhs: NaiveDecimal, rhs: NaiveDecimal) -> NaiveDecimal {
        let scale = max(lhs.scale, rhs.scale)
        return NaiveDecimal(
            lhs.coefficient(atScale: scale) + rhs.coefficient(atScale: scale),
            scale: scale
        )
    }

    /// The difference, with the larger of the two scales.
    package static func - (lhs: NaiveDecimal, rhs: NaiveDecimal) -> NaiveDecimal {
        lhs + NaiveDecimal(-rhs.coefficient, scale: rhs.scale)
    }
}

/// An exact fraction.
package struct NaiveFraction: Comparable, Sendable {
    /// The numerator; it carries the sign.
    package let numerator: NaiveInteger

    /// The denominator; positive.
    package let denominator: NaiveInteger

    private init(_ numerator: NaiveInteger, over denominator: NaiveInteger) {
        precondition(!denominator.isZero, "division by zero")
        self.numerator = denominator.isNegative ? -numerator : numerator
        self.denominator = denominator.magnitude
    }

    /// A decimal as a fraction.
    package init(_ decimal: NaiveDecimal) {
        self.init(decimal.coefficient, over: .tenTo(decimal.scale))
    }

    /// A whole number as a fraction.
    package init(_ number: Int) { self.init(NaiveDecimal(NaiveInteger(Int128(number)))) }

    /// This number to a power that is not negative.
    package func power(_ exponent: Int) -> NaiveFraction {
        NaiveFraction(numerator.power(exponent), over: denominator.power(exponent))
    }

    /// The number in digits with some places after the point, rounded half-even; never `-0`.
    package func rounded(places: Int) -> String {
        let scaled = numerator.magnitude * .tenTo(places)
        var (digits, remainder) = scaled.divided(by: denominator)
        let twice = remainder + remainder
        if twice > denominator || (twice == denominator && digits.isOdd) {
            digits = digits + NaiveInteger(1)
        }
        return NaiveDecimal(numerator.isNegative ? -digits : digits, scale: places).description
    }

    /// The root of this number, which is positive, less 1, in digits with some places after the
    /// point, rounded half-even.
    package func rootLessOne(_ degree: Int, places: Int) -> String {
        let one = NaiveInteger.tenTo(places)
        let isAtMostRoot = { (candidate: NaiveInteger, unit: NaiveInteger) in
            candidate.power(degree) * denominator <= numerator * unit.power(degree)
        }
        var high = NaiveInteger(1)
        while isAtMostRoot(high, one) { high = high + high }
        var low = NaiveInteger(0)
        while low + NaiveInteger(1) < high {
            let (middle, _) = (low + high).divided(by: NaiveInteger(2))
            if isAtMostRoot(middle, one) { low = middle } else { high = middle }
        }
        let midway = low + low + NaiveInteger(1)
        let reachesMidway = isAtMostRoot(midway, one + one)
        let isMidway =
            midway.power(degree) * denominator == numerator * (one + one).power(degree)
        let roundsUp = reachesMidway && (!isMidway || low.isOdd)
        let root = roundsUp ? low + NaiveInteger(1) : low
        return NaiveDecimal(root - one, scale: places).description
    }

    /// Whether two fractions are the same number.
    package static func == (lhs: NaiveFraction, rhs: NaiveFraction) -> Bool {
        lhs.numerator * rhs.denominator == rhs.numerator * lhs.denominator
    }

    /// Orders fractions by size.
    package static func < (lhs: NaiveFraction, rhs: NaiveFraction) -> Bool {
        lhs.numerator * rhs.denominator < rhs.numerator * lhs.denominator
    }

    /// The sum.
    package static func + (lhs: NaiveFraction, rhs: NaiveFraction) -> NaiveFraction {
        NaiveFraction(
            lhs.numerator * rhs.denominator + rhs.numerator * lhs.denominator,
            over: lhs.denominator * rhs.denominator
        )
    }

    /// The difference.
    package static func - (lhs: NaiveFraction, rhs: NaiveFraction) -> NaiveFraction {
        lhs + NaiveFraction(-rhs.numerator, over: rhs.denominator)
    }

    /// The quotient by a number that is not zero.
    package static func / (lhs: NaiveFraction, rhs: NaiveFraction) -> NaiveFraction {
        NaiveFraction(lhs.numerator * rhs.denominator, over: lhs.denominator * rhs.numerator)
    }
}

/// All numbers from one to another, both included.
package struct NaiveInterval<Bound: Comparable & Sendable>: Equatable, Sendable {
    /// The least.
    package let low: Bound

    /// The greatest.
    package let high: Bound

    /// An interval by its ends.
    package init(_ low: Bound, _ high: Bound) {
        precondition(low <= high, "an interval ends at or above its start")
        self.low = low
        self.high = high
    }

    /// Whether every number of another interval is in this one.
    package func contains(_ other: NaiveInterval) -> Bool { low <= other.low && other.high <= high }

    /// Whether a number is in both intervals.
    package func intersects(_ other: NaiveInterval) -> Bool {
        low <= other.high && other.low <= high
    }
}

extension NaiveInterval<NaiveDecimal> {
    /// In what interval a value lies, by its precision.
    package init(_ value: Amount, _ precision: Precision?) {
        let middle = NaiveDecimal(value)
        guard let precision else {
            self.init(middle, middle)
            return
        }
        let half = NaiveDecimal.half(ofPlace: precision.decimals)
        self.init(middle - half, middle + half)
    }

    /// The same interval in fractions.
    package var fractions: NaiveInterval<NaiveFraction> {
        NaiveInterval<NaiveFraction>(NaiveFraction(low), NaiveFraction(high))
    }
}
