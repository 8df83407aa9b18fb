import EventLog
import FilingModel
import GRDB
import Projections

/// A version of an event as a row of `_versions`, joined with its event.
enum VersionRow {
    /// The columns that `version(of:)` reads, in order.
    static let columns = """
        v.sequence, v.recorded_from, v.recorded_to, v.is_retracted, v.type, s.name, v.id, v.time,
        v.precision, v.source, v.data, v.seal, e.recorded_at, e.recorded_by, e.batch_size,
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

    /// Reads the version in the row that a statement stands at.
    ///
    /// - Throws: `ReadModelError.damaged` if the row is not what was written.
    static func version(
        in row: RawStatement,
        _ decoder: inout EventDecoder
    ) throws -> EventVersion {
        let sequence = row.int(0)
        let subject = row.string(5)
        try row.checkSeal(of: sequence, subject: subject, from: 6)
        do {
            let type = SQLCondition.types[row.int(4)]
            let event = RecordedEvent(
                sequence: sequence,
                id: try row.eventID(6),
                source: try row.source(9),
                subject: try Subject(subject),
                time: try row.publicTime(7, precision: 8),
                recordedAt: RecordedTime(milliseconds: Int64(row.int(12))),
                recordedBy: row.string(13),
                batchSize: row.optionalInt(14),
                payload: try unsafe decoder.payload(of: row.text(10), type)
            )
            return EventVersion(
                event,
                span: RecordedSpan(opened: row.int(1), closed: row.optionalInt(2)),
                correctedBy: row.isNull(15) ? nil : try EventID(row.string(15)),
                isRetracted: row.int(3) != 0
            )
        } catch {
            throw ReadModelError.damaged(.unreadableEvent(sequence, UnexpectedError.words(error)))
        }
    }
}
