/// A point in time as it was written, with its offset from UTC.
///
/// Source: RFC 3339 §5.6, with at most nine digits of a second, and no leap second.
public struct ZonedTime: Hashable, Sendable, CustomStringConvertible {
    /// The point in time.
    public let instant: Instant

    /// The date as written, in the offset as written.
    public let date: CalendarDate

    private let zone: ZoneOffset

    /// The number of digits of a second that are written.
    private let fractionDigits: UInt8

    /// The offset as written, in seconds east of UTC.
    public var offsetSeconds: Int { zone.seconds }

    /// Reads a time.
    ///
    /// - Parameter spelling: `YYYY-MM-DDThh:mm:ss[.fraction](Z|±hh:mm)`.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        let text = String(spelling)
        try self.init(utf8: text.utf8.span)
    }

    /// Reads a time from the bytes of its spelling.
    package init(utf8 spelling: Span<UInt8>) throws(SpellingError) {
        var scanner = DigitScanner(
            .publicTime,
            form: "must be a time with its offset, as 2025-04-25T18:30:00+08:00"
        )
        date = try scanner.date(in: spelling)
        try scanner.literal("T", in: spelling)
        let timeOfDay = try scanner.timeOfDay(in: spelling)
        let fraction = try scanner.nanoseconds(in: spelling)
        zone = try scanner.zone(in: spelling)
        try scanner.end(of: spelling)
        fractionDigits = UInt8(fraction.digits)
        instant = Instant(
            seconds: Int64(date.dayNumber) * 86_400 + Int64(timeOfDay - zone.seconds),
            nanoseconds: fraction.value
        )
    }

    /// The start of a day in an offset.
    ///
    /// - Parameter offsetSeconds: Seconds east of UTC, a multiple of 60, less than a day.
    public init(startOf date: CalendarDate, offsetSeconds: Int) {
        precondition(offsetSeconds % 60 == 0 && abs(offsetSeconds) < 86_400, "not an offset")
        let minutes = UInt16(abs(offsetSeconds) / 60)
        zone = offsetSeconds < 0 ? .west(minutes: minutes) : .east(minutes: minutes)
        fractionDigits = 0
        self.date = date
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
    ///
    /// Made anew each time, since a log has many times and few are shown.
    public var spelling: String {
        let second = instant.seconds + Int64(zone.seconds) - Int64(date.dayNumber) * 86_400
        var spelling = date.spelling
        spelling.append(secondOfDay: Int(second))
        if fractionDigits > 0 {
            spelling.append(0x2E)
            spelling.append(Int(instant.nanoseconds), digits: 9)
            spelling.removeLast(9 - Int(fractionDigits))
        }
        zone.write(to: &spelling)
        return String(decoding: spelling, as: UTF8.self)
    }

    /// The time as written.
    public var description: String { spelling }
}
