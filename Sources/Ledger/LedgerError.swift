public import EventLog
public import FilingModel
public import Projections
public import ReadModel

/// Why a ledger could not do what was asked; the log is as it was unless a case says otherwise.
///
/// Ordered: when several hold, the first is thrown.
public enum LedgerError: Error, Hashable, Sendable {
    /// The log could not be read or written.
    case log(LogError)
    /// An event cannot be read. `input` counts the events given, from 0.
    case unreadable(input: Int, LineError)
    /// An identifier is taken by an event with other content.
    case identifierTaken(input: Int, EventID, sequence: Int?)
    /// The log does not have the size that was expected.
    case unexpectedSize(expected: Int, actual: Int)
    /// The clock of this machine is behind the last event by more than is put right.
    case clockBehind(last: RecordedTime, now: RecordedTime)
    /// An event may not be recorded.
    case refused(input: Int, Refusal)
    /// Something unusual was not accepted.
    case warnings([InputWarning])
    /// More events are asked for than there are.
    case noSuchSize(asked: Int, actual: Int)
    /// The ledger's time zone is not known on this machine.
    case badTimeZone(String)
    /// The read model could not be used.
    case readModel(ReadModelError)
    /// A query of SQL is not answered.
    case sql(SQLError)
    /// A head could not be signed, or nothing be proved by it.
    case checkpoint(CheckpointError)
    /// A name or a value is not spelled as it has to be.
    case spelling(SpellingError)
    /// Anything else: a fault of this program, or an error that a closure of the caller threw.
    case fault(String)

    /// A warning, and which of the events given it is about, from 0.
    public struct InputWarning: Hashable, Sendable {
        /// Which event, from 0.
        public let input: Int
        /// What is unusual about it.
        public let warning: Warning
    }
}

extension LedgerError {
    /// Why the read model could not catch up, in a few words.
    var brief: String {
        switch self {
        case .log(.damaged(let damage)): "\(damage.segment): \(damage.finding)"
        case .log(let error): error.systemReason
        case .readModel(.damaged(let damage)): damage.finding
        case .readModel(.notWritable(let reason)): reason
        case .readModel(.busy(let path)): "another process keeps \(path) busy"
        case .fault(let words): words
        default: UnexpectedError.words(self)
        }
    }

    /// The error of a ledger that an error of one of its parts amounts to.
    package init(converting error: any Error) {
        switch error {
        case let error as LedgerError: self = error
        case let error as LogError: self = .log(error)
        case let error as ReadModelError: self = .readModel(error)
        case let error as SQLError: self = .sql(error)
        case let error as CheckpointError: self = .checkpoint(error)
        case let error as LineError: self = .unreadable(input: 0, error)
        case let error as Refusal: self = .refused(input: 0, error)
        case let error as SpellingError: self = .spelling(error)
        default: self = .fault(UnexpectedError.words(error))
        }
    }

    /// Does a step, and converts what it throws.
    static func converting<Value>(_ step: () throws -> Value) throws(LedgerError) -> Value {
        do {
            return try step()
        } catch {
            throw LedgerError(converting: error)
        }
    }
}
