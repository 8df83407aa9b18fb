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
    /// How much more was, of a long stream of events.
    public internal(set) var omittedWarnings = 0
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
        try LedgerError.naming {
            try append(stamp: stamp, options: options) { ledger, stamp in
                try ledger.plan(inputs, stamp, options) { ($0.lines, $0.receipt) }
            }
        }
    }

    /// Appends what a plan has found fit, under the lock of the log.
    mutating func append(
        stamp: Stamp,
        options: AppendOptions,
        _ plan: (Ledger, Stamp) throws -> (LineStore, Receipt)
    ) throws -> Receipt {
        let start = ContinuousClock.now
        var writer = try LogWriter(
            locking: log,
            timeoutMilliseconds: options.lockTimeoutMilliseconds
        )
        // The events are recorded after those of whoever was waited for.
        let stamp = writer.hasWaited ? stamp.after(start.duration(to: .now)) : stamp
        try refresh()
        var (lines, receipt) = try plan(self, stamp)
        guard lines.count > 0 else {
            receipt.size = size
            receipt.root = head.root
            return withKnownLeaves(receipt)
        }
        var tree = try readModel.tree()
        try write(lines, &tree, with: &writer)
        receipt.recovered = writer.recovered
        receipt.size = LogSize(tree.size)
        receipt.root = tree.root
        for index in receipt.appended.indices { receipt.appended[index].leaf = lines.leaves[index] }
        acknowledge()
        return withKnownLeaves(receipt)
    }

    /// Writes batch after batch; each is on disk before the next one is begun.
    private mutating func write(
        _ lines: LineStore,
        _ tree: inout MerkleTree,
        with writer: inout LogWriter
    ) throws(LedgerError) {
        precondition(tree.size == end.position.size, "the read model has caught up with the log")
        var position = end.position
        do {
            try writer.recover(end)
            for batch in 0..<lines.batchCount {
                let range = lines.lines(of: batch)
                let bytes = try lines.bytes(of: batch)
                position = try writer.append(bytes, lines: range.count, at: position)
                for line in range { tree.append(leaf: lines.leaves[line]) }
            }
        } catch {
            throw .log(position == end.position ? error : error.unacknowledged)
        }
        end = LogEnd(position: position, tornBytes: 0)
    }

    /// What is on disk is acknowledged, whatever becomes of the read model: it catches up later.
    private mutating func acknowledge() {
        do {
            try refresh(afterOwnAppend: true)
        } catch {
            host.tell(.lagging("\(error)"))
        }
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
                for (input, json) in inputs.enumerated() {
                    try plan.take(json) { input }
                }
                try plan.finish()
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
            (try PlaceholderLines(plan.lines).all(), rehearsed(plan))
        }
    }

    /// The receipt of what would be appended.
    func rehearsed(_ plan: AppendPlan) -> Receipt {
        var receipt = plan.receipt
        receipt.size = plan.facts.size
        receipt.root = head.root
        return receipt
    }

    /// The receipt with the hashes of the events that the log had already.
    private func withKnownLeaves(_ receipt: Receipt) -> Receipt {
        var receipt = receipt
        // Without its leaves a receipt still holds: size and root say which lines the log had.
        try? facts { facts in
            for entries in [\Receipt.existing, \.retracted] {
                for index in receipt[keyPath: entries].indices {
                    let sequence = receipt[keyPath: entries][index].sequence
                    receipt[keyPath: entries][index].leaf = try facts.leaf(sequence)
                }
            }
        }
        return receipt
    }
}
