/// The date of an effect: a day, a month, a year, or an interval in which it lies.
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
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        let text = String(spelling)
        try self.init(utf8: text.utf8.span)
    }

    /// Reads a date from the bytes of its spelling.
    package init(utf8 spelling: Span<UInt8>) throws(SpellingError) {
        var scanner = DigitScanner(
            .effectiveDate,
            form: "must be a date, a month, a year, or an interval such as 2025-02-05/2025-05-09"
        )
        let start = scanner.skip("../", in: spelling) ? nil : try Self.span(&scanner, spelling)
        if let start, scanner.offset == spelling.count {
            (firstDay, lastDay) = start
        } else {
            if start != nil { try scanner.literal("/", in: spelling) }
            let place = scanner.offset
            let end = try Self.span(&scanner, spelling)
            try scanner.end(of: spelling)
            guard start.map({ $0.first <= end.last }) ?? true else {
                throw SpellingError(.effectiveDate, at: place, "must not end before it starts")
            }
            (firstDay, lastDay) = (start?.first, end.last)
        }
        self.spelling = spelling.text
    }

    /// A single day.
    public init(_ date: CalendarDate) {
        spelling = date.description
        firstDay = date
        lastDay = date
    }

    /// The date as written.
    public var description: String { spelling }

    /// Reads a day, a month or a year, as its first and its last day.
    private static func span(
        _ scanner: inout DigitScanner,
        _ bytes: Span<UInt8>
    ) throws(SpellingError) -> (first: CalendarDate, last: CalendarDate) {
        let place = scanner.offset
        let year = try scanner.number(4, in: bytes)
        let month = try scanner.skip("-", in: bytes) ? scanner.number(2, in: bytes) : nil
        let day =
            try month != nil && scanner.skip("-", in: bytes) ? scanner.number(2, in: bytes) : nil
        let lastMonth = month ?? 12
        let lastDay = day ?? CalendarDate.length(ofMonth: lastMonth, year: year)
        guard let first = CalendarDate(year: year, month: month ?? 1, day: day ?? 1),
            let last = CalendarDate(year: year, month: lastMonth, day: lastDay)
        else { throw scanner.failure(at: place) }
        return (first, last)
    }
}
