import FilingModel
import GRDB

/// Why the read model could not answer.
public enum ReadModelError: Error, Hashable, Sendable {
    /// The file is not what was written; it has to be rebuilt.
    case damaged(ReadModelDamage)
    /// Nothing can be written to the file, for a reason; it has to be kept elsewhere.
    case notWritable(String)
    /// Another process used the read model for longer than was waited.
    case busy(path: String)
}

extension ReadModelError {
    /// Runs a step on a file; what SQLite refuses is an error of the read model.
    ///
    /// - Parameter path: The path of the file; nil: in memory.
    static func ofDatabase<Answer>(at path: String?, _ step: () throws -> Answer) throws -> Answer {
        do {
            return try step()
        } catch let error as DatabaseError {
            throw ReadModelError(error, path: path)
        }
    }

    /// Runs a step on a file that is only read; whatever SQLite refuses is damage.
    static func damage<Answer>(_ step: () throws -> Answer) throws -> Answer {
        do {
            return try step()
        } catch let error as DatabaseError {
            throw ReadModelError.damaged(.other(error.words))
        }
    }

    /// Reads a spelling that was written by this program; another one is damage.
    static func asWritten<Value>(
        _ read: () throws(SpellingError) -> Value
    ) throws(ReadModelError) -> Value {
        do throws(SpellingError) {
            return try read()
        } catch {
            throw .damaged(.other(error.rule))
        }
    }

    private init(_ error: DatabaseError, path: String?) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path ?? "memory")
        case .SQLITE_FULL, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_IOERR:
            self = .notWritable("\(path ?? "memory"): \(error.words)")
        default: self = .damaged(.other(error.words))
        }
    }
}

extension DatabaseError {
    /// What SQLite says of it.
    var words: String { message ?? resultCode.description }
}
