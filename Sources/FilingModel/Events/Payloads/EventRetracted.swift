/// An event should not have been recorded.
public struct EventRetracted: Hashable, Sendable {
    /// The event that is retracted.
    public var target: EventID
    /// The reason.
    @ByBytes public var reason: String

    /// A retraction.
    public init(target: EventID, reason: String) {
        self.target = target
        self.reason = reason
    }
}
