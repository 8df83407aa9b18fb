import EventLog
import GRDB
import TransparencyLog

/// Holds the part of the log that the read model was built from against the log as it is now.
///
/// A segment whose stamp is the same has not been written to. Where the stamp differs (a copy, a
/// checkout, an edit) every line is hashed and compared with the leaf that was kept, so that a
/// change is found, and the first event it touches is named.
struct LogCheck {
    private let db: Database
    private let log: EventLog
    private let position: Position

    init(_ db: Database, _ log: EventLog, _ position: Position) {
        self.db = db
        self.log = log
        self.position = position
    }

    /// Checks every segment whose stamp is not the one that was kept.
    ///
    /// - Throws: `LogFailure.damaged`, with the first event that is not what was recorded.
    func check(_ stamps: [SegmentStamp]) throws {
        for kept in position.stamps where kept.segment <= position.log.segment {
            guard let now = stamps.first(where: { $0.segment == kept.segment }) else {
                throw damage(kept.segment, at: 0, "is gone")
            }
            if now != kept { try check(kept) }
        }
    }

    /// Checks every segment, whatever its stamp.
    ///
    /// - Throws: `LogFailure.damaged`, with the first event that is not what was recorded.
    func checkAll() throws {
        for kept in position.stamps where kept.segment <= position.log.segment { try check(kept) }
    }

    private func check(_ kept: SegmentStamp) throws {
        let isLast = kept.segment == position.log.segment
        let end = isLast ? position.log.offset : kept.length
        let bytes = try log.bytes(of: kept.segment, upTo: end)
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT sequence, offset, length, leaf FROM _events
                WHERE sequence >= ? AND segment = ? ORDER BY sequence
                """,
            arguments: [kept.segment.firstSequence, kept.segment.firstSequence]
        )
        while let row = try rows.next() {
            let (sequence, offset, length): (Int, Int, Int) = (row[0], row[1], row[2])
            guard offset + length < bytes.count else {
                let finding = "is cut to \(bytes.count) bytes, but event \(sequence) had been there"
                throw damage(kept.segment, at: bytes.count, finding)
            }
            let leaf = MerkleTree.leafHash(Array(bytes[offset..<offset + length]))
            guard leaf.bytes == (row[3] as Blob).bytes, bytes[offset + length] == 0x0A else {
                throw damage(kept.segment, at: offset, "event \(sequence) is not what was recorded")
            }
        }
    }

    private func damage(_ segment: Segment, at offset: Int, _ finding: String) -> LogFailure {
        .damaged(LogFailure.Damage(segment: segment.name, offset: offset, finding: finding))
    }
}
