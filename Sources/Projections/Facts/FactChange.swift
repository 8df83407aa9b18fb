public import FilingModel

/// The change that one event makes to the facts: the pure step of every projection.
///
/// An amendment ends the version that is in force, a correction brings the next one, and every
/// other event brings itself.
public struct FactChange: Hashable, Sendable {
    /// The version that is ended, as it was in force; nil: none.
    public let ended: EventVersion?
    /// The version that counts from then on; nil: none.
    public let brought: EventVersion?
    /// The sequence of the event.
    public let sequence: Int

    /// Whether what is ended is gone for good.
    public var isRetraction: Bool { ended != nil && brought == nil }

    /// What an event changes.
    ///
    /// An amendment of what is not there changes nothing: that is refused before it is recorded,
    /// and found by an audit.
    ///
    /// - Throws: What `current` throws.
    public init(
        _ event: RecordedEvent,
        current: (EventID) throws -> EventVersion?
    ) rethrows {
        sequence = event.sequence
        switch event.payload.event.amendment {
        case .correction(let correction)?:
            ended = try current(correction.target)
            brought = ended.map {
                EventVersion($0.event.corrected(by: correction), correctedBy: event)
            }
        case .retraction(let retraction)?:
            ended = try current(retraction.target)
            brought = nil
        case nil:
            ended = nil
            brought = EventVersion(asFiled: event)
        }
    }
}
