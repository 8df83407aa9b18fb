package import EventLog
import FilingModel
import Projections
import ReadModel
import TransparencyLog

/// How events are to be appended.
package struct AppendOptions: Hashable, Sendable {
    /// Whether what is unusual is accepted.
    package var acceptWarnings = false
    /// The size the log must still have; nil: any.
    package var expectedSize: Int?
    /// Whether events that were retracted, and corrections that a later one replaced, are recorded
    /// again, under new identifiers.
    package var again = false
    /// How long to wait for another writer, in milliseconds.
    package var lockTimeoutMilliseconds = 10_000

    /// The defaults.
    package init() {}
}

extension Ledger {
    /// The most a clock may be behind the last event to be put right, in milliseconds.
    static let clockSlackMilliseconds: Int64 = 5_000

    /// Appends events, each an object as `EventCodec.json` makes it: what an `Appender` does.
    package mutating func append(
        _ inputs: [JSONValue],
        stamp: Recording,
        options: AppendOptions = AppendOptions()
    ) throws(LedgerError) -> Receipt {
        try LedgerError.converting {
            try append(stamp: stamp, options: options) { ledger, stamp, pending in
                try ledger.plan(inputs, stamp, options, after: &pending) { Admitted($0) }
            }
        }
    }

    /// How many events the read model may be behind, at most, and the next one be admitted all the
    /// same: few enough to be kept.
    private static let pendingEventsMax = 1_000

    /// Events that are fit to be recorded.
    struct Admitted {
        let lines: LineStore
        let receipt: Receipt
        /// What the ledger says of itself with them; nil: what it said before.
        let opening: LedgerOpened?
        /// These events and all others that the read model does not hold; nil: they are not kept.
        let pending: PendingEvents?

        init(_ plan: AppendPlan) {
            lines = plan.lines
            receipt = plan.receipt
            opening = plan.opening
            pending = plan.facts.pendingEvents
        }
    }

    /// Admits events, given the pending ones, which it takes; nil if the read model has to catch up
    /// first.
    typealias Planning = (Ledger, Recording, inout PendingEvents?) throws -> Admitted?

    /// Appends what a plan has found fit, under the lock of the log.
    ///
    /// - Parameters:
    ///   - stamp: Who records, and when.
    ///   - options: How.
    ///   - plan: Admits the events.
    /// - Returns: What was appended, when it is on disk.
    /// - Throws: `LedgerError`, and what `plan` throws.
    mutating func append(
        stamp: Recording,
        options: AppendOptions,
        _ plan: Planning
    ) throws -> Receipt {
        let start = ContinuousClock.now
        var writer = try LogWriter(
            locking: log,
            host.patience(milliseconds: options.lockTimeoutMilliseconds)
        )
        // The events are recorded after those of whoever was waited for.
        let stamp = writer.hasWaited ? stamp.after(start.duration(to: .now)) : stamp
        if !isAtEnd { try refresh() }
        let admitted = try admit(stamp, plan)
        var receipt = admitted.receipt
        if admitted.lines.count > 0 {
            try write(admitted.lines, with: &writer)
            opening = admitted.opening ?? opening
            receipt.recovered = writer.recovered
            for index in receipt.appended.indices {
                receipt.appended[index].leaf = admitted.lines.leaves[index]
            }
        }
        if let events = admitted.pending, events.count < Self.pendingEventsMax { pending = events }
        receipt.size = size
        receipt.root = root
        return withKnownLeaves(receipt)
    }

    /// Admits events after the pending ones, which are taken out; where that does not do, the read
    /// model catches up first.
    private mutating func admit(_ stamp: Recording, _ plan: Planning) throws -> Admitted {
        var taken = pending.take()
        if let admitted = try plan(self, stamp, &taken) { return admitted }
        try refresh()
        var none: PendingEvents?
        guard let admitted = try plan(self, stamp, &none) else {
            preconditionFailure("a read model that has caught up holds all events")
        }
        return admitted
    }

    /// Writes batch after batch; each is on disk before the next one is begun.
    private mutating func write(
        _ lines: LineStore,
        with writer: inout LogWriter
    ) throws(LedgerError) {
        var written = position
        do {
            try writer.recover(LogEnd(position: position.log, tornBytes: position.tornBytes))
            for batch in 0..<lines.batchCount {
                let range = lines.lines(of: batch)
                let bytes = try lines.bytes(of: batch)
                written.log = try writer.append(bytes, lines: range.count, at: written.log)
                for line in range { written.tree.append(leaf: lines.leaves[line]) }
                // Without it the end of the log is read again before the next append.
                if let stamp = try? log.identity(of: written.log.segment) { written.note(stamp) }
            }
        } catch {
            throw .log(written.log == position.log ? error : error.unacknowledged)
        }
        position = written
    }

    /// Lets the read model catch up with what was appended; where it is so much that it would be
    /// built anew, that is left to the next question.
    ///
    /// What is on disk stays acknowledged, whatever becomes of the read model: it catches up later.
    package mutating func catchUp() {
        do {
            let written = position
            let isFarBehind = try LedgerError.converting { try readModel.isFarBehind(written) }
            if !isFarBehind { try refresh() }
        } catch {
            host.tell(.lagging(error.brief))
        }
    }

    /// Checks events one after another, on what the log holds.
    func plan<Outcome>(
        _ inputs: [JSONValue],
        _ stamp: Recording,
        _ options: AppendOptions,
        _ outcome: (AppendPlan) throws -> Outcome
    ) throws(LedgerError) -> Outcome {
        try LedgerError.converting {
            var none: PendingEvents?
            guard let planned = try plan(inputs, stamp, options, after: &none, outcome) else {
                preconditionFailure("a read model that has caught up holds all events")
            }
            return planned
        }
    }

    /// Checks events one after another, on what the read model holds and the pending ones, if there
    /// are any; nil if that is not the whole log.
    private func plan<Outcome>(
        _ inputs: [JSONValue],
        _ stamp: Recording,
        _ options: AppendOptions,
        after pending: inout PendingEvents?,
        _ outcome: (AppendPlan) throws -> Outcome
    ) throws -> Outcome? {
        let isBehind = pending != nil
        return try readModel.read(through: isBehind ? .start : position) { facts in
            // Where the file has moved meanwhile, this is asked again: then they have been taken.
            let events = pending.take()
            guard (events != nil) == isBehind,
                var plan = try AppendPlan(on: facts, log, stamp, options, after: events)
            else { return nil }
            for (input, json) in inputs.enumerated() { try plan.add(json) { input } }
            guard !plan.needsCatchUp else { return nil }
            try plan.finish()
            return try outcome(plan)
        }
    }

    /// Checks events as `append` does, and writes nothing.
    ///
    /// - Returns: The lines that would be appended, with placeholders for what is set when they
    ///   are, and a receipt of what would happen.
    package func rehearse(
        _ inputs: [JSONValue],
        stamp: Recording,
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
        receipt.root = root
        return receipt
    }

    /// The receipt with the hashes of the events that the log had already.
    private func withKnownLeaves(_ receipt: Receipt) -> Receipt {
        guard !receipt.existing.isEmpty || !receipt.retracted.isEmpty else { return receipt }
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
