import EventLog
import FilingModel
import Interchange
import Projections
import ReadModel

// The sentences for people. Errors carry facts; what they say is decided here, and only here.

extension Malformed {
    /// What the value must be, and where it goes wrong.
    var sentence: String { offset > 0 ? "\(rule) (character \(offset + 1) does not fit)" : rule }
}

extension LineFault {
    /// What is wrong, with the member it is about in front.
    var sentence: String { path.isEmpty ? reason.sentence : "\(path): \(reason.sentence)" }
}

extension LineFault.Reason {
    var sentence: String {
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

extension LogFailure {
    var failure: CommandFailure {
        switch self {
        case .noLedger(let path):
            CommandFailure(
                .noInput,
                "no ledger at \(path): there is no event in \(path)/Events; make one with init"
            )
        case .ledgerExists(let path):
            CommandFailure(.cannotCreate, "there is a ledger at \(path) already")
        case .lockBusy(let path, let waited):
            CommandFailure(
                .tryAgain,
                "another writer has held \(path) for \(waited) ms; try again, or wait longer "
                    + "with --lock-timeout"
            )
        case .damaged(let damage):
            CommandFailure(
                .badData,
                "\(damage.segment), byte \(damage.offset): \(damage.finding). This is damage, not "
                    + "a torn tail: nothing was written. Run starledger verify, and compare with "
                    + "a copy of Events/; if the log was replaced on purpose, starledger rebuild "
                    + "--discard takes it as it is"
            )
        case .unreadable(let sequence, let segment, let fault):
            CommandFailure(
                .badData,
                "\(segment), event \(sequence), byte \(fault.offset) of its line: "
                    + "\(fault.sentence). Nothing was written. Run starledger verify, and compare "
                    + "with a copy of Events/"
            )
        case .batchTooLong(let bytes, let limit):
            CommandFailure(.badData, "the batch has \(bytes) bytes; a batch has at most \(limit)")
        case .system(let operation, let path, let code):
            CommandFailure(
                .inputOutput,
                "\(operation) \(path): \(Console.reason(code)). The log is as it was"
            )
        case .unacknowledged(let operation, let path, let code):
            CommandFailure(
                .inputOutput,
                "\(operation) \(path): \(Console.reason(code)), and it could not be undone. The "
                    + "batch is whole or not there; repeating the command is safe"
            )
        }
    }
}

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

    /// What is wrong, and what to do about it.
    var sentence: String {
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

extension Warning {
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

extension ReadModelFailure {
    /// What to tell, and the exit status.
    var failure: CommandFailure {
        switch self {
        case .damaged(let finding):
            CommandFailure(
                .ourFault,
                "the read model is damaged again after it was rebuilt (\(finding)); delete "
                    + "Snapshots/read-model.sqlite, and look at the disk"
            )
        case .notWritable(let reason): CommandFailure(.inputOutput, reason)
        case .busy(let path):
            CommandFailure(.tryAgain, "another process keeps \(path) busy; try again")
        }
    }
}

extension SQLRefusal {
    /// What can be asked, where something else was.
    private static let hint =
        "sql answers one SELECT, EXPLAIN or PRAGMA table_info(view), over the views events, "
        + "companies, marks, figures and figure_versions"

    /// What is wrong, with the place in front.
    ///
    /// - Parameter location: The file that holds the query; empty: none.
    /// - Returns: The sentence.
    func sentence(in location: String) -> String {
        let (sentence, place): (String, Place?) =
            switch self {
            case .empty: ("there is no query; \(Self.hint)", nil)
            case .several: ("more than one statement; give them one at a time", nil)
            case .nulCharacter: ("the query holds a NUL character, which would end it there", nil)
            case .parameters: ("the query has a parameter; write its value in its place", nil)
            case .internalName(let name): ("\(name) is internal and may change; \(Self.hint)", nil)
            case .notAllowed(let message, let place): ("\(message); \(Self.hint)", place)
            case .failed(let message, let place): (message, place)
            case .tooLarge(let limit):
                (
                    "the answer is larger than \(limit / 1_048_576) MiB; ask for less, or add LIMIT",
                    nil
                )
            }
        let column = place.map { "line \($0.line), column \($0.column)" }
        let prefix = [location, column ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        return prefix.isEmpty ? sentence : "\(prefix): \(sentence)"
    }
}
