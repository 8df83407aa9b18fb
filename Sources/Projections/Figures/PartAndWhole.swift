public import FilingModel

/// A metric that is part of another one: at the same time, in the same unit, it is never larger.
public struct PartAndWhole: Hashable, Sendable {
    /// The part.
    public let part: Metric
    /// The metric it is part of.
    public let whole: Metric

    /// The built-in metrics that are parts of others.
    public static let all = [
        PartAndWhole(part: .overseasRevenue, whole: .revenue),
        PartAndWhole(part: .inventionPatents, whole: .patents),
        PartAndWhole(part: .netAssets, whole: .totalAssets),
    ]

    /// The built-in flows that are never below zero: their figure of a part of a period is never
    /// larger than that of the whole period.
    public static let accumulating: [Metric] = [.revenue, .rdExpense, .overseasRevenue]

    /// Whether a part is larger than its whole, whatever both are within their intervals.
    ///
    /// Both have to be in one unit.
    package static func isExceeded(_ whole: Quantity, by part: Quantity) -> Bool {
        guard let partValue = PreciseDecimal(part), let wholeValue = PreciseDecimal(whole) else {
            return Interval(part).low > Interval(whole).high
        }
        return partValue.isAbove(wholeValue)
    }
}
