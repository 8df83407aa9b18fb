/// The time at which the ledger recorded an event, in milliseconds of UTC.
///
/// Ordered by time.
public struct RecordedTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00.000Z.
    public let milliseconds: Int64

    /// A time, from 0001-01-01 to the end of 9999.
    ///
    /// - Parameter milliseconds: Milliseconds since 1970-01-01T00:00:00.000Z.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z, in seconds since 1970.
    private static let (firstSecond, lastSecond): (Int64, Int64) = (
        -62_135_596_800, 253_402_300_799
    )

    /// The time that a clock tells, or the nearest there is: a clock may be of any year.
    package init(seconds: Int64, nanoseconds: Int64) {
        let whole = min(max(seconds, Self.firstSecond), Self.lastSecond)
        self.init(milliseconds: whole * 1_000 + min(max(nanoseconds / 1_000_000, 0), 999))
    }

    /// Reads a time.
    ///
    /// - Parameter spelling: `YYYY-MM-DDThh:mm:ss.sssZ`.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        let text = String(spelling)
        try self.init(utf8: text.utf8.span)
    }

    /// Reads a time from the bytes of its spelling.
    package init(utf8 spelling: Span<UInt8>) throws(SpellingError) {
        if let time = RecordedTime(whole: spelling) {
            self = time
            return
        }
        var scanner = DigitScanner(
            .recordedTime,
            form: "must be a time as YYYY-MM-DDThh:mm:ss.sssZ"
        )
        let date = try scanner.date(in: spelling)
        try scanner.literal("T", in: spelling)
        let timeOfDay = try scanner.timeOfDay(in: spelling)
        try scanner.literal(".", in: spelling)
        let fraction = try scanner.number(3, in: spelling)
        try scanner.literal("Z", in: spelling)
        try scanner.end(of: spelling)
        milliseconds =
            (Int64(date.dayNumber) * 86_400 + Int64(timeOfDay)) * 1_000 + Int64(fraction)
    }

    /// Reads a time at once; nil if it is none.
    private init?(whole spelling: Span<UInt8>) {
        guard spelling.count == 24 else { return nil }
        let (first, second, third) = (
            spelling.word(at: 0), spelling.word(at: 8), spelling.word(at: 16)
        )
        // "0000-00-", "00T00:00" and ":00.000Z".
        guard first.hasForm(0x2D30_302D_3030_3030), second.hasForm(0x3030_3A30_3054_3030),
            third.hasForm(0x5A30_3030_2E30_303A)
        else { return nil }
        let year = first.twoDigits(at: 0) * 100 + first.twoDigits(at: 2)
        let (month, day) = (first.twoDigits(at: 5), second.twoDigits(at: 0))
        let (hour, minute) = (second.twoDigits(at: 3), second.twoDigits(at: 6))
        let (seconds, rest) = (third.twoDigits(at: 1), third.twoDigits(at: 4))
        guard let date = CalendarDate(year: year, month: month, day: day), hour < 24, minute < 60,
            seconds < 60
        else { return nil }
        let timeOfDay = Int64(hour * 3_600 + minute * 60 + seconds)
        let fraction = Int64(rest * 10) + Int64(third >> 48 & 0xF)
        milliseconds = (Int64(date.dayNumber) * 86_400 + timeOfDay) * 1_000 + fraction
    }

    /// The point in time.
    public var instant: Instant {
        let (seconds, rest) = split(1_000)
        return Instant(seconds: seconds, nanoseconds: Int32(rest) * 1_000_000)
    }

    /// The time `YYYY-MM-DDThh:mm:ss.sssZ`.
    public var description: String {
        let (day, rest) = split(86_400_000)
        var spelling = CalendarDate(dayNumber: Int32(day)).spelling
        spelling.append(secondOfDay: Int(rest / 1_000))
        spelling.append(0x2E)
        spelling.append(Int(rest % 1_000), digits: 3)
        spelling.append(0x5A)
        return String(decoding: spelling, as: UTF8.self)
    }

    private func split(_ unit: Int64) -> (Int64, Int64) {
        let quotient = milliseconds / unit - (milliseconds % unit < 0 ? 1 : 0)
        return (quotient, milliseconds - quotient * unit)
    }

    /// Orders times.
    public static func < (lhs: RecordedTime, rhs: RecordedTime) -> Bool {
        lhs.milliseconds < rhs.milliseconds
    }
}
