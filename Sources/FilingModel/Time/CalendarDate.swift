/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
///
/// Ordered by time. Source: ISO 8601-1, extended calendar dates; Howard Hinnant,
/// *chrono-Compatible Low-Level Date Algorithms*.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01; negative before it.
    public let dayNumber: Int32

    /// The day with a number.
    ///
    /// - Parameter dayNumber: Days since 1970-01-01.
    package init(dayNumber: Int32) { self.dayNumber = dayNumber }

    /// The day of a year, month and day of the month, if the calendar has it.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        dayNumber = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Reads a day.
    ///
    /// - Parameter spelling: `YYYY-MM-DD`.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        let text = String(spelling)
        try self.init(utf8: text.utf8.span)
    }

    /// Reads a day from the bytes of its spelling.
    package init(utf8 spelling: Span<UInt8>) throws(SpellingError) {
        var scanner = DigitScanner(.date, form: "must be a date as YYYY-MM-DD")
        self = try scanner.date(in: spelling)
        try scanner.end(of: spelling)
    }

    /// Year, month and day of the month.
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(dayNumber) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The calendar year.
    public var year: Int { components.year }

    /// The day `YYYY-MM-DD`.
    public var description: String { String(decoding: spelling, as: UTF8.self) }

    /// The characters of `YYYY-MM-DD`, with room for a time after them.
    var spelling: [UInt8] {
        let (year, month, day) = components
        var spelling: [UInt8] = []
        spelling.reserveCapacity(40)
        spelling.append(year, digits: 4)
        spelling.append(0x2D)
        spelling.append(month, digits: 2)
        spelling.append(0x2D)
        spelling.append(day, digits: 2)
        return spelling
    }

    /// The day some days later, or earlier.
    public func adding(days: Int) -> CalendarDate {
        CalendarDate(dayNumber: dayNumber + Int32(days))
    }

    /// Orders days by time.
    public static func < (lhs: CalendarDate, rhs: CalendarDate) -> Bool {
        lhs.dayNumber < rhs.dayNumber
    }

    /// The number of days of a month.
    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}

extension [UInt8] {
    /// Appends the last digits of a number, which is not negative.
    mutating func append(_ number: Int, digits: Int) {
        var unit = 1
        for _ in 1..<digits { unit *= 10 }
        while unit > 0 {
            append(UInt8(0x30 + number / unit % 10))
            unit /= 10
        }
    }

    /// Appends `Thh:mm:ss`.
    mutating func append(secondOfDay second: Int) {
        append(0x54)
        append(second / 3_600, digits: 2)
        append(0x3A)
        append(second / 60 % 60, digits: 2)
        append(0x3A)
        append(second % 60, digits: 2)
    }
}

/// A number in decimal digits, filled with zeros from the left.
package func padded(_ number: some BinaryInteger, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
