/// A change of what is true of a listed company, from an effective date on.
public enum CompanyChange: Hashable, Sendable {
    case markAssigned(MarkAssigned)
    case markRemoved(MarkRemoved)
    case tierChanged(TierChanged)
    case renamed(CompanyRenamed)
    case sectorChanged(SectorChanged)
    case delisted(CompanyDelisted)

    /// The date on which it took effect.
    public var effectiveOn: EffectiveDate {
        switch self {
        case .markAssigned(let change): change.effectiveOn
        case .markRemoved(let change): change.effectiveOn
        case .tierChanged(let change): change.effectiveOn
        case .renamed(let change): change.effectiveOn
        case .sectorChanged(let change): change.effectiveOn
        case .delisted(let change): change.effectiveOn
        }
    }
}
