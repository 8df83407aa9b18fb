import EventLog
public import TransparencyLog

/// Why a checkpoint could not be signed, or nothing be proved by it.
public enum CheckpointError: Error, Hashable, Sendable {
    /// A file of checkpoints or keys is not of its form.
    case unreadable(file: String, FormatError)
    /// A file holds a signature that says it is by a key, and is not, or none by the key.
    case falseSignature(file: String)
    /// What the key signed last is not there.
    case noHead(file: String)
    /// The read model is not of the log as it is.
    case otherReadModel
    /// The key is of another log.
    case otherKey(String, origin: String)
    /// The head is of another log.
    case otherLog(file: String, origin: String)
    /// The log does not extend the head: it has fewer events, or others.
    case notExtended(file: String, size: Int)
    /// The checkpoint covers fewer events.
    case notCovered(sequence: Int, size: Int)
    /// The checkpoint covers fewer events than there were.
    case fewer(asked: Int, size: Int)
    /// There is no checkpoint to prove anything by.
    case none
}

extension CheckpointFiles {
    /// Why one of the files cannot be used; nil if both can, or are not there.
    var fault: LedgerError? {
        guard let finding = findings.first else { return nil }
        switch finding.reason {
        case .malformed(let fault):
            return .checkpoint(.unreadable(file: finding.file ?? "", fault))
        case .unavailable(let failure): return .log(failure)
        default: preconditionFailure("reading finds nothing else")
        }
    }
}
