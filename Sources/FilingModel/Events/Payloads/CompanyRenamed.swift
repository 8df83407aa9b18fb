/// A company changed its name, its short name, or both.
public struct CompanyRenamed: Hashable, Sendable {
    /// The date on which it took effect.
    public var effectiveOn: EffectiveDate
    /// The new registered name, in the languages in which it changed.
    public var name: LocalizedText?
    /// The new short name, in the languages in which it changed.
    public var shortName: LocalizedText?

    /// A renaming.
    public init(effectiveOn: EffectiveDate, name: LocalizedText?, shortName: LocalizedText?) {
        self.effectiveOn = effectiveOn
        self.name = name
        self.shortName = shortName
    }
}
