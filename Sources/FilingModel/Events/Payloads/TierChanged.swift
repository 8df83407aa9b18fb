/// A company entered a tier of its board, or left it.
public struct TierChanged: Hashable, Sendable {
    /// The tier, such as `growth`; nil: none.
    public var tier: String?
    /// When it took effect.
    public var effectiveOn: EffectiveDate
    /// Why.
    public var reason: String

    /// A change of tier.
    ///
    /// - Parameters:
    ///   - tier: The tier; nil: none.
    ///   - effectiveOn: When it took effect.
    ///   - reason: Why.
    public init(tier: String?, effectiveOn: EffectiveDate, reason: String) {
        self.tier = tier
        self.effectiveOn = effectiveOn
        self.reason = reason
    }
}
