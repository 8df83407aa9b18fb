public import EventLog
import FilingModel
public import TransparencyLog

/// What came of signing the head of a log.
public struct SigningReceipt: Hashable, Sendable {
    /// The checkpoint that lies beside the log now.
    public let checkpoint: SignedCheckpoint
    /// Whether it says something new; else the same head had been signed by this key.
    public let isNew: Bool
    /// Whether the key was added to those beside the log.
    public let isKeyNew: Bool
}

extension Ledger {
    /// The checkpoint beside the log, not held against the log or any key; nil if there is none.
    ///
    /// - Throws: `LedgerError.checkpoint` if it cannot be read.
    public static func checkpoint(of log: EventLog) throws(LedgerError) -> SignedCheckpoint? {
        let files = CheckpointFiles(of: log)
        if let fault = files.fault { throw fault }
        guard case .checkpoint(let checkpoint)? = files.checkpoint?.content else { return nil }
        return checkpoint
    }

    /// The verifier keys beside the log, in order; none if there is no such file.
    ///
    /// - Throws: `LedgerError.checkpoint` if they cannot be read.
    public static func keys(of log: EventLog) throws(LedgerError) -> [VerifierKey] {
        let files = CheckpointFiles(of: log)
        if let fault = files.fault { throw fault }
        return files.keys
    }

    /// The head of the log, of all events that have been read, as a checkpoint says it.
    public var unsignedHead: Checkpoint {
        Checkpoint(origin: opening.origin.text, size: size.count, root: root)
    }

    /// Signs the head of the log, and puts the checkpoint beside it.
    ///
    /// Never signs two heads that do not extend each other: the last one that the key signed is
    /// kept beside the key, and this log must extend it, and the checkpoint beside it too. What is
    /// signed is on disk before.
    ///
    /// - Parameters:
    ///   - key: The key, of the ledger's origin.
    ///   - headPath: The file that keeps the last head that the key signed, outside of the ledger.
    ///   - lockTimeoutMilliseconds: How long to wait for another writer, or signer.
    /// - Returns: The checkpoint, when it is on disk.
    /// - Throws: `LedgerError`; nothing is signed then. Where a file could not be written, the head
    ///   may be signed and kept beside the key, but not published yet: repeating it goes on.
    public mutating func sign(
        with key: SigningKey,
        keepingHeadAt headPath: String,
        lockTimeoutMilliseconds: Int = 10_000
    ) throws(LedgerError) -> SigningReceipt {
        try LedgerError.converting {
            let patience = host.patience(milliseconds: lockTimeoutMilliseconds)
            let headLock = try FileLock(headPath + ".lock", .exclusive, patience)
            let writer = try LogWriter(locking: log, patience)
            defer { withExtendedLifetime(headLock) { withExtendedLifetime(writer) {} } }
            return try signAlone(with: key, keepingHeadAt: headPath)
        }
    }

    private mutating func signAlone(
        with key: SigningKey,
        keepingHeadAt headPath: String
    ) throws -> SigningReceipt {
        try refresh()
        guard unsignedHead.isOf(key.verifier.name) else {
            throw CheckpointError.otherKey(key.verifier.name, origin: unsignedHead.origin)
        }
        try sync(size)
        let files = CheckpointFiles(of: log)
        if let fault = files.fault { throw fault }
        let standing = files.checkpoint?.checkpoint
        let last = try LastHead(at: headPath, of: key.verifier)
        try checkExtends([(standing?.head, "Events/checkpoint"), (last.checkpoint?.head, headPath)])
        let signed: SignedCheckpoint
        if let standing, standing.head == unsignedHead {
            signed = try Self.hasSigned(key, standing) ? standing : standing.signed(by: key)
        } else {
            signed = try SignedCheckpoint(unsignedHead, signedBy: key)
        }
        // First what keeps this key from ever signing another history, then what is published.
        if last.checkpoint?.head != signed.head { try last.replace(by: signed, calls: log.calls) }
        let isKeyNew = try trust(key.verifier, beside: files.keys)
        guard signed != standing else {
            return SigningReceipt(checkpoint: signed, isNew: false, isKeyNew: isKeyNew)
        }
        try PublishedFile.write(
            signed.note.bytes,
            to: CheckpointFiles.checkpointName,
            in: log.directory,
            by: log.calls
        )
        return SigningReceipt(checkpoint: signed, isNew: true, isKeyNew: isKeyNew)
    }

    private static func hasSigned(_ key: SigningKey, _ checkpoint: SignedCheckpoint) throws -> Bool
    {
        do throws(SignedNote.FalseSignature) {
            return try !checkpoint.note.signers(among: [key.verifier]).isEmpty
        } catch {
            throw CheckpointError.falseSignature(file: "Events/checkpoint")
        }
    }

    /// Checks that the log begins with what some heads cover: its lines, not what the read model
    /// says of them.
    private func checkExtends(_ heads: [(head: Checkpoint?, file: String)]) throws {
        let heads = heads.compactMap { head, file in head.map { (head: $0, file: file) } }
        var walk = LogScan(
            roots: Set(heads.map(\.head.size)),
            events: [],
            judge: nil,
            evidence: nil
        )
        try walk.walk(log, tell: host.tell)
        for (head, file) in heads {
            guard head.isOf(unsignedHead.origin) else {
                throw CheckpointError.otherLog(file: file, origin: head.origin)
            }
            guard walk.roots[head.size] == head.root else {
                throw CheckpointError.notExtended(file: file, size: head.size)
            }
        }
        guard walk.size == size.count, walk.tree.root == root else {
            throw CheckpointError.otherReadModel
        }
    }

    /// Adds a key to those beside the log.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - lockTimeoutMilliseconds: How long to wait for another writer.
    /// - Returns: Whether it is new.
    /// - Throws: `LedgerError`; the keys are then as they were.
    public func add(
        _ key: VerifierKey,
        lockTimeoutMilliseconds: Int = 10_000
    ) throws(LedgerError) -> Bool {
        let (log, patience) = (log, host.patience(milliseconds: lockTimeoutMilliseconds))
        return try LedgerError.converting {
            let writer = try LogWriter(locking: log, patience)
            defer { withExtendedLifetime(writer) {} }
            return try trust(key, beside: try Self.keys(of: log))
        }
    }

    /// Adds a key to those that lie beside the log, under the lock.
    private func trust(_ key: VerifierKey, beside keys: [VerifierKey]) throws -> Bool {
        guard !keys.contains(key) else { return false }
        let text = (keys + [key]).map { $0.text + "\n" }.joined()
        try PublishedFile.write(
            Array(text.utf8),
            to: CheckpointFiles.keysName,
            in: log.directory,
            by: log.calls
        )
        return true
    }
}
