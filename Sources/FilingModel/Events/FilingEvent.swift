/// The content of an event: what happened, in the past tense.
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

    /// The type, by which the log knows it.
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

    // MARK: The part it plays, as `EventType.role` says it

    /// The result or the restatement, if it is one.
    @inlinable public var filing: Filing? {
        switch self {
        case .resultFiled(let result): result.filing
        case .figuresRestated(let restatement): restatement.filing
        default: nil
        }
    }

    /// The change of a listed company, if it is one.
    public var companyChange: CompanyChange? {
        switch self {
        case .markAssigned(let change): .markAssigned(change)
        case .markRemoved(let change): .markRemoved(change)
        case .tierChanged(let change): .tierChanged(change)
        case .companyRenamed(let change): .renamed(change)
        case .sectorChanged(let change): .sectorChanged(change)
        case .companyDelisted(let change): .delisted(change)
        default: nil
        }
    }

    /// The correction or the retraction, if it is one.
    @inlinable public var amendment: Amendment? {
        switch self {
        case .eventCorrected(let correction): .correction(correction)
        case .eventRetracted(let retraction): .retraction(retraction)
        default: nil
        }
    }

    /// The listing, if it is one.
    @inlinable public var listing: CompanyListed? {
        guard case .companyListed(let listing) = self else { return nil }
        return listing
    }

    // MARK: What several types have

    /// The date from which it holds: a listing's, and that of a change of a company.
    public var effectiveOn: EffectiveDate? { listing?.listedOn ?? companyChange?.effectiveOn }

    /// The figures of a filing or of a publication.
    public var figures: [ReportedFigure] {
        if case .aggregateReported(let report) = self { return report.figures }
        return filing?.figures ?? []
    }

    /// The claims of a result or of a publication.
    public var claims: [Claim] {
        switch self {
        case .resultFiled(let result): result.claims
        case .aggregateReported(let report): report.claims
        default: []
        }
    }

    /// The metrics of its figures, then those that its claims speak of.
    public var metrics: [Metric] { figures.map(\.metric) + claims.flatMap(\.metrics) }
}
