/// The day on which facts have to hold: the first clock.
public struct ValidDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The day.
    public let date: CalendarDate

    /// The day on which facts have to hold.
    public init(_ date: CalendarDate) { self.date = date }

    /// The day `YYYY-MM-DD`.
    public var description: String { date.description }

    /// Orders days by time.
    public static func < (lhs: ValidDate, rhs: ValidDate) -> Bool { lhs.date < rhs.date }
}
