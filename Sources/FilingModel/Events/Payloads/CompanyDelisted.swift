/// A company was delisted.
public struct CompanyDelisted: Hashable, Sendable {
    /// When it took effect.
    public var effectiveOn: EffectiveDate
    /// Why.
    public var reason: String

    /// A delisting.
    ///
    /// - Parameters:
    ///   - effectiveOn: When it took effect.
    ///   - reason: Why.
    public init(effectiveOn: EffectiveDate, reason: String) {
        self.effectiveOn = effectiveOn
        self.reason = reason
    }
}
