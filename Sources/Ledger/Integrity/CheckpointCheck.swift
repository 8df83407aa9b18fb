import EventLog
import TransparencyLog

/// Holds the tree over the lines of a log against heads that were signed, and against receipts.
struct CheckpointCheck {
    private let walk: LogScan
    private let origin: String?
    private let keys: [VerifierKey]
    private let areKeysGiven: Bool
    private let areKeysUnreadable: Bool

    /// The tree that was walked, and the keys to trust: those that were given, or those beside the
    /// log.
    init(_ walk: LogScan, origin: String?, _ files: CheckpointFiles, areKeysGiven: Bool) {
        self.walk = walk
        self.origin = origin
        keys = files.keys
        self.areKeysGiven = areKeysGiven
        areKeysUnreadable = files.keys.isEmpty && !files.findings.isEmpty
    }

    /// The checkpoint and the keys beside the log.
    func treeHead(_ files: CheckpointFiles) -> Verification.Entry {
        guard files.hasCheckpoint || !files.findings.isEmpty else {
            let missing = Verification.Finding(file: "Events/checkpoint", .missing)
            return .init(
                .treeHead,
                areKeysGiven ? .found([missing]) : .skipped(.none("checkpoint"))
            )
        }
        var (findings, notes) = (files.findings, [Verification.Note]())
        if let item = files.checkpoint {
            let (found, noted) = look(at: item)
            findings += found
            notes += noted
            if item.head.size < walk.size { notes.append(.notCovered(from: item.head.size)) }
        }
        return .init(.treeHead, .of(findings), notes)
    }

    /// Of how many first events the checkpoint beside the log shows that they are what was signed.
    func signedSize(_ files: CheckpointFiles) -> Int {
        guard let item = files.checkpoint, look(at: item).findings.isEmpty else { return 0 }
        return signers(item).isEmpty ? 0 : item.head.size
    }

    /// What was kept elsewhere.
    func kept(_ items: [AuditorRecord]) -> Verification.Entry {
        guard !items.isEmpty else {
            return .init(.kept, .skipped(.nothingKept))
        }
        let looks = items.map(look)
        let size = items.map(\.head.size).max() ?? 0
        let rest = size < walk.size ? [Verification.Note.notCovered(from: size)] : []
        return .init(.kept, .of(looks.flatMap(\.findings)), looks.flatMap(\.notes) + rest)
    }

    private func look(
        at item: AuditorRecord
    ) -> (findings: [Verification.Finding], notes: [Verification.Note]) {
        var reasons = item.checkpoint.map(reasons) ?? []
        let (size, root) = item.head
        if !reasons.isEmpty {
            // What nobody vouches for says nothing of the log.
        } else if size > walk.size {
            reasons.append(.beyondLog(size: size))
        } else if walk.roots[size] != root {
            reasons.append(.otherRoot(size: size, root: root))
        }
        var findings = reasons.map { Verification.Finding(file: item.name, $0) }
        if item.checkpoint == nil || findings.isEmpty { findings += eventFindings(item) }
        guard findings.isEmpty else { return (findings, []) }
        var notes = [Verification.Note.covers(file: item.name, size: size, signers: signers(item))]
        if item.checkpoint == nil { notes.append(.notSigned(file: item.name)) }
        if item.checkpoint != nil, keys.isEmpty, !areKeysUnreadable {
            notes.append(.noKey(file: item.name))
        }
        return ([], notes + item.sequences.map { .vouches(file: item.name, sequence: $0) })
    }

    private func signers(_ item: AuditorRecord) -> [VerifierKey] {
        (try? item.checkpoint?.note.signers(among: keys)) ?? []
    }

    private func reasons(_ checkpoint: SignedCheckpoint) -> [Verification.Reason] {
        var reasons: [Verification.Reason] = []
        if let origin, !checkpoint.head.isOf(origin) {
            reasons.append(.otherOrigin(checkpoint.head.origin))
        }
        do {
            if try checkpoint.vouchers(among: keys).isEmpty, !keys.isEmpty || areKeysGiven {
                reasons.append(.unsigned)
            }
        } catch {
            reasons.append(.falseSignature(error.key))
        }
        return reasons
    }

    private func eventFindings(_ item: AuditorRecord) -> [Verification.Finding] {
        func finding(_ sequence: Int, _ reason: Verification.Reason) -> Verification.Finding {
            .init(file: item.name, sequence: sequence, reason)
        }
        switch item.content {
        case .checkpoint: return []
        case .update(let update):
            guard let old = walk.roots[update.consistency.oldSize] else { return [] }
            let holds = update.consistency.holds(from: old, to: update.checkpoint.head.root)
            return holds ? [] : [.init(file: item.name, .brokenProof)]
        case .proof(let proof):
            let index = proof.inclusion.index
            guard let event = walk.events[index] else { return [] }
            return proof.holds(for: event.leaf) ? [] : [finding(index, .brokenProof)]
        case .receipt(let receipt):
            return receipt.entries.compactMap { entry in
                guard let event = walk.events[entry.sequence] else {
                    return finding(entry.sequence, .beyondLog(size: entry.sequence + 1))
                }
                if let id = event.id, id != entry.id {
                    return finding(entry.sequence, .otherIdentifier(id))
                }
                return entry.leaf ?? event.leaf == event.leaf
                    ? nil : finding(entry.sequence, .otherBytes)
            }
        }
    }
}
