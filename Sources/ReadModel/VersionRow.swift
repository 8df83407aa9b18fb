import EventLog
import FilingModel
import GRDB
import Projections

/// A version of an event as a row of `_versions`, joined with its event.
enum VersionRow {
    /// The columns that `version(of:)` reads, in order.
    static let columns = """
        v.sequence, v.recorded_from, v.recorded_to, v.is_retracted, v.type, s.name, v.time,
        v.precision, v.source, v.data, v.seal, v.id, e.recorded_at, e.recorded_by, e.batch_size,
        iif(v.recorded_from = v.sequence, NULL,
            (SELECT id FROM _events a WHERE a.sequence = v.recorded_from))
        """

    /// Where the columns come from.
    static let tables = """
        _versions v
        JOIN _events e ON e.sequence = v.sequence
        JOIN _subjects s ON s.subject = v.subject
        """

    /// The rows of an event whose sequence is given twice: as filed, and as corrected.
    static let ofEvent = """
        (v.version = 2 * ? OR (v.sequence = ? AND v.recorded_from <> v.sequence))
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
        let (kept, id): (Int64, String) = (row[10], row[11])
        guard kept == Seal.of([id, subject, time, precision, source, data]) else {
            throw ReadModelFailure.damaged("event \(sequence) is not what was written")
        }
        do {
            let type = EventType.allCases[row[4] as Int]
            let event = RecordedEvent(
                sequence: sequence,
                id: try EventID(id),
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
}
