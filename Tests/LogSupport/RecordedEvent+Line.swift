package import EventLog
package import FilingModel
internal import TestSupport

extension RecordedEvent {
    /// The event's line as it was recorded, without a line feed.
    package func line() throws(LineError) -> [UInt8] {
        try EventCodec.line(
            EventCodec.prepare(EventCodec.json(draft), now: recordedAt),
            recordedAt: recordedAt,
            recordedBy: recordedBy,
            batchSize: batchSize
        )
    }
}
