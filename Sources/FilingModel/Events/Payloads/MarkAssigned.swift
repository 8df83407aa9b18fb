/// A mark was put into a short name.
public struct MarkAssigned: Hashable, Sendable {
    /// The mark.
    public var mark: Mark
    /// When it took effect.
    public var effectiveOn: EffectiveDate
    /// Why.
    public var reason: String?

    /// An assignment.
    ///
    /// - Parameters:
    ///   - mark: The mark.
    ///   - effectiveOn: When it took effect.
    ///   - reason: Why.
    public init(mark: Mark, effectiveOn: EffectiveDate, reason: String? = nil) {
        self.mark = mark
        self.effectiveOn = effectiveOn
        self.reason = reason
    }
}
