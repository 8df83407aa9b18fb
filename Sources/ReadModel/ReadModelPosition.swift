public import EventLog
import FilingModel
public import TransparencyLog

/// The place in the log up to which a reader has read it, or a writer has written it.
public struct ReadModelPosition: Hashable, Sendable {
    /// The Merkle tree over the events before it.
    public var tree: MerkleTree
    /// The end of the last complete batch.
    public var log: LogPosition
    /// The identities of the segments when they were read, in order.
    public var segments: [SegmentIdentity]

    /// The start of the log.
    public static let start = ReadModelPosition(tree: MerkleTree(), log: .start, segments: [])

    /// The state of the log at this place.
    public var head: LogHead { LogHead(size: LogSize(log.size), root: tree.root) }

    /// The length of the torn tail after the last complete batch, in bytes.
    public var tornBytes: Int {
        guard let last = segments.last, last.segment == log.segment else { return 0 }
        return last.length - log.offset
    }

    /// Notes the identity of a segment after it was written to.
    public mutating func note(_ identity: SegmentIdentity) {
        if let known = segments.lastIndex(where: { $0.segment == identity.segment }) {
            segments[known] = identity
        } else {
            segments.append(identity)
        }
    }

    /// A place in the log.
    public init(tree: MerkleTree, log: LogPosition, segments: [SegmentIdentity]) {
        self.tree = tree
        self.log = log
        self.segments = segments
    }
}
