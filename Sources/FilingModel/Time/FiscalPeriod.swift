/// The period a figure covers: a fiscal year, a half, a quarter, or the first nine months.
///
/// Written `FY2024`, `2024H1`, `2024Q3`, `2024-9M`. Fiscal years are calendar years (Accounting Law
/// of the People's Republic of China, Article 11). Ordered by year, then by end, then by length.
public struct FiscalPeriod: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The parts of a year.
    public enum Part: UInt8, CaseIterable, Hashable, Sendable {
        case firstQuarter, secondQuarter, firstHalf, thirdQuarter, nineMonths
        case fourthQuarter, secondHalf, fullYear

        /// First and last month.
        var months: ClosedRange<Int> {
            switch self {
            case .firstQuarter: 1...3
            case .secondQuarter: 4...6
            case .firstHalf: 1...6
            case .thirdQuarter: 7...9
            case .nineMonths: 1...9
            case .fourthQuarter: 10...12
            case .secondHalf: 7...12
            case .fullYear: 1...12
            }
        }

        /// The characters that follow the year.
        var suffix: StaticString {
            switch self {
            case .firstQuarter: "Q1"
            case .secondQuarter: "Q2"
            case .firstHalf: "H1"
            case .thirdQuarter: "Q3"
            case .nineMonths: "-9M"
            case .fourthQuarter: "Q4"
            case .secondHalf: "H2"
            case .fullYear: ""
            }
        }
    }

    /// The fiscal year, 1 to 9999.
    public let year: Int

    /// The part of the year.
    public let part: Part

    /// A period.
    public init(year: Int, part: Part = .fullYear) {
        precondition((1...9999).contains(year), "year out of range")
        self.year = year
        self.part = part
    }

    /// Reads a period.
    ///
    /// - Parameter spelling: `FY2024`, `2024H1`, `2024H2`, `2024Q1` to `2024Q4`, or `2024-9M`.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        let text = String(spelling)
        try self.init(utf8: text.utf8.span)
    }

    /// Reads a period from the bytes of its spelling.
    package init(utf8 spelling: Span<UInt8>) throws(SpellingError) {
        var scanner = DigitScanner(
            .period,
            form: "must be a period such as FY2024, 2024H1, 2024Q3 or 2024-9M"
        )
        let isYear = scanner.skip("FY", in: spelling)
        let start = scanner.offset
        year = try scanner.number(4, in: spelling)
        guard year > 0 else { throw scanner.failure(at: start) }
        part = try isYear ? .fullYear : Self.part(&scanner, spelling)
        try scanner.end(of: spelling)
    }

    /// Reads which part of a year it is, which is not the whole one.
    private static func part(
        _ scanner: inout DigitScanner,
        _ bytes: Span<UInt8>
    ) throws(SpellingError) -> Part {
        for part in Part.allCases where part != .fullYear {
            if scanner.skip(part.suffix, in: bytes) { return part }
        }
        throw scanner.failure()
    }

    /// Whether it is a whole fiscal year.
    public var isFiscalYear: Bool { part == .fullYear }

    /// The first day.
    public var firstDay: CalendarDate { day(month: part.months.lowerBound, day: 1) }

    /// The last day.
    public var lastDay: CalendarDate {
        let month = part.months.upperBound
        return day(month: month, day: CalendarDate.length(ofMonth: month, year: year))
    }

    /// The same part of an earlier year, or of a later one; nil outside years 1 to 9999.
    ///
    /// - Parameter years: How many years later.
    public func adding(years: Int) -> FiscalPeriod? {
        (1...9999).contains(year + years) ? FiscalPeriod(year: year + years, part: part) : nil
    }

    /// The period as written in the log.
    public var description: String {
        (isFiscalYear ? "FY" : "") + padded(year, 4) + "\(part.suffix)"
    }

    /// Orders periods by year, then by end, then the shorter first.
    public static func < (lhs: FiscalPeriod, rhs: FiscalPeriod) -> Bool {
        (lhs.year, lhs.part.rawValue) < (rhs.year, rhs.part.rawValue)
    }

    private func day(month: Int, day: Int) -> CalendarDate {
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            preconditionFailure("a period lies within the calendar")
        }
        return date
    }
}
