import Ledger
import Reports

extension CheckpointError {
    /// The message for people, and the exit status.
    var commandError: CommandError {
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
