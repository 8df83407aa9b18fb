/// The content of a figure: one value or a range, with its precision and its unit.
public struct Quantity: Hashable, Sendable {
    /// One value, or the range in which it is expected.
    public enum Content: Hashable, Sendable {
        /// One value.
        case value(Amount)
        /// A range, both ends included; indirect, since most figures are values.
        indirect case range(low: Amount, high: Amount)
    }

    /// One value, or the range in which it is expected.
    public let content: Content

    /// How precisely it is given; nil: exactly.
    public let precision: Precision?

    /// The unit, where it is written; nil: the payload's currency, or the metric's own unit.
    public let unit: Unit?

    /// A quantity.
    ///
    /// - Parameters:
    ///   - content: One value or a range.
    ///   - precision: How precisely it is given; nil: exactly.
    ///   - unit: The unit; nil: the payload's currency, or the metric's own unit.
    /// - Throws: `Malformed` if a range ends below its start.
    public init(
        _ content: Content,
        precision: Precision? = nil,
        unit: Unit? = nil
    ) throws(Malformed) {
        if case .range(let low, let high) = content, !low.isAtMost(high) {
            throw Malformed(.range, "must not have a high below its low")
        }
        self.content = content
        self.precision = precision
        self.unit = unit
    }

    // Not inlined into other modules: the optimiser of Swift 6.3.1 stumbles over the indirect case.

    /// The value, if it is not a range.
    @inline(never) public var value: Amount? {
        guard case .value(let value) = content else { return nil }
        return value
    }

    /// The low end of a range.
    @inline(never) public var low: Amount? {
        guard case .range(let low, _) = content else { return nil }
        return low
    }

    /// The high end of a range.
    @inline(never) public var high: Amount? {
        guard case .range(_, let high) = content else { return nil }
        return high
    }

    /// Whether it is a range.
    public var isRange: Bool { value == nil }
}

extension Amount {
    /// Whether this number is not above another, whatever their scales.
    ///
    /// - Parameter other: The other number.
    /// - Returns: Whether this one is at most the other.
    public func isAtMost(_ other: Amount) -> Bool { Self.order(self, other) <= 0 }

    /// Compares two numbers: −1, 0 or 1.
    ///
    /// Exact at any scale: digits are compared place by place.
    package static func order(_ lhs: Amount, _ rhs: Amount) -> Int {
        let signs = (lhs.coefficient.signum(), rhs.coefficient.signum())
        guard signs.0 == signs.1 else { return signs.0 < signs.1 ? -1 : 1 }
        guard signs.0 != 0 else { return 0 }
        return Int(signs.0) * magnitudeOrder(lhs, rhs)
    }

    private static func magnitudeOrder(_ lhs: Amount, _ rhs: Amount) -> Int {
        let left = Array(String(lhs.coefficient.magnitude).utf8)
        let right = Array(String(rhs.coefficient.magnitude).utf8)
        let places = (left.count - lhs.scale, right.count - rhs.scale)
        guard places.0 == places.1 else { return places.0 < places.1 ? -1 : 1 }
        for place in 0..<max(left.count, right.count) {
            let digits = (
                place < left.count ? left[place] : 0x30, place < right.count ? right[place] : 0x30
            )
            if digits.0 != digits.1 { return digits.0 < digits.1 ? -1 : 1 }
        }
        return 0
    }
}
