import FilingModel

/// Why the read model could not answer.
public enum ReadModelError: Error, Hashable, Sendable {
    /// The file is not what was written, or is of another version; it has to be rebuilt.
    case damaged(String)
    /// Nothing can be written to the file; it has to be kept elsewhere.
    case notWritable(String)
    /// Another process used the read model for longer than was waited.
    case busy(path: String)
}

extension ReadModelError {
    /// Reads what was spelled well when it was written: else the file is damaged.
    static func asWritten<Value>(
        _ read: () throws(SpellingError) -> Value
    ) throws(ReadModelError) -> Value {
        do throws(SpellingError) {
            return try read()
        } catch {
            throw .damaged("\(error)")
        }
    }
}

/// What is told while a read model is prepared.
public enum ReadModelNotice: Hashable, Sendable {
    /// Why a read model is built from the log.
    public enum Reason: Hashable, Sendable {
        /// There is none yet.
        case missing
        /// It is damaged.
        case damaged(String)
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
}
