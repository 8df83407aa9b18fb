/// An event as it stands in the log.
///
/// Source: CloudEvents 1.0, for the attributes `id`, `source`, `subject`, `time`.
public struct RecordedEvent: Hashable, Sendable {
    /// Its place in the log, from 0.
    public var sequence: Int
    /// The identifier, of which there is one in its ledger.
    public var id: EventID
    /// The address at which it was read.
    public var source: Source
    /// The company, cohort, market or ledger that it is about.
    public var subject: Subject
    /// The time at which it became public.
    public var time: PublicTime
    /// The time at which this ledger recorded it.
    public var recordedAt: RecordedTime
    /// The name of whoever recorded it, as they gave it.
    @ByBytes public var recordedBy: String
    /// The number of events of an atomic batch, on the first of more than one.
    public var batchSize: Int?
    /// The content.
    public var payload: Payload

    /// An event.
    @inlinable
    public init(
        sequence: Int,
        id: EventID,
        source: Source,
        subject: Subject,
        time: PublicTime,
        recordedAt: RecordedTime,
        recordedBy: String,
        batchSize: Int? = nil,
        payload: Payload
    ) {
        self.sequence = sequence
        self.id = id
        self.source = source
        self.subject = subject
        self.time = time
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
        self.batchSize = batchSize
        self.payload = payload
    }

    /// The event with the content that a correction gives it.
    ///
    /// The payload is replaced whole; time and source only where the correction has them. The event
    /// keeps its own sequence and identifier.
    public func corrected(by correction: EventCorrected) -> RecordedEvent {
        var event = self
        event.payload = correction.replacement
        if let time = correction.time { event.time = time }
        if let source = correction.newSource { event.source = source }
        return event
    }

    /// Its type.
    public var type: EventType { payload.event.type }
}
