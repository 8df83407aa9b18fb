public import TransparencyLog

/// What came of checking a proof by itself, without the log it is of.
public struct ProofVerdict: Hashable, Sendable {
    /// What the proof says, if it holds.
    public enum Statement: Hashable, Sendable {
        /// An event is in the log, with just these bytes as its line.
        case inclusion(index: Int, line: [UInt8])
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
    public private(set) var findings: [Verification.Finding]

    /// Checks a proof that an event is in a log.
    ///
    /// - Parameters:
    ///   - proof: The proof.
    ///   - line: The event's line, without its line feed.
    ///   - file: The name of the proof's file.
    ///   - keys: The keys to trust; at least one.
    public init(_ proof: TlogProof, of line: [UInt8], named file: String, keys: [VerifierKey]) {
        self.init(
            proof.checkpoint,
            .inclusion(index: proof.inclusion.index, line: line),
            holds: proof.holds(for: MerkleTree.leafHash(line)),
            kept: nil,
            named: file,
            keys: keys
        )
    }

    /// Checks a proof that a log extends what it was.
    ///
    /// - Parameters:
    ///   - update: The proof.
    ///   - old: What was kept of it.
    ///   - file: The name of the proof's file.
    ///   - keys: The keys to trust; at least one.
    public init(
        _ update: CheckpointUpdate,
        from old: AuditorRecord,
        named file: String,
        keys: [VerifierKey]
    ) {
        let (size, root) = old.head
        self.init(
            update.checkpoint,
            .consistency(oldSize: size, oldRoot: root),
            holds: update.consistency.holds(from: root, to: update.checkpoint.head.root),
            kept: old,
            named: file,
            keys: keys
        )
        if update.consistency.oldSize != size {
            let reason = Verification.Reason.otherSize(
                proof: update.consistency.oldSize,
                kept: size
            )
            findings = [.init(file: file, reason)]
        }
    }

    private init(
        _ checkpoint: SignedCheckpoint,
        _ statement: Statement,
        holds: Bool,
        kept: AuditorRecord?,
        named file: String,
        keys: [VerifierKey]
    ) {
        var findings: [Verification.Finding] = []
        signers = Self.vouchers(of: checkpoint, file, keys, &findings)
        if let kept, let old = kept.checkpoint {
            _ = Self.vouchers(of: old, kept.name, keys, &findings)
            if !old.head.isOf(checkpoint.head.origin) {
                findings.append(.init(file: kept.name, .otherOrigin(old.head.origin)))
            }
        }
        if !holds { findings.append(.init(file: file, .brokenProof)) }
        head = checkpoint.head
        self.statement = statement
        self.findings = findings
    }

    /// Who vouches for a head; where nobody does, that is a finding.
    private static func vouchers(
        of checkpoint: SignedCheckpoint,
        _ file: String,
        _ keys: [VerifierKey],
        _ findings: inout [Verification.Finding]
    ) -> [VerifierKey] {
        do throws(SignedNote.FalseSignature) {
            let vouchers = try checkpoint.vouchers(among: keys)
            if vouchers.isEmpty { findings.append(.init(file: file, .unsigned)) }
            return vouchers
        } catch {
            findings.append(.init(file: file, .falseSignature(error.key)))
            return []
        }
    }
}
