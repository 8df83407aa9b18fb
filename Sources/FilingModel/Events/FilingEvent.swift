/// A event that was recorded, in the past tense.
public indirect enum FilingEvent: Hashable, Sendable {
    case ledgerOpened(LedgerOpened)
    case companyListed(CompanyListed)
    case resultFiled(ResultFiled)
    case figuresRestated(FiguresRestated)
    case markAssigned(MarkAssigned)
    case markRemoved(MarkRemoved)
    case tierChanged(TierChanged)
    case companyRenamed(CompanyRenamed)
    case sectorChanged(SectorChanged)
    case companyDelisted(CompanyDelisted)
    case milestoneAnnounced(MilestoneAnnounced)
    case aggregateReported(AggregateReported)
    case metricDefined(MetricDefinition)
    case eventCorrected(EventCorrected)
    case eventRetracted(EventRetracted)

    /// Its type.
    public var type: EventType {
        switch self {
        case .ledgerOpened: .ledgerOpened
        case .companyListed: .companyListed
        case .resultFiled: .resultFiled
        case .figuresRestated: .figuresRestated
        case .markAssigned: .markAssigned
        case .markRemoved: .markRemoved
        case .tierChanged: .tierChanged
        case .companyRenamed: .companyRenamed
        case .sectorChanged: .sectorChanged
        case .companyDelisted: .companyDelisted
        case .milestoneAnnounced: .milestoneAnnounced
        case .aggregateReported: .aggregateReported
        case .metricDefined: .metricDefined
        case .eventCorrected: .eventCorrected
        case .eventRetracted: .eventRetracted
        }
    }

    /// When it took effect, for events that have such a day; the listing day for a listing.
    public var effectiveOn: EffectiveDate? {
        switch self {
        case .companyListed(let listing): listing.listedOn
        case .markAssigned(let change): change.effectiveOn
        case .markRemoved(let change): change.effectiveOn
        case .tierChanged(let change): change.effectiveOn
        case .companyRenamed(let change): change.effectiveOn
        case .sectorChanged(let change): change.effectiveOn
        case .companyDelisted(let change): change.effectiveOn
        case .ledgerOpened, .resultFiled, .figuresRestated, .milestoneAnnounced,
            .aggregateReported, .metricDefined, .eventCorrected, .eventRetracted:
            nil
        }
    }
}
