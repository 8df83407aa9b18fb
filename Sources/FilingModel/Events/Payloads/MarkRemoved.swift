/// A mark was taken out of a short name.
public struct MarkRemoved: Hashable, Sendable {
    /// The mark.
    public var mark: Mark
    /// When it took effect.
    public var effectiveOn: EffectiveDate
    /// Why.
    public var reason: String
    /// The period whose result earned it.
    public var period: FiscalPeriod?

    /// A removal.
    ///
    /// - Parameters:
    ///   - mark: The mark.
    ///   - effectiveOn: When it took effect.
    ///   - reason: Why.
    ///   - period: The period whose result earned it.
    public init(
        mark: Mark,
        effectiveOn: EffectiveDate,
        reason: String,
        period: FiscalPeriod? = nil
    ) {
        self.mark = mark
        self.effectiveOn = effectiveOn
        self.reason = reason
        self.period = period
    }
}
