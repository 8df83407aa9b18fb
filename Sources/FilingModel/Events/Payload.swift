/// What an event says: the event, and what was noted beside it.
public struct Payload: Hashable, Sendable {
    /// The event.
    public var event: FilingEvent
    /// What was noted beside it.
    public var annotations: Annotations

    /// A payload.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - annotations: What was noted beside it.
    @inlinable
    public init(_ event: FilingEvent, annotations: Annotations = Annotations()) {
        self.event = event
        self.annotations = annotations
    }
}
