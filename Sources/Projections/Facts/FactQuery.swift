public import FilingModel

/// Which versions of events are asked for: each case is one index look-up in a read model.
public enum FactQuery: Hashable, Sendable {
    /// Those of some types that are about a subject.
    case about(Subject, [EventType])
    /// All of some types.
    case of([EventType])
    /// The results and restatements of a company for a period.
    case filings(SecurityCode, FiscalPeriod)
    /// The results and restatements of all companies for a period.
    case allFilings(FiscalPeriod)
    /// The results for a period that carry claims.
    case claims(FiscalPeriod)

    /// Whether a version is asked for.
    ///
    /// - Parameter event: What an event says.
    /// - Returns: Whether it is.
    public func includes(_ event: RecordedEvent) -> Bool {
        switch self {
        case .about(let subject, let types):
            event.subject == subject && types.contains(event.type)
        case .of(let types): types.contains(event.type)
        case .filings(let code, let period):
            event.filingPeriod == period && event.subject.text == code.text
        case .allFilings(let period): event.filingPeriod == period
        case .claims(let period): event.filingPeriod == period && event.hasOwnClaims
        }
    }
}

extension RecordedEvent {
    /// The period of the event, if it is a company's result or restatement.
    public var filingPeriod: FiscalPeriod? {
        switch payload.event {
        case .resultFiled(let result): result.period
        case .figuresRestated(let restatement): restatement.period
        case .ledgerOpened, .companyListed, .markAssigned, .markRemoved, .tierChanged,
            .companyRenamed, .sectorChanged, .companyDelisted, .milestoneAnnounced,
            .aggregateReported, .metricDefined, .eventCorrected, .eventRetracted:
            nil
        }
    }

    /// Whether the event is a result that carries claims.
    public var hasOwnClaims: Bool {
        guard case .resultFiled(let result) = payload.event else { return false }
        return !result.claims.isEmpty
    }
}

extension EventType {
    /// A listing, and what changes the state of a company after it.
    public static let companyState: [EventType] = [
        .companyListed, .markAssigned, .markRemoved, .tierChanged, .companyRenamed,
        .sectorChanged, .companyDelisted,
    ]

    /// Whether it is a result or a restatement: what carries a company's figures for a period.
    public var isFiling: Bool { self == .resultFiled || self == .figuresRestated }

    /// A listing, and what cannot be without one.
    static let onListing: [EventType] = companyState + [.resultFiled, .figuresRestated]

    /// Everything that may stand on a listing.
    static let aboutCompany: [EventType] = onListing + [.milestoneAnnounced]
}
