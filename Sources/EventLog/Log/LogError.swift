/// Why the log could not be read or written.
///
/// Ordered: when several hold, the first is thrown. Unless a case says otherwise, the log is as it
/// was.
public enum LogError: Error, Hashable, Sendable {
    /// There is no `Events/` at the place, or no event in it.
    case noLedger(path: String)
    /// A ledger is there already.
    case ledgerExists(path: String)
    /// Another writer held the lock for longer than was waited.
    case lockBusy(path: String, waitedMilliseconds: Int)
    /// What should be a file of the ledger is of another kind: a link, a pipe or the like.
    case noFile(path: String, FileKind)
    /// A file that is to be written has several names, as in a copy by hard links: writing would
    /// change the other one too.
    case manyNames(path: String)
    /// The lock, or the end of the log, was removed, replaced or changed by somebody else while
    /// this writer held the lock. Before the write, nothing was written; after it, each batch is
    /// whole or not there, and not acknowledged, as in `unacknowledged`.
    case disturbed(path: String, isWritten: Bool)
    /// Bytes that had been committed are gone or are not what was written.
    case damaged(LogDamage)
    /// A line of the log cannot be read.
    case unreadable(sequence: Int, segment: String, LineError)
    /// A batch is longer than a batch can be.
    case batchTooLong(bytes: Int, limit: Int)
    /// The operating system refused an operation.
    case system(operation: String, path: String, code: Int32)
    /// A write failed and could not be undone for certain, or batches of the same append had been
    /// written before it: each batch is whole or not there, and not acknowledged. Repeating the
    /// append by its identifiers is safe.
    case unacknowledged(operation: String, path: String, code: Int32)

    /// The failure where it leaves in the log what is not acknowledged.
    package var unacknowledged: LogError {
        switch self {
        case .system(let operation, let path, let code):
            .unacknowledged(operation: operation, path: path, code: code)
        case .disturbed(let path, _), .manyNames(let path), .noFile(let path, _):
            .disturbed(path: path, isWritten: true)
        default: self
        }
    }
}

extension LogError {
    /// The error of a segment whose name tells another number than that of the events before it.
    static func misnamed(_ segment: Segment, after size: Int) -> LogError {
        .damaged(LogDamage(.misnamed(after: size), in: segment.name))
    }
}
