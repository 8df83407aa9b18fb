package import EventLog
package import FilingModel
package import Projections

extension SpellingError {
    /// The rule that the value breaks, and where.
    package var sentence: String {
        offset > 0 ? "\(rule) (character \(offset + 1) does not fit)" : rule
    }
}

extension LineError {
    /// The error, with its member in front; on one line, whatever it quotes.
    package var sentence: String {
        Printable.escaped(path.isEmpty ? reason.sentence : "\(path): \(reason.sentence)")
    }
}

extension LineError.Reason {
    /// What is wrong.
    package var sentence: String {
        switch self {
        case .tooLong(let bytes, let limit):
            "the event has \(bytes) bytes; an event has at most \(limit)"
        case .badUTF8: "these bytes are not UTF-8"
        case .syntax(let expected): "expected \(expected)"
        case .duplicateName(let name): "the name \"\(name)\" occurs twice"
        case .loneSurrogate: "half of a surrogate pair stands alone"
        case .nonIntegerNumber: "numbers must be integers; write amounts as strings"
        case .integerOutOfRange: "integers must lie within ±9007199254740991"
        case .tooDeep(let limit): "objects and arrays must not be nested deeper than \(limit)"
        case .tooMany(let things, let limit): "one event has at most \(limit) \(things)"
        case .notCanonical(let rule): "not in canonical form: \(rule)"
        case .unknownMember(let name): "\"\(name)\" is not known here; leave it out"
        case .missingMember(let name): "\"\(name)\" is missing"
        case .wrongType(let expected): "must be \(expected)"
        case .malformed(let malformed): malformed.sentence
        case .unknownType(let type): "\"\(type)\" is not an event type that this program knows"
        case .unknownTarget(let id): "no event before it has the identifier \(id)"
        case .rule(let rule): rule
        }
    }
}

extension Refusal {
    /// The refusal, and what to do about it.
    package var sentence: String {
        switch self {
        case .targetIsAmendment: finding + "; correct or retract the event it is about"
        case .targetRetracted: finding + "; to record it anew, append it with --again"
        case .unknownCompany: finding + "; append its listing first"
        case .unknownMetric:
            finding + "; built in are "
                + MetricDefinition.builtIn.map(\.metric.name).joined(separator: ", ")
                + "; another one is defined with append metric"
        case .breaksLater: finding + "; correct or retract that event first"
        case .notOpened, .alreadyOpened, .wrongSubject, .unknownTarget, .openingRetracted,
            .publicInFuture, .secondListing, .metricDefined, .badUnit, .publicBeforePeriodEnd,
            .beforeListing, .markCarried, .markNotCarried:
            finding
        }
    }

    /// What is wrong.
    private var finding: String {
        switch self {
        case .notOpened: "the ledger has not been opened; its first event must be ledger-opened"
        case .alreadyOpened: "the ledger has been opened already"
        case .wrongSubject(let expected): "the subject must be \(expected)"
        case .unknownTarget(let id): "no event has the identifier \(id)"
        case .targetIsAmendment(let id): "\(id) is itself a correction or a retraction"
        case .targetRetracted(let id): "\(id) has been retracted"
        case .openingRetracted: "the opening of the ledger cannot be retracted"
        case .publicInFuture(let time, let now):
            "cannot be public on \(time.date): that is later than now, \(now)"
        case .unknownCompany(let code): "no company with the code \(code) has been listed"
        case .secondListing(let code, let first): "\(code) is listed already, by \(first)"
        case .unknownMetric(let metric): "\(metric) is not a metric"
        case .metricDefined(let metric): "the metric \(metric) is defined already"
        case .badUnit(let metric, let unit, let expected):
            "\(metric) cannot be in \(unit): it must be in \(expected)"
        case .publicBeforePeriodEnd(let period, let date):
            "a result for \(period) cannot be public on \(date): the period ends on "
                + "\(period.lastDay)"
        case .beforeListing(let date, let listedOn):
            "cannot take effect \(date), before the listing on \(listedOn)"
        case .markCarried(let mark, let date):
            "mark \(mark) would be assigned \(date), but is carried then"
        case .markNotCarried(let mark, let date):
            "mark \(mark) would be removed \(date), but is not carried then"
        case .breaksLater(let id, let sequence, let refusal):
            "event \(sequence), \(id), would become invalid: \(refusal.finding)"
        }
    }
}
