public import FilingModel

/// A question for versions of events: each case is one index look-up in a read model.
public enum FactQuery: Hashable, Sendable {
    /// The versions of some types about a subject.
    case about(Subject, [EventType])
    /// All versions of some types.
    case of([EventType])
    /// The results and restatements of a company for a period.
    case filings(SecurityCode, FiscalPeriod)
    /// The results and restatements of all companies for a period.
    case allFilings(FiscalPeriod)
    /// The results for a period that carry claims.
    case claims(FiscalPeriod)

    /// Whether the query asks for an event.
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
    /// The period of the event, if it is a result or a restatement.
    public var filingPeriod: FiscalPeriod? { payload.event.filing?.period }

    /// Whether the event is a result that carries claims.
    public var hasOwnClaims: Bool { type.isFiling && !payload.event.claims.isEmpty }
}
