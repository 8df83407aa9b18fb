/// A point in time as it was written, with its offset from UTC.
///
/// Source: RFC 3339 §5.6, with at most nine digits of a second, and no leap second.
public struct ZonedTime: Hashable, Sendable, CustomStringConvertible {
    /// The time as written.
    public let spelling: String

    /// The date as written, in the offset as written.
    public let date: CalendarDate

    /// The offset as written, in seconds east of UTC.
    public let offsetSeconds: Int

    /// The point in time.
    public let instant: Instant

    /// Reads a time.
    ///
    /// - Parameter spelling: `YYYY-MM-DDThh:mm:ss[.fraction](Z|±hh:mm)`.
    /// - Throws: `Malformed`.
    public init(_ spelling: some StringProtocol) throws(Malformed) {
        var scanner = DigitScanner(
            spelling,
            kind: .publicTime,
            form: "must be a time with its offset, as 2025-04-25T18:30:00+08:00"
        )
        date = try scanner.date()
        try scanner.literal("T")
        let timeOfDay = try scanner.timeOfDay()
        let nanoseconds = try scanner.nanoseconds()
        offsetSeconds = try scanner.offsetSeconds()
        try scanner.end()
        instant = Instant(
            seconds: Int64(date.dayNumber) * 86_400 + Int64(timeOfDay - offsetSeconds),
            nanoseconds: nanoseconds
        )
        self.spelling = String(spelling)
    }

    /// The start of a day in an offset.
    ///
    /// - Parameters:
    ///   - date: The day.
    ///   - offsetSeconds: Seconds east of UTC, a multiple of 60, less than a day.
    public init(startOf date: CalendarDate, offsetSeconds: Int) {
        precondition(offsetSeconds % 60 == 0 && abs(offsetSeconds) < 86_400, "not an offset")
        let minutes = abs(offsetSeconds) / 60
        let sign = offsetSeconds < 0 ? "-" : "+"
        spelling = "\(date)T00:00:00\(sign)\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
        self.date = date
        self.offsetSeconds = offsetSeconds
        instant = Instant(seconds: Int64(date.dayNumber) * 86_400 - Int64(offsetSeconds))
    }

    /// The last nanosecond of the date as written, in the offset as written.
    public var lastInstantOfDate: Instant {
        Instant(
            seconds: (Int64(date.dayNumber) + 1) * 86_400 - Int64(offsetSeconds) - 1,
            nanoseconds: 999_999_999
        )
    }

    /// The time as written.
    public var description: String { spelling }
}
