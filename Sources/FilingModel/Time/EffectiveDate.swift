/// When something took effect: a day, a month, a year, or an interval in which it happened.
///
/// Written `2022-04-25`, `2022-04`, `2022`, `2025-02-05/2025-05-09` or `../2023-08-15`. It counts
/// from the last day of that span, so that nothing is known too early, and is shown as written.
/// Source: ISO 8601-1 (reduced precision), ISO 8601-2 (intervals with an open start).
public struct EffectiveDate: Hashable, Sendable, CustomStringConvertible {
    /// The date as written.
    public let spelling: String

    /// The first day of the span; nil where its start is open.
    public let firstDay: CalendarDate?

    /// The last day of the span: the day it counts from.
    public let lastDay: CalendarDate

    /// Reads a date.
    ///
    /// - Parameter spelling: A date, a reduced date, or an interval of them.
    /// - Throws: `Malformed`.
    public init(_ spelling: some StringProtocol) throws(Malformed) {
        let form = "must be a date, a month, a year, or an interval such as 2025-02-05/2025-05-09"
        let parts = spelling.split(separator: "/", omittingEmptySubsequences: false)
        switch parts.count {
        case 1:
            (firstDay, lastDay) = try Self.span(parts[0], form: form)
        case 2:
            let end = try Self.span(parts[1], form: form)
            let start: CalendarDate? =
                parts[0] == ".." ? nil : try Self.span(parts[0], form: form).first
            guard start.map({ $0 <= end.last }) ?? true else {
                throw Malformed(.effectiveDate, "must not end before it starts")
            }
            (firstDay, lastDay) = (start, end.last)
        default:
            throw Malformed(.effectiveDate, form)
        }
        self.spelling = String(spelling)
    }

    /// A single day.
    ///
    /// - Parameter date: The day.
    public init(_ date: CalendarDate) {
        spelling = date.description
        firstDay = date
        lastDay = date
    }

    /// The date as written.
    public var description: String { spelling }

    private static func span(
        _ part: some StringProtocol,
        form: String
    ) throws(Malformed) -> (first: CalendarDate, last: CalendarDate) {
        var scanner = DigitScanner(part, kind: .effectiveDate, form: form)
        if part.utf8.count == 10 {
            let date = try scanner.date()
            return (date, date)
        }
        let year = try scanner.number(4)
        var months = 1...12
        if scanner.next != nil {
            _ = try scanner.literal("-")
            let month = try scanner.number(2)
            guard (1...12).contains(month) else { throw scanner.failure() }
            months = month...month
        }
        try scanner.end()
        let length = CalendarDate.length(ofMonth: months.upperBound, year: year)
        guard let first = CalendarDate(year: year, month: months.lowerBound, day: 1),
            let last = CalendarDate(year: year, month: months.upperBound, day: length)
        else { throw scanner.failure() }
        return (first, last)
    }
}
