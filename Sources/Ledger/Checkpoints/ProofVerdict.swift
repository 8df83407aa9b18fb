public import TransparencyLog

/// What came of checking a proof by itself, without the log it is of.
public struct ProofVerdict: Hashable, Sendable {
    /// What the proof says, if it holds.
    public enum Statement: Hashable, Sendable {
        /// An event, by its leaf, is in the log.
        case inclusion(index: Int, leaf: Digest)
        /// The log extends what it was.
        case consistency(oldSize: Int, oldRoot: Digest)
    }

    /// The head of the log.
    public let head: Checkpoint
    /// What the proof says of it.
    public let statement: Statement
    /// Which of the keys signed the head.
    public let signers: [VerifierKey]
    /// What is wrong.
    public let findings: [Verification.Finding]

    /// Checks a proof that an event is in a log.
    ///
    /// - Parameters:
    ///   - proof: The proof.
    ///   - leaf: The hash of the event's line.
    ///   - file: The name of the proof's file.
    ///   - keys: The keys to trust; at least one.
    public init(_ proof: TlogProof, of leaf: Digest, named file: String, keys: [VerifierKey]) {
        self.init(
            proof.checkpoint,
            .inclusion(index: proof.inclusion.index, leaf: leaf),
            holds: proof.holds(for: leaf),
            named: file,
            keys: keys
        )
    }

    /// Checks a proof that a log extends what it was.
    ///
    /// - Parameters:
    ///   - update: The proof.
    ///   - old: How many events the log had, and their root.
    ///   - file: The name of the proof's file.
    ///   - keys: The keys to trust; at least one.
    public init(
        _ update: CheckpointUpdate,
        from old: (size: Int, root: Digest),
        named file: String,
        keys: [VerifierKey]
    ) {
        let isOfOld = update.consistency.oldSize == old.size
        self.init(
            update.checkpoint,
            .consistency(oldSize: old.size, oldRoot: old.root),
            holds: isOfOld
                && update.consistency.holds(from: old.root, to: update.checkpoint.head.root),
            named: file,
            keys: keys
        )
    }

    private init(
        _ checkpoint: SignedCheckpoint,
        _ statement: Statement,
        holds: Bool,
        named file: String,
        keys: [VerifierKey]
    ) {
        var findings: [Verification.Finding] = []
        var signers: [VerifierKey] = []
        do {
            signers = try checkpoint.note.signers(among: keys)
            if signers.isEmpty { findings.append(.init(file: file, .unsigned)) }
        } catch {
            findings.append(.init(file: file, .falseSignature(error.key)))
        }
        if let key = signers.first, !key.name.utf8.elementsEqual(checkpoint.head.origin.utf8) {
            findings.append(.init(file: file, .otherOrigin(checkpoint.head.origin)))
        }
        if !holds { findings.append(.init(file: file, .brokenProof)) }
        head = checkpoint.head
        self.statement = statement
        self.signers = signers
        self.findings = findings
    }
}
