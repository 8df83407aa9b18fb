import EventLog
import FilingModel
import GRDB
import Projections

/// A version of an event as a row of `_versions`, joined with its event.
enum VersionRow {
    /// The columns that `version(of:)` reads, in order.
    static let columns = """
        v.sequence, v.recorded_from, v.recorded_to, v.is_retracted, v.type, s.name, v.time,
        v.precision, v.source, v.data, v.seal, e.id, e.recorded_at, e.recorded_by, e.batch_size,
        iif(v.recorded_from = v.sequence, NULL,
            (SELECT id FROM _events a WHERE a.sequence = v.recorded_from))
        """

    /// Where the columns come from.
    static let tables = """
        _versions v
        JOIN _events e ON e.sequence = v.sequence
        JOIN _subjects s ON s.subject = v.subject
        """

    /// The rows that count at a size that is given twice.
    static let counting = """
        v.recorded_from < ? AND (v.recorded_to IS NULL OR v.recorded_to >= ?)
        """

    /// Reads a version.
    ///
    /// - Throws: `ReadModelFailure.damaged` if the row is not what was written.
    static func version(of row: Row) throws -> EventVersion {
        let sequence: Int = row[0]
        let data: String = row[9]
        let (time, precision): (String, String) = (row[6], row[7])
        let (subject, source): (String, String) = (row[5], row[8])
        let kept: Int64 = row[10]
        guard kept == seal([subject, time, precision, source, data]) else {
            throw ReadModelFailure.damaged("event \(sequence) is not what was written")
        }
        do {
            let type = EventType.allCases[row[4] as Int]
            let event = RecordedEvent(
                sequence: sequence,
                id: try EventID(row[11] as String),
                source: try Source(source),
                subject: try Subject(subject),
                time: PublicTime(
                    try ZonedTime(time),
                    precision: PublicTime.Precision(rawValue: precision) ?? .exact
                ),
                recordedAt: RecordedTime(milliseconds: row[12]),
                recordedBy: row[13],
                batchSize: row[14],
                payload: try EventCodec.payload(of: Array(data.utf8), type)
            )
            return EventVersion(
                event,
                span: RecordedSpan(opened: row[1], closed: row[2]),
                correctedBy: try (row[15] as String?).map { (id) throws in try EventID(id) },
                isRetracted: row[3]
            )
        } catch {
            throw ReadModelFailure.damaged("event \(sequence) cannot be read: \(error)")
        }
    }

    /// A digest of texts that shows when a file was damaged; it protects against nothing else.
    ///
    /// FNV-1a over words of eight bytes, with the length of each text behind it. Source: Fowler,
    /// Noll, Vo, Eastlake, *The FNV Non-Cryptographic Hash Algorithm*.
    static func seal(_ texts: [String]) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ word: UInt64) {
            hash = (hash ^ word) &* 0x0000_0100_0000_01B3
            hash ^= hash >> 32
        }
        for text in texts {
            let bytes = text.utf8.span
            var word: UInt64 = 0
            for place in bytes.indices {
                word = word << 8 | UInt64(bytes[place])
                if place % 8 == 7 { mix(word) }
            }
            mix(word)
            mix(UInt64(bytes.count))
        }
        return Int64(bitPattern: hash)
    }
}
