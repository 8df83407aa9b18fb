/// A company entered a tier of its board, or left it.
public struct TierChanged: Hashable, Sendable {
    /// The tier; nil: none.
    public var tier: Tier?
    /// The date on which it took effect.
    public var effectiveOn: EffectiveDate
    /// The reason.
    @ByBytes public var reason: String

    /// A change of tier.
    public init(tier: Tier?, effectiveOn: EffectiveDate, reason: String) {
        self.tier = tier
        self.effectiveOn = effectiveOn
        self.reason = reason
    }
}
