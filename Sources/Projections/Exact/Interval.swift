import BigInt
public import FilingModel

/// All numbers from a low to a high one, both included.
public struct Interval: Hashable, Sendable {
    /// The lowest number.
    public let low: Rational
    /// The highest number.
    public let high: Rational

    /// The numbers between two, both included; the low one must not be above the high one.
    public init(low: Rational, high: Rational) {
        precondition(low <= high, "an interval does not end before it starts")
        self.low = low
        self.high = high
    }

    /// One number.
    public init(_ number: Rational) { self.init(low: number, high: number) }

    /// The numbers that a value given to a precision may be: v ± ½·10^-d.
    ///
    /// Source: XBRL 2.1 §4.6.5.
    ///
    /// - Parameter precision: Its precision; nil: exact.
    public init(_ value: Amount, precision: Precision?) {
        self.init(Rational(value), decimals: precision?.decimals)
    }

    /// The numbers that a number rounded to a place may be; nil: it is exact.
    init(_ number: Rational, decimals: Int?) {
        guard let decimals else {
            self.init(number)
            return
        }
        let power = BigInt(10).power(abs(decimals))
        let half = decimals < 0 ? Rational(power, over: 2) : Rational(1, over: power * 2)
        self.init(low: number - half, high: number + half)
    }

    /// The numbers that a quantity may be: its range, or its value with its precision.
    public init(_ quantity: Quantity) {
        switch quantity.content {
        case .value(let value): self.init(value, precision: quantity.precision)
        case .range(let low, let high): self.init(low: Rational(low), high: Rational(high))
        }
    }

    /// Whether another interval lies within this one.
    public func contains(_ other: Interval) -> Bool { low <= other.low && other.high <= high }

    /// Whether the two have a number in common.
    public func intersects(_ other: Interval) -> Bool { low <= other.high && other.low <= high }

    /// Adds two intervals.
    public static func + (lhs: Interval, rhs: Interval) -> Interval {
        Interval(low: lhs.low + rhs.low, high: lhs.high + rhs.high)
    }

    /// Subtracts one interval from another.
    public static func - (lhs: Interval, rhs: Interval) -> Interval {
        Interval(low: lhs.low - rhs.high, high: lhs.high - rhs.low)
    }

    /// Multiplies two intervals.
    public static func * (lhs: Interval, rhs: Interval) -> Interval {
        let products = [
            lhs.low * rhs.low, lhs.low * rhs.high, lhs.high * rhs.low, lhs.high * rhs.high,
        ].sorted()
        return Interval(low: products[0], high: products[3])
    }

    /// Divides one interval by another.
    ///
    /// - Returns: All quotients of a number of each; nil if the divisor may be 0.
    public static func / (lhs: Interval, rhs: Interval) -> Interval? {
        guard rhs.low.sign == rhs.high.sign, rhs.low.sign != 0 else { return nil }
        let quotients = [
            lhs.low / rhs.low, lhs.low / rhs.high, lhs.high / rhs.low, lhs.high / rhs.high,
        ].sorted()
        return Interval(low: quotients[0], high: quotients[3])
    }

    /// The growth from one interval to another: (current − previous) / |previous|.
    ///
    /// - Returns: All growths between a number of each; nil if `previous` may be 0.
    public static func growth(of current: Interval, since previous: Interval) -> Interval? {
        let sign = previous.low.sign
        guard sign != 0, sign == previous.high.sign else { return nil }
        let ends = [previous.low.magnitude, previous.high.magnitude].sorted()
        return (current / Interval(low: ends[0], high: ends[1])).map {
            $0 - Interval(Rational(sign))
        }
    }
}
