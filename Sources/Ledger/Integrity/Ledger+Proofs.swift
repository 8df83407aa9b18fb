import EventLog
import FilingModel
import ReadModel
public import TransparencyLog

extension Ledger {
    /// Proves that an event is in the log that a checkpoint is of.
    ///
    /// - Parameters:
    ///   - sequence: The event's sequence.
    ///   - checkpoint: A checkpoint of this log.
    ///   - isCarryingLine: Whether the proof carries the event's line, so that it needs no ledger.
    /// - Returns: The proof.
    /// - Throws: `LedgerError.checkpoint` if the checkpoint does not cover the event, or is not of
    ///   this log.
    public func inclusionProof(
        of sequence: Int,
        in checkpoint: SignedCheckpoint,
        carryingLine isCarryingLine: Bool = false
    ) throws(LedgerError) -> TlogProof {
        let size = checkpoint.head.size
        try checkOwn(checkpoint)
        guard sequence < size else {
            throw .checkpoint(.notCovered(sequence: sequence, size: size))
        }
        let line = isCarryingLine ? try self.line(sequence).bytes : nil
        return try LedgerError.converting {
            try facts { facts in
                let proof = try InclusionProof(of: sequence, in: size, root: facts.root(of:))
                return TlogProof(proof, checkpoint, extra: line)
            }
        }
    }

    /// Proves that the log of a checkpoint extends an earlier state of itself.
    ///
    /// - Parameters:
    ///   - size: How many events the log had then.
    ///   - root: What their root was; nil: whatever it was.
    ///   - checkpoint: A checkpoint of this log.
    /// - Returns: The proof.
    /// - Throws: `LedgerError.checkpoint` if the checkpoint covers fewer events, or is not of this
    ///   log, or the first events have another root.
    public func consistencyProof(
        from size: Int,
        root: Digest? = nil,
        to checkpoint: SignedCheckpoint
    ) throws(LedgerError) -> CheckpointUpdate {
        try checkOwn(checkpoint)
        if let root, size <= self.size.count, try self.root(of: LogSize(size)) != root {
            throw .checkpoint(.notExtended(file: "what was kept", size: size))
        }
        let newSize = checkpoint.head.size
        guard size <= newSize else {
            throw .checkpoint(.fewer(asked: size, size: newSize))
        }
        return try LedgerError.converting {
            try facts { facts in
                let proof = try ConsistencyProof(from: size, to: newSize, root: facts.root(of:))
                return CheckpointUpdate(proof, checkpoint)
            }
        }
    }

    /// Checks that a checkpoint is of this log.
    private func checkOwn(_ checkpoint: SignedCheckpoint) throws(LedgerError) {
        let head = checkpoint.head
        guard head.isOf(unsignedHead.origin) else {
            throw .checkpoint(.otherLog(file: "the checkpoint", origin: head.origin))
        }
        guard head.size <= size.count, try root(of: LogSize(head.size)) == head.root else {
            throw .checkpoint(.notExtended(file: "the checkpoint", size: head.size))
        }
    }
}
