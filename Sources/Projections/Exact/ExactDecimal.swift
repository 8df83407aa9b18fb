import BigInt
public import FilingModel

/// An exact decimal number of any length, such as a sum of amounts.
///
/// It keeps the largest number of places of its parts.
public struct ExactDecimal: Hashable, Sendable, CustomStringConvertible {
    /// All digits as one integer.
    private let coefficient: BigInt

    /// How many of them stand after the point.
    public let scale: Int

    /// Zero.
    public static let zero = ExactDecimal(coefficient: 0, scale: 0)

    init(coefficient: BigInt, scale: Int) {
        self.coefficient = coefficient
        self.scale = scale
    }

    /// The number that an amount is.
    public init(_ amount: Amount) {
        coefficient = BigInt(amount.coefficient)
        scale = amount.scale
    }

    /// Adds; the sum has the places of the longer one.
    public static func + (lhs: ExactDecimal, rhs: ExactDecimal) -> ExactDecimal {
        let scale = max(lhs.scale, rhs.scale)
        return ExactDecimal(
            coefficient: lhs.digits(at: scale) + rhs.digits(at: scale),
            scale: scale
        )
    }

    /// Subtracts.
    ///
    /// - Returns: The exact difference, with the digits after the point of the one that has more.
    public static func - (lhs: ExactDecimal, rhs: ExactDecimal) -> ExactDecimal {
        lhs + ExactDecimal(coefficient: -rhs.coefficient, scale: rhs.scale)
    }

    /// The same number as a quotient.
    public var rational: Rational { Rational(coefficient, over: BigInt(10).power(scale)) }

    /// The number in digits.
    public var description: String {
        let digits = String(coefficient.magnitude)
        return Amount.spelling(of: digits, isNegative: coefficient < 0, scale: scale)
    }

    private func digits(at scale: Int) -> BigInt {
        coefficient * BigInt(10).power(scale - self.scale)
    }
}
