import FilingModel
import Projections

extension Refusal {
    /// The attribute or member it is about.
    var member: String {
        switch self {
        case .notOpened, .alreadyOpened: "type"
        case .wrongSubject, .unknownCompany, .secondListing: "subject"
        case .unknownTarget, .targetIsAmendment, .targetRetracted, .openingRetracted,
            .breaksLater:
            "data.target"
        case .publicInFuture, .publicBeforePeriodEnd: "time"
        case .unknownMetric(let metric): "data.figures.\(metric)"
        case .metricDefined: "data.metric"
        case .badUnit(let metric, _, _): "data.figures.\(metric).unit"
        case .beforeListing: "data.effectiveOn"
        case .markCarried, .markNotCarried: "data.mark"
        }
    }
}

extension Warning {
    /// What is unusual.
    var sentence: String {
        switch self {
        case .movedTenfold(let metric, let period, let from, let of, let to):
            "\(metric) \(period) is \(to), more than tenfold off \(from) of \(of)"
        case .partExceedsWhole(let part, let whole, let period):
            "\(part) \(period) is larger than \(whole)"
        case .sameFiling(let id, let source): "the same filing is recorded as \(id): \(source)"
        case .afterDelisting(let code, let date): "\(code) was delisted \(date)"
        case .neverFiled(let metric, let period):
            "\(metric) \(period) is restated, but was never filed"
        case .forecastAfterActual(let metric, let period, let actual):
            "a forecast of \(metric) \(period) after its actual, \(actual)"
        }
    }
}
