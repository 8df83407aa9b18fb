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
    /// The checkpoint beside the log; nil if there is none.
    ///
    /// - Parameter log: The log.
    /// - Returns: The checkpoint, which has not been held against the log or any key.
    /// - Throws: `LedgerError.checkpoint` if it cannot be read.
    public static func checkpoint(of log: EventLog) throws(LedgerError) -> SignedCheckpoint? {
        let files = CheckpointFiles(of: log)
        if let fault = files.fault { throw fault }
        guard case .checkpoint(let checkpoint)? = files.checkpoint?.content else { return nil }
        return checkpoint
    }

    /// The verifier keys beside the log, in order.
    ///
    /// - Parameter log: The log.
    /// - Returns: The keys; none if there is no such file.
    /// - Throws: `LedgerError.checkpoint` if they cannot be read.
    public static func keys(of log: EventLog) throws(LedgerError) -> [VerifierKey] {
        let files = CheckpointFiles(of: log)
        if let fault = files.fault { throw fault }
        return files.keys
    }

    /// The head of the log, of all events that have been read, as a checkpoint says it.
    public var unsignedHead: Checkpoint {
        Checkpoint(origin: opening?.origin.text ?? "", size: size.count, root: root)
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
    /// - Throws: `LedgerError`; nothing is signed then.
    public mutating func sign(
        with key: SigningKey,
        keepingHeadAt headPath: String,
        lockTimeoutMilliseconds: Int = 10_000
    ) throws(LedgerError) -> SigningReceipt {
        do {
            let headLock = try FileLock(
                headPath + ".lock",
                .exclusive,
                timeoutMilliseconds: lockTimeoutMilliseconds
            )
            let writer = try LogWriter(
                locking: log,
                timeoutMilliseconds: lockTimeoutMilliseconds
            )
            defer { withExtendedLifetime(headLock) { withExtendedLifetime(writer) {} } }
            return try signAlone(with: key, keepingHeadAt: headPath)
        } catch let error as LedgerError {
            throw error
        } catch let failure as LogFailure {
            throw .log(failure)
        } catch {
            preconditionFailure("every failure has a name: \(error)")
        }
    }

    private mutating func signAlone(
        with key: SigningKey,
        keepingHeadAt headPath: String
    ) throws -> SigningReceipt {
        try refresh()
        let origin = opening?.origin.text ?? ""
        guard key.verifier.name.utf8.elementsEqual(origin.utf8) else {
            throw LedgerError.checkpoint(.otherKey(key.verifier.name, origin: origin))
        }
        try sync(size)
        let files = CheckpointFiles(of: log)
        if let fault = files.fault { throw fault }
        let standing = try Self.checkpoint(of: log)
        if let standing { try checkExtends(standing.head, "Events/checkpoint") }
        if let last = try Self.lastHead(headPath) { try checkExtends(last.head, headPath) }
        let head = unsignedHead
        let isSame = standing?.head == head
        if isSame, let standing,
            try !standing.note.signers(among: [key.verifier]).isEmpty
        {
            return SigningReceipt(checkpoint: standing, isNew: false, isKeyNew: false)
        }
        let signed =
            try isSame
            ? standing?.signed(by: key) ?? SignedCheckpoint(head, signedBy: key)
            : SignedCheckpoint(head, signedBy: key)
        // First what keeps this key from ever signing another history, then what is published.
        let place = Self.parted(headPath)
        try PublishedFile.write(
            signed.note.bytes,
            to: place.name,
            in: place.directory,
            by: log.calls
        )
        let isKeyNew = try trust(key.verifier)
        try PublishedFile.write(
            signed.note.bytes,
            to: CheckpointFiles.checkpointName,
            in: log.directory,
            by: log.calls
        )
        return SigningReceipt(checkpoint: signed, isNew: true, isKeyNew: isKeyNew)
    }

    private static func lastHead(_ path: String) throws -> SignedCheckpoint? {
        do {
            return try PublishedFile.contents(of: path).map(SignedCheckpoint.init)
        } catch let fault as FormatFault {
            throw LedgerError.checkpoint(.unreadable(file: path, fault))
        }
    }

    /// Checks that the log extends a head.
    private func checkExtends(_ head: Checkpoint, _ file: String) throws(LedgerError) {
        guard head.origin.utf8.elementsEqual((opening?.origin.text ?? "").utf8) else {
            throw .checkpoint(.otherLog(file: file, origin: head.origin))
        }
        guard head.size <= size.count, try root(of: LogSize(head.size)) == head.root else {
            throw .checkpoint(.notExtended(file: file, size: head.size))
        }
    }

    private static func parted(_ path: String) -> (directory: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (String(path[...slash]), String(path[path.index(after: slash)...]))
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
        let log = log
        return try LedgerError.naming {
            let writer = try LogWriter(
                locking: log,
                timeoutMilliseconds: lockTimeoutMilliseconds
            )
            defer { withExtendedLifetime(writer) {} }
            return try trust(key)
        }
    }

    /// Adds a key, under the lock.
    private func trust(_ key: VerifierKey) throws -> Bool {
        let keys = try Self.keys(of: log)
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
