/// An event had been recorded wrongly; this is its whole content, anew.
public struct EventCorrected: Hashable, Sendable {
    /// The event that is corrected.
    public var target: EventID
    /// The reason.
    @ByBytes public var reason: String
    /// The whole payload, anew, of the target's type.
    public var replacement: Payload
    /// The time at which it became public, where that was wrong too.
    public var time: PublicTime?
    /// The address at which it was read, where that was wrong too.
    public var newSource: Source?

    /// A correction.
    public init(
        target: EventID,
        reason: String,
        replacement: Payload,
        time: PublicTime? = nil,
        newSource: Source? = nil
    ) {
        self.target = target
        self.reason = reason
        self.replacement = replacement
        self.time = time
        self.newSource = newSource
    }
}
