import EventLog
import GRDB
import TransparencyLog

/// Compares the log as it is now with the part of it that the read model was built from.
///
/// A segment with the same identity has not been written to. In another one (a copy, a checkout, an
/// edit) every line is hashed and compared with the leaf that was kept, so that a change is found,
/// and the first event that it touches.
struct LogCheck {
    private let db: Database
    private let log: EventLog
    private let position: ReadModelPosition

    init(_ db: Database, _ log: EventLog, _ position: ReadModelPosition) {
        self.db = db
        self.log = log
        self.position = position
    }

    /// Checks every segment whose identity is neither the one that was kept nor a trusted one.
    func check(_ segments: [SegmentIdentity], trusting own: [SegmentIdentity]) throws {
        let present = Dictionary(uniqueKeysWithValues: segments.map { ($0.segment, $0) })
        for kept in position.segments where kept.segment <= position.log.segment {
            guard let now = present[kept.segment] else {
                throw Self.damage(.missingSegment, in: kept.segment, at: 0)
            }
            if now != kept, !own.contains(now) { try check(kept) }
        }
    }

    /// Checks that the log holds what a writer has written, as far as the read model does not.
    ///
    /// - Throws: `LogError.damaged` if it does not; `LogError`.
    static func check(
        _ written: ReadModelPosition,
        in log: EventLog,
        after kept: ReadModelPosition,
        _ segments: [SegmentIdentity]
    ) throws {
        let left = written.segments.filter { $0.segment >= kept.log.segment }
        guard kept.log.size < written.log.size, !left.allSatisfy(segments.contains) else { return }
        var tree = kept.tree
        let end = try log.read(from: kept.log) { line in
            if tree.size < written.tree.size { tree.append(line.bytes) }
        }
        guard tree != written.tree else { return }
        guard tree.size < written.tree.size else {
            let events = kept.log.size...tree.size - 1
            throw damage(.otherEvents(events), in: kept.log.segment, at: kept.log.offset)
        }
        throw damage(
            .missingEvent(tree.size, of: written.tree.size, .writer),
            in: end.position.segment,
            at: end.position.offset + end.tornBytes
        )
    }

    /// Checks every segment, whatever its identity.
    func checkAll() throws {
        for kept in position.segments where kept.segment <= position.log.segment { try check(kept) }
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
                let cut = LogDamage.Kind.cutBeforeEvent(sequence, to: bytes.count)
                throw Self.damage(cut, in: kept.segment, at: bytes.count)
            }
            let leaf = MerkleTree.leafHash(Array(bytes[offset..<offset + length]))
            guard leaf.bytes == (row[3] as Blob).bytes, bytes[offset + length] == 0x0A else {
                throw Self.damage(.otherEvent(sequence), in: kept.segment, at: offset)
            }
        }
    }

    private static func damage(
        _ kind: LogDamage.Kind,
        in segment: Segment,
        at offset: Int
    ) -> LogError {
        .damaged(LogDamage(kind, in: segment.name, at: offset))
    }
}
