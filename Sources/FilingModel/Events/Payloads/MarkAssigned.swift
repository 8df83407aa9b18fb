/// A mark was put into a short name.
public struct MarkAssigned: Hashable, Sendable {
    /// The mark.
    public var mark: Mark
    /// The date on which it took effect.
    public var effectiveOn: EffectiveDate
    /// The reason.
    @ByBytes public var reason: String?

    /// An assignment.
    public init(mark: Mark, effectiveOn: EffectiveDate, reason: String? = nil) {
        self.mark = mark
        self.effectiveOn = effectiveOn
        self.reason = reason
    }
}
