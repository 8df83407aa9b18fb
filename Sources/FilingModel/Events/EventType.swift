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

    /// The part that events of a type play in a ledger.
    public enum Role: Hashable, Sendable {
        /// The first event of a ledger, and only that.
        case opening
        /// A company's listing, on which everything else about it stands.
        case listing
        /// A change of a listed company: `FilingEvent.companyChange`.
        case companyChange
        /// A company's figures for a period: `FilingEvent.filing`.
        case filing
        /// A remarkable thing that happened to a company, or to a market.
        case milestone
        /// Figures and claims of a publication about a whole cohort.
        case publication
        /// A metric of the ledger's own.
        case definition
        /// A change of what another event says: `FilingEvent.amendment`.
        case amendment
    }

    /// The part that events of this type play.
    public var role: Role {
        switch self {
        case .ledgerOpened: .opening
        case .companyListed: .listing
        case .markAssigned, .markRemoved, .tierChanged, .companyRenamed, .sectorChanged,
            .companyDelisted:
            .companyChange
        case .resultFiled, .figuresRestated: .filing
        case .milestoneAnnounced: .milestone
        case .aggregateReported: .publication
        case .metricDefined: .definition
        case .eventCorrected, .eventRetracted: .amendment
        }
    }

    /// Whether events of this type carry a company's figures for a period.
    public var isFiling: Bool { role == .filing }

    /// Whether events of this type change what another event says.
    public var isAmendment: Bool { role == .amendment }

    /// Whether events of this type set or change the state of a company.
    public var isCompanyState: Bool { role == .listing || role == .companyChange }

    /// Whether events of this type are about one company.
    public var isAboutCompany: Bool { isCompanyState || role == .filing || role == .milestone }

    /// Whether events of this type carry figures.
    public var hasFigures: Bool { role == .filing || role == .publication }

    /// Whether events of this type are public when they are recorded: they speak of the ledger, not
    /// of something that became public outside it.
    public var isBookkeeping: Bool { role == .amendment || role == .definition }

    /// Results and restatements.
    public static let filings = allCases.filter(\.isFiling)

    /// Listings, and the changes of companies after them.
    public static let companyState = allCases.filter(\.isCompanyState)

    /// Listings, and what cannot be without one.
    public static let onListing = companyState + filings

    /// All types of events about one company.
    public static let aboutCompany = allCases.filter(\.isAboutCompany)
}
