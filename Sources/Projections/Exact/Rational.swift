package import BigInt
public import FilingModel

/// An exact quotient of two integers.
public struct Rational: Hashable, Comparable, Sendable {
    package let numerator: BigInt
    /// Always positive; the fraction is in lowest terms.
    package let denominator: BigInt

    /// Zero.
    public static let zero = Rational(0)

    /// A quotient; the denominator must not be 0.
    package init(_ numerator: BigInt, over denominator: BigInt = 1) {
        precondition(denominator != 0, "no quotient by zero")
        let divisor = numerator.greatestCommonDivisor(with: denominator)
        let sign: BigInt = denominator < 0 ? -1 : 1
        self.numerator = numerator / divisor * sign
        self.denominator = denominator / divisor * sign
    }

    /// A whole number.
    public init(_ integer: Int) { self.init(BigInt(integer)) }

    /// The number that an amount is.
    public init(_ amount: Amount) {
        self.init(BigInt(amount.coefficient), over: BigInt(10).power(amount.scale))
    }

    /// Whether it is below, at or above zero: −1, 0 or 1.
    public var sign: Int { numerator.signum() == 0 ? 0 : numerator.signum() < 0 ? -1 : 1 }

    /// Its distance from zero.
    public var magnitude: Rational { numerator < 0 ? Rational.zero - self : self }

    /// Adds.
    public static func + (lhs: Rational, rhs: Rational) -> Rational {
        Rational(
            lhs.numerator * rhs.denominator + rhs.numerator * lhs.denominator,
            over: lhs.denominator * rhs.denominator
        )
    }

    /// Subtracts.
    public static func - (lhs: Rational, rhs: Rational) -> Rational {
        Rational(
            lhs.numerator * rhs.denominator - rhs.numerator * lhs.denominator,
            over: lhs.denominator * rhs.denominator
        )
    }

    /// Multiplies.
    public static func * (lhs: Rational, rhs: Rational) -> Rational {
        Rational(lhs.numerator * rhs.numerator, over: lhs.denominator * rhs.denominator)
    }

    /// Divides; the divisor must not be 0.
    public static func / (lhs: Rational, rhs: Rational) -> Rational {
        Rational(lhs.numerator * rhs.denominator, over: lhs.denominator * rhs.numerator)
    }

    /// The number to a whole power, 0 or more.
    package func power(_ exponent: Int) -> Rational {
        Rational(numerator.power(exponent), over: denominator.power(exponent))
    }

    /// Orders numbers by value.
    public static func < (lhs: Rational, rhs: Rational) -> Bool {
        lhs.numerator * rhs.denominator < rhs.numerator * lhs.denominator
    }

    /// The number in decimal digits, rounded half-even, once.
    ///
    /// - Parameter places: How many digits after the point, 0 or more.
    /// - Returns: The digits, such as `-0.0329`; never `-0.0000`.
    public func rounded(places: Int) -> String {
        let scaled = numerator.magnitude * BigUInt(10).power(places)
        var (quotient, rest) = scaled.quotientAndRemainder(dividingBy: denominator.magnitude)
        let twice = rest * 2
        if twice > denominator.magnitude
            || (twice == denominator.magnitude && quotient % 2 == 1)
        {
            quotient += 1
        }
        return ExactDecimal(
            coefficient: BigInt(quotient) * (numerator < 0 ? -1 : 1),
            scale: places
        ).description
    }
}

/// The digits after the point to which rates and shares are rounded.
public let ratePlaces = 4
