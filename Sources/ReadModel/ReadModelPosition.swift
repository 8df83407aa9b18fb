public import EventLog
public import FilingModel
import GRDB
public import TransparencyLog

/// Where in the log its reader stands: the read model, as it keeps that, or a writer.
public struct ReadModelPosition: Hashable, Sendable {
    /// The Merkle tree over the events before it.
    public var tree: MerkleTree
    /// The end of the last complete batch.
    public var log: LogPosition
    /// The identities of the segments when they were read, in order.
    public var segments: [SegmentIdentity]

    /// The start of the log.
    public static let start = ReadModelPosition(tree: MerkleTree(), log: .start, segments: [])

    /// The state of the log there.
    public var head: LogHead { LogHead(size: LogSize(log.size), root: tree.root) }

    /// How many bytes stand after the last complete batch.
    public var tornBytes: Int {
        guard let last = segments.last, last.segment == log.segment else { return 0 }
        return last.length - log.offset
    }

    /// Notes how a segment was left that was written to.
    public mutating func note(_ identity: SegmentIdentity) {
        if let known = segments.lastIndex(where: { $0.segment == identity.segment }) {
            segments[known] = identity
        } else {
            segments.append(identity)
        }
    }

    /// A place in the log.
    ///
    /// - Parameter identities: The identities of the segments, in order.
    public init(tree: MerkleTree, log: LogPosition, segments: [SegmentIdentity]) {
        self.tree = tree
        self.log = log
        self.segments = segments
    }
}

extension ReadModelPosition {
    /// Reads what was kept.
    ///
    /// - Throws: `ReadModelError.damaged` if it is not there or its parts do not fit together.
    init(of db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "SELECT size, root, subtrees, segment, offset, fingerprint FROM _position"
        )
        guard let row = try Row.fetchOne(statement) else {
            throw ReadModelError.damaged("it was not finished")
        }
        let subtrees = (row[2] as Blob).bytes
        let digests = stride(from: 0, to: subtrees.count, by: 32).compactMap {
            Digest(bytes: Array(subtrees[$0..<min($0 + 32, subtrees.count)]))
        }
        guard let tree = MerkleTree(size: row[0], subtrees: digests),
            tree.root.bytes == (row[1] as Blob).bytes
        else { throw ReadModelError.damaged("its root is not that of its tree") }
        let log = LogPosition(
            size: row[0],
            segment: Segment(firstSequence: row[3]),
            offset: row[4],
            fingerprint: (row[5] as Blob).bytes
        )
        self.init(tree: tree, log: log, segments: try Self.segments(in: db))
    }

    /// The identities that were kept, in order: hundreds of a large log.
    private static func segments(in db: Database) throws -> [SegmentIdentity] {
        let row = try RawStatement(
            "SELECT segment, length, modified, changed, file FROM _segments ORDER BY segment",
            in: db
        )
        defer { row.reset() }
        var segments: [SegmentIdentity] = []
        while try row.next() {
            segments.append(
                SegmentIdentity(
                    segment: Segment(firstSequence: row.int(0)),
                    length: row.int(1),
                    modified: Int64(row.int(2)),
                    changed: Int64(row.int(3)),
                    file: Int64(row.int(4))
                )
            )
        }
        return segments
    }

    /// How many events there are: all that a question needs to know of the position.
    ///
    /// - Throws: `ReadModelError.damaged` if it is not there.
    static func size(of db: Database) throws -> LogSize {
        let statement = try db.cachedStatement(sql: "SELECT size FROM _position")
        guard let size = try Int.fetchOne(statement) else {
            throw ReadModelError.damaged("it was not finished")
        }
        return LogSize(size)
    }

    /// The hash of the first line of the log; of no bytes for an empty log.
    static func opening(_ db: Database) throws -> Digest {
        try Blob.fetchOne(db, sql: "SELECT leaf FROM _events WHERE sequence = 0")
            .flatMap { Digest(bytes: $0.bytes) } ?? LogHead.empty.root
    }

    /// Keeps it, in the place of what was kept before.
    ///
    /// - Parameter kept: What was kept before; identities that are the same are not written again.
    func save(in db: Database, after kept: ReadModelPosition = .start) throws {
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO _position
                    (only, size, root, subtrees, segment, offset, fingerprint)
                VALUES (1, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                log.size, Blob(tree.root.bytes), Blob(tree.subtrees.flatMap(\.bytes)),
                log.segment.firstSequence, log.offset, Blob(log.fingerprint),
            ]
        )
        let same = Set(kept.segments)
        for identity in segments where !same.contains(identity) {
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO _segments (segment, length, modified, changed, file)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    identity.segment.firstSequence, identity.length, identity.modified, identity.changed,
                    identity.file,
                ]
            )
        }
    }
}
