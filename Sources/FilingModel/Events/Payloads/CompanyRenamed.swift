/// A company changed its name, its short name, or both.
public struct CompanyRenamed: Hashable, Sendable {
    /// When it took effect.
    public var effectiveOn: EffectiveDate
    /// The new registered name, in the languages in which it changed.
    public var name: LocalizedText?
    /// The new short name, in the languages in which it changed.
    public var shortName: LocalizedText?

    /// A renaming.
    ///
    /// - Parameters:
    ///   - effectiveOn: When it took effect.
    ///   - name: The new registered name, in the languages in which it changed.
    ///   - shortName: The new short name, in the languages in which it changed.
    public init(effectiveOn: EffectiveDate, name: LocalizedText?, shortName: LocalizedText?) {
        self.effectiveOn = effectiveOn
        self.name = name
        self.shortName = shortName
    }
}
