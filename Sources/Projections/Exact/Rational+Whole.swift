import BigInt

extension Rational {
    /// Whether it is a whole number.
    public var isWhole: Bool { denominator == 1 }

    /// The largest whole number that is not above it; nil where `Int` has no room for it.
    public var floor: Int? {
        let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        return Int(exactly: rest < 0 ? quotient - 1 : quotient)
    }

    /// The smallest whole number that is not below it; nil where `Int` has no room for it.
    public var ceiling: Int? { (Rational.zero - self).floor.map { -$0 } }

    /// The nearest whole number, of two the even one; nil where `Int` has no room for it.
    public var nearest: Int? { Int(rounded(places: 0)) }
}
