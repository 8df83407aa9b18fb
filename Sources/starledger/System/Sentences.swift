import EventLog
import FilingModel
import Interchange
import Ledger
import Projections
import ReadModel
import Reports

// The sentences for people. Errors carry facts; what they say is decided here, and only here.

extension LogError {
    var failure: CommandError {
        switch self {
        case .noLedger(let path):
            CommandError(
                .noInput,
                EventLog.isEventsDirectory(path) && !EventLog.isLedger(path)
                    ? "no ledger at \(path), which holds segments itself: name the directory above "
                        + "it, where it is called Events"
                    : "no ledger at \(path): there is no event in \(path)/Events; make one with "
                        + "init"
            )
        case .ledgerExists(let path):
            CommandError(.cannotCreate, "there is a ledger at \(path) already")
        case .lockBusy(let path, let waited):
            CommandError(
                .tryAgain,
                "another writer has held \(path) for \(waited) ms; try again, or wait longer "
                    + "with --lock-timeout"
            )
        case .damaged(let damage):
            CommandError(
                .badData,
                "\(damage.segment), byte \(damage.offset): \(damage.finding). This is damage, not "
                    + "a torn tail: nothing was written. Run starledger verify, and compare with "
                    + "a copy of Events/; if the log was replaced on purpose, starledger rebuild "
                    + "--discard takes it as it is"
            )
        case .unreadable(let sequence, let segment, let fault):
            CommandError(
                .badData,
                "\(segment), event \(sequence), byte \(fault.offset) of its line: "
                    + "\(fault.sentence). Nothing was written. Run starledger verify; if a crash "
                    + "left this at the end of the log, starledger recover moves it aside, else "
                    + "compare with a copy of Events/"
            )
        case .batchTooLong(let bytes, let limit):
            CommandError(.badData, "the batch has \(bytes) bytes; a batch has at most \(limit)")
        case .system(let operation, let path, let code):
            CommandError(
                .inputOutput,
                "\(operation) \(path): \(SystemReason.words(code)). The log is as it was"
            )
        case .unacknowledged(let operation, let path, let code):
            CommandError(
                .inputOutput,
                "\(operation) \(path): \(SystemReason.words(code)). What was to be appended may be in "
                    + "the log, in whole batches, and was not acknowledged; repeating the command "
                    + "is safe"
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

extension CheckpointError {
    /// What to tell, and the exit status.
    var failure: CommandError {
        switch self {
        case .unreadable(let file, let fault):
            CommandError(.badData, "\(file): \(fault.sentence)")
        case .falseSignature(let file):
            CommandError(
                .badData,
                "\(file) is not signed by the key that it says: nothing was signed. Run starledger "
                    + "verify, and put back what was signed"
            )
        case .noHead(let file):
            CommandError(
                .noInput,
                "\(file) is not there, which keeps what the key signed last: nothing was signed. Put "
                    + "it back from where the key was; if the key never signed, make an empty file"
            )
        case .otherReadModel:
            CommandError(
                .badData,
                "the read model is not of the log as it is: nothing was signed. Run starledger verify"
            )
        case .otherKey(let name, let origin):
            CommandError(
                .badData,
                "the key is of \(name), but the ledger's origin is \(origin); make one with "
                    + "key generate"
            )
        case .otherLog(let file, let origin):
            CommandError(.badData, "\(file) is of another log, \(origin)")
        case .notExtended(let file, let size):
            CommandError(
                .badData,
                "\(file) covers \(size) events, and this log does not begin with them: nothing was "
                    + "signed or proved. Run starledger verify --against it"
            )
        case .notCovered(let sequence, let size):
            CommandError(
                .noInput,
                "the checkpoint covers \(size) events only, not event \(sequence); sign a newer one "
                    + "with checkpoint --sign KEY"
            )
        case .fewer(let asked, let size):
            CommandError(
                .noInput,
                "the checkpoint covers \(size) events only, not \(asked); sign a newer one with "
                    + "checkpoint --sign KEY"
            )
        case .none:
            CommandError(
                .noInput,
                "there is no Events/checkpoint to prove it by; make one with checkpoint --sign KEY, "
                    + "or name one with --checkpoint"
            )
        }
    }
}

extension ReadModelError {
    /// What to tell, and the exit status.
    var failure: CommandError {
        switch self {
        case .damaged(let damage):
            CommandError(
                .ourFault,
                "the read model is damaged again after it was rebuilt (\(damage.finding)); delete "
                    + "Snapshots/read-model.sqlite, and look at the disk"
            )
        case .notWritable(let reason): CommandError(.inputOutput, reason)
        case .busy(let path):
            CommandError(.tryAgain, "another process keeps \(path) busy; try again")
        }
    }
}

extension SQLError {
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
