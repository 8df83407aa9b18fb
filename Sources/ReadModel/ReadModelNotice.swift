/// What is told while a read model is prepared.
public enum ReadModelNotice: Hashable, Sendable {
    /// Why a read model is built from the log.
    public enum Reason: Hashable, Sendable {
        /// There is none yet.
        case missing
        /// It is damaged.
        case damaged(ReadModelDamage)
        /// It was made by another version of the program.
        case version(found: Int, expected: Int)
        /// It was asked for.
        case requested
    }

    /// It is built from the log, at a path; nil: in memory.
    case building(Reason, path: String?)
    /// So many bytes of the log of so many have been read; both the same when all is done.
    case progress(bytes: Int, of: Int)
    /// Nothing can be written at a path, so it is kept in memory, for this time.
    case inMemory(String)
    /// What was appended is on disk, but the read model has yet to catch up with it.
    case lagging(String)
    /// Another process has held the lock of a file for a second; it is waited for.
    case waiting(for: String)
}
