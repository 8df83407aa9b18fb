/// An event should not have been recorded.
public struct EventRetracted: Hashable, Sendable {
    /// The event that is retracted.
    public var target: EventID
    /// Why.
    public var reason: String

    /// A retraction.
    ///
    /// - Parameters:
    ///   - target: The event that is retracted.
    ///   - reason: Why.
    public init(target: EventID, reason: String) {
        self.target = target
        self.reason = reason
    }
}
