import EventLog
public import FilingModel
import GRDB
public import TransparencyLog

/// The state of the log that the read model stands at.
public struct LogHead: Hashable, Sendable {
    /// How many events the log has.
    public let size: LogSize
    /// The root of the Merkle tree over them.
    public let root: Digest

    /// A state of the log.
    ///
    /// - Parameters:
    ///   - size: How many events the log has.
    ///   - root: The root of the Merkle tree over them.
    public init(size: LogSize, root: Digest) {
        self.size = size
        self.root = root
    }

    /// The state of a log without events.
    public static let empty = LogHead(size: LogSize(0), root: MerkleTree().root)
}

/// Where in the log the read model stands, as it keeps that.
struct Position: Hashable {
    var tree: MerkleTree
    var log: LogPosition
    var stamps: [SegmentStamp]

    /// The state of an empty log.
    static let start = Position(tree: MerkleTree(), log: .start, stamps: [])

    var head: LogHead { LogHead(size: LogSize(log.size), root: tree.root) }

    /// How many bytes stand after the last complete batch.
    var tornBytes: Int {
        guard let last = stamps.last, last.segment == log.segment else { return 0 }
        return last.length - log.offset
    }

    /// Reads what was kept.
    ///
    /// - Throws: `ReadModelFailure.damaged` if it is not there or its parts do not fit together.
    init(of db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "SELECT size, root, subtrees, segment, offset, fingerprint FROM _position"
        )
        guard let row = try Row.fetchOne(statement) else {
            throw ReadModelFailure.damaged("it was not finished")
        }
        let subtrees = (row[2] as Blob).bytes
        let digests = stride(from: 0, to: subtrees.count, by: 32).compactMap {
            Digest(bytes: Array(subtrees[$0..<min($0 + 32, subtrees.count)]))
        }
        guard let tree = MerkleTree(size: row[0], subtrees: digests),
            tree.root.bytes == (row[1] as Blob).bytes
        else { throw ReadModelFailure.damaged("its root is not that of its tree") }
        self.tree = tree
        log = LogPosition(
            size: row[0],
            segment: Segment(firstSequence: row[3]),
            offset: row[4],
            fingerprint: (row[5] as Blob).bytes
        )
        let stamps = try db.cachedStatement(
            sql: "SELECT segment, length, modified, changed, file FROM _segments ORDER BY segment"
        )
        self.stamps = try Row.fetchAll(stamps).map { row in
            SegmentStamp(
                segment: Segment(firstSequence: row[0]),
                length: row[1],
                modified: row[2],
                changed: row[3],
                file: row[4]
            )
        }
    }

    /// How many events there are: all that a question needs to know of the position.
    ///
    /// - Throws: `ReadModelFailure.damaged` if it is not there.
    static func size(of db: Database) throws -> LogSize {
        let statement = try db.cachedStatement(sql: "SELECT size FROM _position")
        guard let size = try Int.fetchOne(statement) else {
            throw ReadModelFailure.damaged("it was not finished")
        }
        return LogSize(size)
    }

    /// The hash of the first line of the log; of no bytes for an empty log.
    static func opening(_ db: Database) throws -> Digest {
        try Blob.fetchOne(db, sql: "SELECT leaf FROM _events WHERE sequence = 0")
            .flatMap { Digest(bytes: $0.bytes) } ?? LogHead.empty.root
    }

    init(tree: MerkleTree, log: LogPosition, stamps: [SegmentStamp]) {
        self.tree = tree
        self.log = log
        self.stamps = stamps
    }

    /// Keeps it, in the place of what was kept before.
    func save(in db: Database) throws {
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
        for stamp in stamps {
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO _segments (segment, length, modified, changed, file)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    stamp.segment.firstSequence, stamp.length, stamp.modified, stamp.changed,
                    stamp.file,
                ]
            )
        }
    }
}
