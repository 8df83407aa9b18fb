/// A mark was taken out of a short name.
public struct MarkRemoved: Hashable, Sendable {
    /// The mark.
    public var mark: Mark
    /// The date on which it took effect.
    public var effectiveOn: EffectiveDate
    /// The reason.
    @ByBytes public var reason: String
    /// The period whose result earned it.
    public var period: FiscalPeriod?

    /// A removal.
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
