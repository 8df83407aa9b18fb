public import EventLog
public import FilingModel
import Projections
import ReadModel
public import TransparencyLog

/// How events are to be appended.
public struct AppendOptions: Hashable, Sendable {
    /// Whether what is unusual is accepted.
    public var acceptWarnings = false
    /// The size the log must still have; nil: any.
    public var expectedSize: Int?
    /// Whether events that were retracted, and corrections that a later one replaced, are recorded
    /// again, under new identifiers.
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
        /// The hash of its line; nil as long as it is not in the log.
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
        let start = ContinuousClock.now
        let writer: LogWriter
        do {
            writer = try LogWriter(
                locking: log,
                timeoutMilliseconds: options.lockTimeoutMilliseconds
            )
        } catch {
            throw .log(error)
        }
        // The events are recorded after those of whoever was waited for.
        let stamp = writer.hasWaited ? stamp.after(start.duration(to: .now)) : stamp
        return try append(inputs, stamp: stamp, options: options, with: writer)
    }

    private mutating func append(
        _ inputs: [JSONValue],
        stamp: Stamp,
        options: AppendOptions,
        with writer: consuming LogWriter
    ) throws(LedgerError) -> Receipt {
        var writer = writer
        try refresh()
        var (batches, receipt) = try plan(inputs, stamp, options) { ($0.batches(), $0.receipt) }
        guard !batches.isEmpty else { return finish(receipt) }
        var position = end.position
        do {
            try writer.recover(end)
            for batch in batches { position = try writer.append(batch, at: position).end }
        } catch {
            throw .log(position == end.position ? error : error.unacknowledged)
        }
        end = LogEnd(position: position, tornBytes: 0)
        receipt.recovered = writer.recovered
        return acknowledge(receipt)
    }

    /// What is on disk is acknowledged, whatever becomes of the read model: it catches up later.
    private mutating func acknowledge(_ receipt: Receipt) -> Receipt {
        do {
            try refresh(afterOwnAppend: true)
        } catch {
            host.tell(.lagging("\(error)"))
        }
        return finish(receipt)
    }

    /// Checks events one after another, on what the log holds.
    func plan<Outcome>(
        _ inputs: [JSONValue],
        _ stamp: Stamp,
        _ options: AppendOptions,
        _ outcome: (AppendPlan) throws -> Outcome
    ) throws(LedgerError) -> Outcome {
        try LedgerError.naming {
            try facts { facts in
                var plan = try AppendPlan(on: facts, log, stamp: stamp, options: options)
                try plan.take(inputs)
                return try outcome(plan)
            }
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
        try plan(inputs, stamp, options) { plan in
            var receipt = plan.receipt
            receipt.size = plan.facts.size
            receipt.root = head.root
            return (try plan.placeholderLines(), receipt)
        }
    }

    private func finish(_ receipt: Receipt) -> Receipt {
        var receipt = receipt
        receipt.size = size
        receipt.root = head.root
        // Without its leaves a receipt still holds: size and root say which lines the log had.
        try? facts { facts in
            for entries in [\Receipt.appended, \.existing, \.retracted] {
                for index in receipt[keyPath: entries].indices {
                    let sequence = receipt[keyPath: entries][index].sequence
                    receipt[keyPath: entries][index].leaf = try facts.leaf(sequence)
                }
            }
        }
        return receipt
    }
}
