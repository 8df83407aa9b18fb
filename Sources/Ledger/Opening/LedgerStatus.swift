public import EventLog
public import FilingModel
public import ReadModel
public import TransparencyLog

/// How a ledger stands, looked at without changing anything.
public struct LedgerStatus: Hashable, Sendable {
    /// The ledger's directory.
    public let directory: String
    /// What the ledger says of itself, as it was opened.
    public let opening: LedgerOpened
    /// How many events the log has.
    public let size: LogSize
    /// The root of the Merkle tree over them.
    public let root: Digest
    /// The files of the log, in order.
    public let segments: [SegmentIdentity]
    /// The length of a torn tail, in bytes; 0 without one.
    public let tornBytes: Int
    /// How many events the checkpoint beside the log covers; nil without one.
    public let checkpoint: Int?
    /// What became of the read model; nil if it can only be in memory.
    public let readModel: ReadModelStatus?
    /// How many published snapshots there are.
    public let snapshots: Int

    /// How many events the read model has yet to take in; nil if it has to be built.
    public var lag: Int? {
        guard case .standing(let head)? = readModel?.state else { return nil }
        return size.count - head.size.count
    }

    /// How much disk the log uses, in bytes.
    public var logBytes: Int { segments.bytes }

    /// Looks at a ledger; reads the whole log, unless the read model has seen it as it is.
    public init(of directory: String, host: LedgerHost) throws(LedgerError) {
        let log = try LedgerError.converting { try host.log(in: directory) }
        let opening = try Ledger.firstOpening(of: log, directory)
        let readModel = try LedgerError.converting {
            try ReadModelStatus(
                of: log,
                at: host.readModel(of: directory, origin: opening.origin)
            )
        }
        let (head, tornBytes) = try LedgerError.converting { try Self.end(of: log, readModel) }
        self.directory = directory
        self.opening = opening
        size = head.size
        root = head.root
        self.tornBytes = tornBytes
        segments = try LedgerError.converting { try log.segmentIdentities() }
        checkpoint = try LedgerError.converting { try log.checkpointSize() }
        self.readModel = readModel
        snapshots = try SnapshotFolder(ledger: directory).names().count
    }

    private static func end(
        of log: EventLog,
        _ readModel: ReadModelStatus?
    ) throws -> (head: LogHead, tornBytes: Int) {
        if case .standing(let head)? = readModel?.state, let torn = readModel?.tornBytes {
            return (head, torn)
        }
        var tree = MerkleTree()
        let end = try log.eachChunk(on: log.workers) { chunk in
            MerkleTree.Run(chunk.leaves(), from: chunk.firstSequence)
        } merge: {
            tree.append($0)
        }
        return (LogHead(size: LogSize(tree.size), root: tree.root), end.tornBytes)
    }
}
