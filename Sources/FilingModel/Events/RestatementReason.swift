/// The reasons for which a company restates figures.
public enum RestatementReason: String, CaseIterable, Hashable, Sendable {
    case accountingError = "accounting-error"
    case policyChange = "policy-change"
    case businessCombination = "business-combination"
    case reclassification
    case other
}
