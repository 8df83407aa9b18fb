/// The content of a figure: one value or a range, with its precision and its unit.
public struct Quantity: Hashable, Sendable {
    /// One value, or the range in which it is expected.
    public enum Content: Hashable, Sendable {
        /// One value.
        case value(Amount)
        /// A range, both ends included.
        case range(low: Amount, high: Amount)
    }

    /// The value, or the low end of the range.
    @usableFromInline let amount: Amount

    /// The precision; nil: exact.
    public let precision: Precision?

    /// The parts that few quantities have.
    @usableFromInline let detail: Detail?

    /// The parts beyond a plain value; stored elsewhere, so that the many values are small.
    @usableFromInline
    indirect enum Detail: Hashable, Sendable {
        case unit(Unit)
        case range(high: Amount, unit: Unit?)
    }

    /// A quantity.
    ///
    /// - Parameter content: One value or a range.
    /// - Throws: `SpellingError` if a range ends below its start.
    public init(
        _ content: Content,
        precision: Precision? = nil,
        unit: Unit? = nil
    ) throws(SpellingError) {
        self.precision = precision
        switch content {
        case .value(let value):
            amount = value
            detail = unit.map { .unit($0) }
        case .range(let low, let high):
            guard low.isAtMost(high) else {
                throw SpellingError(.range, "must not have a high below its low")
            }
            amount = low
            detail = .range(high: high, unit: unit)
        }
    }

    /// A value in the unit that is understood.
    @inlinable
    package init(_ value: Amount, precision: Precision?) {
        amount = value
        self.precision = precision
        detail = nil
    }

    /// One value, or the range in which it is expected.
    public var content: Content {
        if case .range(let high, _)? = detail {
            .range(low: amount, high: high)
        } else {
            .value(amount)
        }
    }

    /// The unit, where it is written; nil: the payload's currency, or the metric's own unit.
    public var unit: Unit? {
        switch detail {
        case .unit(let unit)?: unit
        case .range(_, let unit)?: unit
        case nil: nil
        }
    }

    /// The value, if it is not a range.
    public var value: Amount? { isRange ? nil : amount }

    /// The low end of a range.
    public var low: Amount? { isRange ? amount : nil }

    /// The high end of a range.
    public var high: Amount? {
        guard case .range(let high, _)? = detail else { return nil }
        return high
    }

    /// Whether it is a range.
    @inlinable public var isRange: Bool {
        guard let detail else { return false }
        guard case .range = detail else { return false }
        return true
    }
}

extension Amount {
    /// Whether this number is not above another, whatever their scales.
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
