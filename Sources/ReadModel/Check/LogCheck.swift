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
    private let position: ReadModelPosition

    init(_ db: Database, _ log: EventLog, _ position: ReadModelPosition) {
        self.db = db
        self.log = log
        self.position = position
    }

    /// Checks every segment whose stamp is neither the one that was kept, nor one that is trusted.
    ///
    /// - Throws: `LogError.damaged`, with the first event that is not what was recorded.
    func check(_ stamps: [SegmentIdentity], trusting own: [SegmentIdentity]) throws {
        let present = Dictionary(uniqueKeysWithValues: stamps.map { ($0.segment, $0) })
        for kept in position.stamps where kept.segment <= position.log.segment {
            guard let now = present[kept.segment] else {
                throw damage(kept.segment, at: 0, "is gone")
            }
            if now != kept, !own.contains(now) { try check(kept) }
        }
    }

    /// Checks that what a writer has written is there, if the read model does not hold it yet.
    ///
    /// - Parameters:
    ///   - written: Where the writer stands.
    ///   - log: The log.
    ///   - kept: Where the read model stands.
    ///   - stamps: The stamps of the segments as they are.
    /// - Throws: `LogError.damaged` if it is not; `LogError`.
    static func check(
        _ written: ReadModelPosition,
        in log: EventLog,
        after kept: ReadModelPosition,
        _ stamps: [SegmentIdentity]
    ) throws {
        let left = written.stamps.filter { $0.segment >= kept.log.segment }
        guard kept.log.size < written.log.size, !left.allSatisfy(stamps.contains) else { return }
        var tree = kept.tree
        let end = try log.read(from: kept.log) { line in
            if tree.size < written.tree.size { tree.append(line.bytes) }
        }
        guard tree != written.tree else { return }
        let isCut = tree.size < written.tree.size
        let (place, offset) =
            isCut
            ? (end.position.segment, end.position.offset + end.tornBytes)
            : (kept.log.segment, kept.log.offset)
        let finding =
            isCut
            ? "event \(tree.size) is missing: \(written.tree.size) events had been written"
            : "the events from \(kept.log.size) to \(tree.size - 1) are not those that were written"
        throw LogError.damaged(.init(segment: place.name, offset: offset, finding: finding))
    }

    /// Checks every segment, whatever its stamp.
    ///
    /// - Throws: `LogError.damaged`, with the first event that is not what was recorded.
    func checkAll() throws {
        for kept in position.stamps where kept.segment <= position.log.segment { try check(kept) }
    }

    private func check(_ kept: SegmentIdentity) throws {
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

    private func damage(_ segment: Segment, at offset: Int, _ finding: String) -> LogError {
        .damaged(LogError.Damage(segment: segment.name, offset: offset, finding: finding))
    }
}
