public import FilingModel

/// The sizes of the log at which something counts.
public struct RecordedSpan: Hashable, Sendable {
    /// The sequence of the event that brought it; it counts from the size after that on.
    public let opened: Int

    /// The sequence of the amendment that ended it; nil: none yet.
    public var closed: Int?

    /// A span.
    public init(opened: Int, closed: Int? = nil) {
        self.opened = opened
        self.closed = closed
    }

    /// Whether it counts among the first events of the log.
    public func contains(_ size: LogSize) -> Bool {
        opened < size.count && closed.map { size.count <= $0 } ?? true
    }
}
