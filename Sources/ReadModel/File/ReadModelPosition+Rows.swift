import EventLog
import FilingModel
import GRDB
import TransparencyLog

extension ReadModelPosition {
    /// Reads the position of a read model.
    ///
    /// - Throws: `ReadModelError.damaged` if it is not there, or its parts do not fit together.
    init(of db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "SELECT size, root, subtrees, segment, offset, fingerprint FROM _position"
        )
        guard let row = try Row.fetchOne(statement) else {
            throw ReadModelError.damaged(.unfinished)
        }
        let subtrees = (row[2] as Blob).bytes
        let digests = stride(from: 0, to: subtrees.count, by: 32).compactMap {
            Digest(bytes: Array(subtrees[$0..<min($0 + 32, subtrees.count)]))
        }
        guard let tree = MerkleTree(size: row[0], subtrees: digests),
            tree.root.bytes == (row[1] as Blob).bytes
        else { throw ReadModelError.damaged(.otherRoot) }
        let log = LogPosition(
            size: row[0],
            segment: Segment(firstSequence: row[3]),
            offset: row[4],
            fingerprint: (row[5] as Blob).bytes
        )
        self.init(tree: tree, log: log, segments: try Self.segments(in: db))
    }

    /// The identities of the segments, in order: hundreds of a large log.
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

    /// The number of events, which is all of the position that a question needs.
    static func size(of db: Database) throws -> LogSize {
        let statement = try db.cachedStatement(sql: "SELECT size FROM _position")
        guard let size = try Int.fetchOne(statement) else {
            throw ReadModelError.damaged(.unfinished)
        }
        return LogSize(size)
    }

    /// The hash of the first line of the log; of no bytes for an empty log.
    static func opening(_ db: Database) throws -> Digest {
        try Blob.fetchOne(db, sql: "SELECT leaf FROM _events WHERE sequence = 0")
            .flatMap { Digest(bytes: $0.bytes) } ?? LogHead.empty.root
    }

    /// Saves it in the place of an earlier position, whose segments are not written again where
    /// they are the same.
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
                    identity.segment.firstSequence, identity.length, identity.modified,
                    identity.changed,
                    identity.file,
                ]
            )
        }
    }
}
