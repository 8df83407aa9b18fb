/// A company is counted in another sector.
public struct SectorChanged: Hashable, Sendable {
    /// The date on which it took effect.
    public var effectiveOn: EffectiveDate
    /// The new sector.
    public var sector: Sector

    /// A change of sector.
    public init(effectiveOn: EffectiveDate, sector: Sector) {
        self.effectiveOn = effectiveOn
        self.sector = sector
    }
}
