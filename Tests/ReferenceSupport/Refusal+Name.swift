package import Projections

extension Refusal {
    /// The names of all refusals of an event after the opening.
    package static let names = [
        "alreadyOpened", "wrongSubject", "unknownTarget", "targetIsAmendment", "targetRetracted",
        "openingRetracted", "publicInFuture", "unknownCompany", "secondListing", "unknownMetric",
        "metricDefined", "badUnit", "publicBeforePeriodEnd", "beforeListing", "markCarried",
        "markNotCarried", "breaksLater unknownCompany", "breaksLater unknownMetric",
        "breaksLater badUnit", "breaksLater beforeListing", "breaksLater markCarried",
        "breaksLater markNotCarried", "breaksLater metricDefined",
    ]

    /// Its case, and that of what it breaks.
    package var name: String {
        switch self {
        case .notOpened: "notOpened"
        case .alreadyOpened: "alreadyOpened"
        case .wrongSubject: "wrongSubject"
        case .unknownTarget: "unknownTarget"
        case .targetIsAmendment: "targetIsAmendment"
        case .targetRetracted: "targetRetracted"
        case .openingRetracted: "openingRetracted"
        case .publicInFuture: "publicInFuture"
        case .unknownCompany: "unknownCompany"
        case .secondListing: "secondListing"
        case .unknownMetric: "unknownMetric"
        case .metricDefined: "metricDefined"
        case .badUnit: "badUnit"
        case .publicBeforePeriodEnd: "publicBeforePeriodEnd"
        case .beforeListing: "beforeListing"
        case .markCarried: "markCarried"
        case .markNotCarried: "markNotCarried"
        case .breaksLater(_, _, let refusal): "breaksLater \(refusal.name)"
        }
    }
}
