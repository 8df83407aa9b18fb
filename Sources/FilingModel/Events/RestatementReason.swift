/// Why a company restated a figure.
public enum RestatementReason: String, CaseIterable, Hashable, Sendable {
    case accountingError = "accounting-error"
    case policyChange = "policy-change"
    case businessCombination = "business-combination"
    case reclassification
    case other
}
