import EventLog
import FilingModel
import Ledger
import Testing

/// The check of a state that a power cut left: it is brought back to order.
struct CutCheck {
    /// The state that was found.
    enum Kind: Hashable, Sendable {
        /// The batch is there.
        case whole
        /// Some of several batches are there.
        case part
        /// The log is as it was before.
        case before
        /// As before, and what is left of the batch is a torn tail.
        case torn
        /// As before, and what is left of the batch has to be moved aside on request.
        case unreadable
    }

    let prepared: FaultScenario.Prepared
    let state: DiskState
    /// The note of the read model; nil: none.
    let note: [UInt8]?

    init(_ prepared: FaultScenario.Prepared, _ state: DiskState, note: [UInt8]?) {
        self.prepared = prepared
        self.state = state
        self.note = note
    }

    /// Looks at the state, brings it back to order, and repeats the deed: as a ledger, by
    /// identifier, or as a log.
    func outcome(isOpened: Bool) throws -> (kind: Kind, problems: [String]) {
        let scratch = ScratchLedger()
        try scratch.plant(state)
        guard EventLog.isLedger(scratch.directory) else {
            let isLost = !prepared.kept.isEmpty
            return (.before, isLost ? ["the ledger is gone"] : [])
        }
        if let note { try scratch.keep(note: note) }
        var problems: [String] = []
        do {
            let calls = FaultyFiles(scratch.directory)
            let log = try EventLog(ledger: scratch.directory, calls: calls)
            let recovery = try log.recovery()
            var lines: [[UInt8]] = []
            _ = try log.read { lines.append($0.bytes) }
            lines = Array(lines.prefix(recovery.end.size))
            if try !prepared.mayBe(lines) { problems.append("half a batch is there") }
            let kind: Kind =
                switch recovery.pieces.isEmpty {
                case _ where recovery.unreadable != nil: .unreadable
                case _ where lines == prepared.whole: .whole
                case _ where lines != prepared.kept: .part
                case true: .before
                case false: .torn
                }
            problems += try tailProblems(scratch)
            if isOpened {
                problems += try openedProblems(scratch, recovery, calls)
            } else {
                problems += try repairedProblems(scratch, log, recovery)
            }
            return (kind, problems + (try tailProblems(scratch)))
        } catch let failure as LogError {
            return (.before, problems + ["\(failure)"])
        }
    }

    /// The torn tail of before is where it was, or in a file of its own.
    private func tailProblems(_ scratch: ScratchLedger) throws -> [String] {
        let tail = prepared.scenario.tail
        guard !tail.isEmpty else { return [] }
        let names = try PublishedFile.names(in: scratch.directory + "/Events")
        let isAside = try names.contains { name in
            try name.hasPrefix("torn-") && scratch.bytes(name) == tail
        }
        let isInLog = try scratch.segments() == joined(prepared.kept) + tail
        return isAside || isInLog ? [] : ["the tail is gone"]
    }

    /// Moves aside what cannot be read, and appends the batch again, as a log.
    private func repairedProblems(
        _ scratch: ScratchLedger,
        _ log: EventLog,
        _ recovery: LogRecovery
    ) throws -> [String] {
        var writer = try LogWriter(locking: log, timeoutMilliseconds: 0)
        let before = try scratch.segments()
        try writer.setAside(recovery)
        var problems = try movedProblems(scratch, before, recovery)
        let rest = Array(prepared.whole.dropFirst(recovery.end.size))
        if !rest.isEmpty { _ = try writer.append(rest, at: recovery.end) }
        if try scratch.segments() != joined(prepared.whole) {
            problems.append("repeating adds other bytes")
        }
        return problems
    }

    /// Moves aside what cannot be read, if anything, and repeats the deed, as people do.
    private func openedProblems(
        _ scratch: ScratchLedger,
        _ recovery: LogRecovery,
        _ calls: FaultyFiles
    ) throws -> [String] {
        var problems: [String] = []
        let before = try scratch.segments()
        do {
            if recovery.unreadable != nil {
                if (try? Ledger(at: scratch.directory)) != nil { problems.append("is read") }
                _ = try Ledger.recover(scratch.directory)
                problems += try movedProblems(scratch, before, recovery)
            }
            let error = try prepared.act(in: scratch, calls)
            let isThere = error == .log(.ledgerExists(path: scratch.directory))
            if let error, prepared.scenario.deed != .create || !isThere {
                problems.append("repeating: \(error)")
            }
            let ledger = try Ledger(at: scratch.directory)
            if ledger.size.count != prepared.whole.count { problems.append("not every event once") }
        } catch let error as LedgerError {
            problems.append("\(error)")
        }
        if try scratch.segments() != joined(prepared.whole) {
            problems.append("repeating adds other bytes")
        }
        return problems
    }

    /// The bytes that were moved aside are in the files they were moved to.
    private func movedProblems(
        _ scratch: ScratchLedger,
        _ before: [UInt8],
        _ recovery: LogRecovery
    ) throws -> [String] {
        let moved = try recovery.pieces.flatMap { try scratch.bytes($0.file) }
        return try scratch.segments() + moved == before ? [] : ["bytes are lost"]
    }
}

extension ScratchLedger {
    /// The note of the read model beside its file; nil if there is none.
    func note() -> [UInt8]? { try? bytes(Self.readModel("-lock")) }

    /// Leaves the note of a read model whose file is gone.
    func keep(note: [UInt8]) throws {
        #expect(Kernel().makeDirectory(directory + "/Snapshots") == 0)
        try write(note, to: Self.readModel("-lock"))
    }
}
