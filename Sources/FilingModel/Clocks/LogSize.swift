/// How many events of the log count, from the first: the third clock.
public struct LogSize: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// How many events.
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
    ///
    /// - Parameters:
    ///   - lhs: The one size.
    ///   - rhs: The other size.
    /// - Returns: Whether the first is smaller.
    public static func < (lhs: LogSize, rhs: LogSize) -> Bool { lhs.count < rhs.count }
}
