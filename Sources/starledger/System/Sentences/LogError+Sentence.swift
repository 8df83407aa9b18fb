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
        case .noFile(let path, let kind):
            CommandError(
                .inputOutput,
                "\(path) is \(kind.words), not a regular file, and is not used: a ledger is made of "
                    + "regular files, and no link in it is followed. Put the file itself there, or "
                    + "remove what is there"
            )
        case .manyNames(let path):
            CommandError(
                .tryAgain,
                "\(path) has other names (hard links, as cp -l makes them), and writing would change "
                    + "those too. Nothing was written. Make it a file of its own (cp \(path) "
                    + "\(path).own && mv \(path).own \(path)), then try again"
            )
        case .disturbed(let path, let isWritten):
            CommandError(
                .tryAgain,
                "\(path) was removed, replaced or changed by another program while this one held "
                    + "the lock. "
                    + (isWritten
                        ? "What was to be appended is perhaps written, and not acknowledged: "
                            + "repeat the command, which is safe"
                        : "Nothing was written: try again")
            )
        case .damaged:
            CommandError(
                .badData,
                "\(words). This is damage, not "
                    + "a torn tail: nothing was written. Run starledger verify, and compare with "
                    + "a copy of Events/; if the log was replaced on purpose, starledger rebuild "
                    + "--discard takes it as it is"
            )
        case .unreadable:
            CommandError(
                .badData,
                "\(words). Nothing was written. Run starledger verify; if a crash "
                    + "left this at the end of the log, starledger recover moves it aside, else "
                    + "compare with a copy of Events/"
            )
        case .batchTooLong: CommandError(.badData, words)
        case .system: CommandError(.inputOutput, "\(words). The log is as it was")
        case .unacknowledged:
            CommandError(
                .inputOutput,
                "\(words). What was to be appended may be in "
                    + "the log, in whole batches, and was not acknowledged; repeating the command "
                    + "is safe"
            )
        }
    }
}
