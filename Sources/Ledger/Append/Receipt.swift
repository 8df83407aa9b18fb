package import EventLog
public import FilingModel
public import TransparencyLog

/// What was appended: the events are on disk.
public struct Receipt: Hashable, Sendable {
    /// What became of an event that was given.
    public enum Outcome: String, CaseIterable, Sendable {
        /// It was appended.
        case appended
        /// The log had it already.
        case existing
        /// The log had it, and it has been retracted since.
        case retracted
    }

    /// An event, by sequence and identifier.
    public struct Entry: Hashable, Sendable {
        /// Its sequence.
        public let sequence: Int
        /// Its identifier.
        public let id: EventID
        /// The hash of its line; nil while it is not in the log.
        public internal(set) var leaf: Digest?
    }

    /// The events that were appended, in order.
    public internal(set) var appended: [Entry] = []
    /// Those that the log had already.
    public internal(set) var existing: [Entry] = []
    /// Those that the log had, and that have been retracted since.
    public internal(set) var retracted: [Entry] = []
    /// The size of the log now.
    public internal(set) var size = LogSize(0)
    /// The root of its Merkle tree.
    public internal(set) var root = MerkleTree().root
    /// What was unusual, and was accepted.
    public internal(set) var warnings: [LedgerError.InputWarning] = []
    /// How many more warnings there were, of a long stream of events.
    public internal(set) var omittedWarnings = 0
    /// A torn tail that was set aside before.
    package internal(set) var recovered: LogWriter.RecoveredTail?

    /// The events of one outcome, in order.
    public internal(set) subscript(outcome: Outcome) -> [Entry] {
        get { self[keyPath: Self.entries(outcome)] }
        set { self[keyPath: Self.entries(outcome)] = newValue }
    }

    private static func entries(_ outcome: Outcome) -> WritableKeyPath<Receipt, [Entry]> {
        switch outcome {
        case .appended: \.appended
        case .existing: \.existing
        case .retracted: \.retracted
        }
    }

    /// All events that it names.
    var entries: [Entry] { Outcome.allCases.flatMap { self[$0] } }
}
