/// A metric and the quantity reported for it.
public struct ReportedFigure: Hashable, Sendable {
    /// The metric.
    public let metric: Metric
    /// The value or the range.
    public let quantity: Quantity

    /// A figure.
    @inlinable
    public init(metric: Metric, quantity: Quantity) {
        self.metric = metric
        self.quantity = quantity
    }
}
