/// A company was delisted.
public struct CompanyDelisted: Hashable, Sendable {
    /// The date on which it took effect.
    public var effectiveOn: EffectiveDate
    /// The reason.
    @ByBytes public var reason: String

    /// A delisting.
    public init(effectiveOn: EffectiveDate, reason: String) {
        self.effectiveOn = effectiveOn
        self.reason = reason
    }
}
