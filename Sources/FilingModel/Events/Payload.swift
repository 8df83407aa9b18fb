/// The content of an event, and what was noted beside it.
public struct Payload: Hashable, Sendable {
    /// The event.
    public var event: FilingEvent
    /// The remark and the documents beside it.
    public var annotations: Annotations

    /// A payload.
    @inlinable
    public init(_ event: FilingEvent, annotations: Annotations = Annotations()) {
        self.event = event
        self.annotations = annotations
    }
}
