public import FilingModel

/// What a sum is with forecasts and ranges in it: a value is its own low and its own high.
extension Aggregate {
    /// The exact sum of the lows; nil for a ratio, which has none.
    public var lows: ExactDecimal? { bound(\.low) }

    /// The exact sum of the highs; nil for a ratio, which has none.
    public var highs: ExactDecimal? { bound(\.high) }

    /// The number of companies in them.
    public var coveredWithEstimates: Int { figures.count + estimates.count }

    /// The companies of which only a forecast is in them, ascending.
    public var onlyForecasts: [SecurityCode] {
        estimates.filter { $0.stage == .filed(.forecast) }.map(\.key.subject)
    }

    private func bound(_ end: KeyPath<Quantity, Amount?>) -> ExactDecimal? {
        sum.map { sum in
            estimates.compactMap { $0.quantity.value ?? $0.quantity[keyPath: end] }
                .reduce(sum) { $0 + ExactDecimal($1) }
        }
    }
}
