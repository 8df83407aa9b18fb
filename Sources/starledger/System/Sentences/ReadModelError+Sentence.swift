import ReadModel

extension ReadModelError {
    /// The message for people, and the exit status.
    var commandError: CommandError {
        switch self {
        case .damaged(.missingOpening):
            CommandError(
                .badData,
                "event 0, the opening of the ledger, does not count any more: an event retracts it. "
                    + "Run starledger verify, and compare with a copy of Events/"
            )
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
