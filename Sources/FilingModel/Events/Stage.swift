/// How far along a result was when it was reported.
public enum Stage: String, CaseIterable, Hashable, Sendable {
    case forecast, preliminary, interim, annual

    /// Its rank among the stages; interim and annual are equal, as restatements are.
    public var rank: Int {
        switch self {
        case .forecast: 0
        case .preliminary: 1
        case .interim, .annual: Self.finalRank
        }
    }

    /// The rank of interim and annual results, and of restatements.
    public static let finalRank = 2
}

/// Who reported a result.
public enum Reporter: String, CaseIterable, Hashable, Sendable {
    /// The company itself.
    case issuer
    /// A third party that printed it.
    case press
}

/// Why a company restated a figure.
public enum RestatementReason: String, CaseIterable, Hashable, Sendable {
    case accountingError = "accounting-error"
    case policyChange = "policy-change"
    case businessCombination = "business-combination"
    case reclassification
    case other
}

/// What kind of milestone was announced.
public enum MilestoneKind: String, CaseIterable, Hashable, Sendable {
    case productLaunch = "product-launch"
    case licenceDeal = "licence-deal"
    case approval
    case policy
    case other
}
