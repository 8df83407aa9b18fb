/// A metric and the quantity reported for it.
public struct ReportedFigure: Hashable, Sendable {
    /// What was measured.
    public let metric: Metric
    /// What was reported.
    public let quantity: Quantity

    /// A figure.
    ///
    /// - Parameters:
    ///   - metric: What was measured.
    ///   - quantity: What was reported.
    @inlinable
    public init(metric: Metric, quantity: Quantity) {
        self.metric = metric
        self.quantity = quantity
    }
}
