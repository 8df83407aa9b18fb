public import FilingModel
public import TransparencyLog

/// A state of the log: how many events there are, and the one root that they have.
public struct LogHead: Hashable, Sendable {
    /// How many events the log has.
    public let size: LogSize
    /// The root of the Merkle tree over them.
    public let root: Digest

    /// A state of the log.
    public init(size: LogSize, root: Digest) {
        self.size = size
        self.root = root
    }

    /// The state of a log without events.
    public static let empty = LogHead(size: LogSize(0), root: MerkleTree().root)
}
