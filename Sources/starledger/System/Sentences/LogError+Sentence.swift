import EventLog
import Ledger
import Reports

extension LogError {
    /// The message for people, and the exit status.
    var commandError: CommandError {
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
