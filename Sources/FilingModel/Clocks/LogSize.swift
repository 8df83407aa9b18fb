/// The number of events of the log that count, from the first: the third clock.
public struct LogSize: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number of events.
    public let count: Int

    /// A log of some size.
    ///
    /// - Parameter count: How many events, 0 or more.
    public init(_ count: Int) {
        precondition(count >= 0, "a log size is not negative")
        self.count = count
    }

    /// The count in digits.
    public var description: String { String(count) }

    /// Orders sizes.
    public static func < (lhs: LogSize, rhs: LogSize) -> Bool { lhs.count < rhs.count }
}
