/// The types of events, by their names in the log.
public enum EventType: String, CaseIterable, Hashable, Sendable {
    case ledgerOpened = "ledger-opened"
    case companyListed = "company-listed"
    case resultFiled = "result-filed"
    case figuresRestated = "figures-restated"
    case markAssigned = "mark-assigned"
    case markRemoved = "mark-removed"
    case tierChanged = "tier-changed"
    case companyRenamed = "company-renamed"
    case sectorChanged = "sector-changed"
    case companyDelisted = "company-delisted"
    case milestoneAnnounced = "milestone-announced"
    case aggregateReported = "aggregate-reported"
    case metricDefined = "metric-defined"
    case eventCorrected = "event-corrected"
    case eventRetracted = "event-retracted"

    /// Whether events of this type change what another event says.
    public var isAmendment: Bool { self == .eventCorrected || self == .eventRetracted }

    /// Whether events of this type carry figures.
    public var hasFigures: Bool {
        self == .resultFiled || self == .figuresRestated || self == .aggregateReported
    }

    /// Whether the time of such an event says when it was booked, not when a fact became public.
    public var isBookkeeping: Bool { isAmendment || self == .metricDefined }
}
