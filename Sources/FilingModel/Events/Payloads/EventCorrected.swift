/// An event had been recorded wrongly; this is its whole content, anew.
public struct EventCorrected: Hashable, Sendable {
    /// The event that is corrected.
    public var target: EventID
    /// Why.
    public var reason: String
    /// The whole payload, anew, of the target's type.
    public var replacement: Payload
    /// When the fact became public, where that was wrong too.
    public var time: PublicTime?
    /// Where it was read, where that was wrong too.
    public var newSource: Source?

    /// A correction.
    ///
    /// - Parameters:
    ///   - target: The event that is corrected.
    ///   - reason: Why.
    ///   - replacement: The whole payload, anew, of the target's type.
    ///   - time: When the fact became public, where that was wrong too.
    ///   - newSource: Where it was read, where that was wrong too.
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
