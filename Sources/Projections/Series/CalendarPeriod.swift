public import FilingModel

/// A calendar year or month, as a series goes by them.
public struct CalendarPeriod: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The length of a period.
    public enum Length: String, CaseIterable, Hashable, Sendable {
        case year, month
    }

    /// The year.
    public let year: Int

    /// The month, 1 to 12; nil: the whole year.
    public let month: Int?

    private init(year: Int, month: Int?) {
        self.year = year
        self.month = month
    }

    /// The period that a day is in.
    public init(_ length: Length, of day: CalendarDate) {
        let (year, month, _) = day.components
        self.init(year: year, month: length == .month ? month : nil)
    }

    /// The last day.
    public var lastDay: CalendarDate {
        let month = month ?? 12
        let length = CalendarDate.length(ofMonth: month, year: year)
        guard let day = CalendarDate(year: year, month: month, day: length) else {
            preconditionFailure("a period lies within the calendar")
        }
        return day
    }

    /// The year, or the year and the month: `2024`, `2024-07`.
    public var description: String {
        padded(year, 4) + (month.map { "-" + padded($0, 2) } ?? "")
    }

    /// Orders periods by time; a year comes before its months.
    public static func < (lhs: CalendarPeriod, rhs: CalendarPeriod) -> Bool {
        (lhs.year, lhs.month ?? 0) < (rhs.year, rhs.month ?? 0)
    }

    /// All periods from that of one day to that of another, both included.
    static func all(
        _ length: Length,
        from first: CalendarDate,
        through last: CalendarDate
    ) -> [CalendarPeriod] {
        let end = CalendarPeriod(length, of: last)
        var periods: [CalendarPeriod] = []
        var period = CalendarPeriod(length, of: first)
        while period <= end {
            periods.append(period)
            period = period.next
        }
        return periods
    }

    private var next: CalendarPeriod {
        guard let month, month < 12 else {
            return CalendarPeriod(year: year + 1, month: month.map { _ in 1 })
        }
        return CalendarPeriod(year: year, month: month + 1)
    }
}
