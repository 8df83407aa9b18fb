public import FilingModel

/// The place of an event in the log, with its type.
public struct EventLocation: Hashable, Sendable {
    /// Its sequence.
    public let sequence: Int
    /// Its type.
    public let type: EventType

    /// A place.
    public init(sequence: Int, type: EventType) {
        self.sequence = sequence
        self.type = type
    }
}
