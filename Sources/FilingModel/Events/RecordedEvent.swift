/// An event as it stands in the log.
///
/// Source: CloudEvents 1.0, for the attributes `id`, `source`, `subject`, `time`.
public struct RecordedEvent: Hashable, Sendable {
    /// Its place in the log, from 0.
    public var sequence: Int
    /// What identifies it in its ledger.
    public var id: EventID
    /// Where the fact was read.
    public var source: Source
    /// What it is about.
    public var subject: Subject
    /// When the fact became public.
    public var time: PublicTime
    /// When this ledger recorded it.
    public var recordedAt: RecordedTime
    /// Who recorded it, as they said.
    public var recordedBy: String
    /// On the first event of an atomic batch of more than one: how many.
    public var batchSize: Int?
    /// What it says.
    public var payload: Payload

    /// An event.
    ///
    /// - Parameters:
    ///   - sequence: Its place in the log, from 0.
    ///   - id: What identifies it in its ledger.
    ///   - source: Where the fact was read.
    ///   - subject: What it is about.
    ///   - time: When the fact became public.
    ///   - recordedAt: When this ledger recorded it.
    ///   - recordedBy: Who recorded it, as they said.
    ///   - batchSize: On the first event of an atomic batch of more than one: how many.
    ///   - payload: What it says.
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
    ///
    /// - Parameter correction: A correction of this event.
    /// - Returns: The event as corrected.
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
