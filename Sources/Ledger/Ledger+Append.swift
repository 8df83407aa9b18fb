public import EventLog
public import FilingModel
import Projections
public import TransparencyLog

/// How events are to be appended.
public struct AppendOptions: Hashable, Sendable {
    /// Whether what is unusual is accepted.
    public var acceptWarnings = false
    /// The size the log must still have; nil: any.
    public var expectedSize: Int?
    /// Whether events that were retracted are recorded again, under new identifiers.
    public var again = false
    /// How long to wait for another writer, in milliseconds.
    public var lockTimeoutMilliseconds = 10_000

    /// The defaults.
    public init() {}
}

/// What was appended: the events are on disk.
public struct Receipt: Hashable, Sendable {
    /// An event, by sequence and identifier.
    public struct Entry: Hashable, Sendable {
        /// Its sequence.
        public let sequence: Int
        /// Its identifier.
        public let id: EventID
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
    /// A torn tail that was set aside before.
    public internal(set) var recovered: LogWriter.RecoveredTail?
}

extension Ledger {
    /// The most a clock may be behind the last event to be put right, in milliseconds.
    static let clockSlackMilliseconds: Int64 = 5_000

    /// Appends events: all that are new, or none.
    ///
    /// Events that fit one batch are in the log together or not at all. More than that are checked
    /// first, all of them, and then appended batch by batch; repeating the call goes on by
    /// identifier.
    ///
    /// - Parameters:
    ///   - inputs: The events, each an object as `EventCodec.json` makes it.
    ///   - stamp: Who records them, and when.
    ///   - options: How.
    /// - Returns: What was appended, when it is on disk.
    /// - Throws: `LedgerError`.
    public mutating func append(
        _ inputs: [JSONValue],
        stamp: Stamp,
        options: AppendOptions = AppendOptions()
    ) throws(LedgerError) -> Receipt {
        do {
            var writer = try LogWriter(
                locking: log,
                timeoutMilliseconds: options.lockTimeoutMilliseconds
            )
            try refresh()
            var plan = AppendPlan(on: self, stamp: stamp, options: options)
            try plan.take(inputs)
            let batches = plan.batches()
            if !batches.isEmpty {
                try writer.recover(end)
                end = LogEnd(position: end.position, tornBytes: 0)
            }
            for batch in batches { try write(batch, with: writer) }
            plan.receipt.recovered = writer.recovered
            return finish(plan.receipt)
        } catch let error as LogFailure {
            throw .log(error)
        } catch let error as LedgerError {
            throw error
        } catch {
            preconditionFailure("every failure has a name")
        }
    }

    /// Checks events as `append` does, and writes nothing.
    ///
    /// - Parameters:
    ///   - inputs: The events, each an object as `EventCodec.json` makes it.
    ///   - stamp: Who would record them, and when.
    ///   - options: How.
    /// - Returns: The lines that would be appended, with placeholders for what is set when they
    ///   are, and a receipt of what would happen.
    /// - Throws: `LedgerError`.
    public func rehearse(
        _ inputs: [JSONValue],
        stamp: Stamp,
        options: AppendOptions = AppendOptions()
    ) throws(LedgerError) -> (lines: [[UInt8]], receipt: Receipt) {
        var plan = AppendPlan(on: self, stamp: stamp, options: options)
        try plan.take(inputs)
        var ledger = self
        ledger.facts = plan.facts
        return (try plan.placeholderLines(), ledger.finish(plan.receipt))
    }

    private mutating func write(
        _ batch: [AppendPlan.Entry],
        with writer: borrowing LogWriter
    ) throws(LogFailure) {
        let lines = batch.map(\.line)
        let (position, places) = try writer.append(lines, at: end.position)
        end = LogEnd(position: position, tornBytes: 0)
        for (entry, place) in zip(batch, places) { take(entry.event, line: entry.line, at: place) }
    }

    private func finish(_ receipt: Receipt) -> Receipt {
        var receipt = receipt
        receipt.size = size
        receipt.root = tree.root
        return receipt
    }
}
