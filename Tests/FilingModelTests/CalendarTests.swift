import FilingModel
import TestSupport
import Testing

@Suite struct `Calendar date` {
    @Test func `every day from the last of 1899 to the end of 2101 comes round`() throws {
        var number = try CalendarDate("1899-12-31").dayNumber
        for year in 1900...2101 {
            for month in 1...12 {
                var day = 1
                while let date = CalendarDate(year: year, month: month, day: day) {
                    number += 1
                    try #require(date.dayNumber == number, "\(year)-\(month)-\(day)")
                    try #require(date.components == (year, month, day), "\(date)")
                    try #require(try CalendarDate(date.description) == date, "\(date)")
                    day += 1
                }
                try #require(day - 1 == Self.length(year, month), "\(year)-\(month)")
            }
        }
        #expect(try CalendarDate("2101-12-31").dayNumber == number)
    }

    /// The length of a month as the rhyme has it.
    static func length(_ year: Int, _ month: Int) -> Int {
        if [4, 6, 9, 11].contains(month) { return 30 }
        guard month == 2 else { return 31 }
        let isLeap =
            year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        return isLeap ? 29 : 28
    }

    /// Unix time, the modified Julian day 0, the first Gregorian day, and the ends of the calendar.
    @Test(arguments: [
        ("0001-01-01", -719_162), ("1582-10-15", -141_427), ("1858-11-17", -40_587),
        ("1899-12-31", -25_568), ("1901-12-13", -24_856), ("1969-12-31", -1), ("1970-01-01", 0),
        ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2001-01-01", 11_323),
        ("2038-01-19", 24_855), ("9999-12-31", 2_932_896),
    ])
    func `known days have their numbers`(spelling: String, number: Int32) throws {
        let date = try CalendarDate(spelling)
        #expect(date.dayNumber == number)
        #expect(date.description == spelling)
        #expect(CalendarDate(dayNumber: number) == date)
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `adding days goes there and back`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let date = CalendarDate(dayNumber: Int32.random(in: -500_000...500_000, using: &random))
        let days = Int.random(in: -200_000...200_000, using: &random)
        let other = date.adding(days: days)
        #expect(other.adding(days: -days) == date)
        #expect((date < other) == (days > 0))
        #expect((date < other) == (date.description < other.description))
        #expect(date.year == date.components.year)
    }

    @Test(arguments: [
        ("", 0), ("2025", 4), ("2025-4-25", 6), ("25-04-25", 2), ("2025/04/25", 4),
        ("2025-02-29", 0), ("1900-02-29", 0), ("2025-13-01", 0), ("2025-00-10", 0),
        ("2025-01-00", 0), ("2025-04-31", 0), ("0000-01-01", 0), ("2025-04-25 ", 10),
        ("2025-04-25T00:00:00Z", 10), (" 2025-04-25", 0), ("２025-04-25", 0), ("2025-04-2", 9),
        ("-025-04-25", 0), ("2025-04-25\u{301}", 10), ("2025–04-25", 4),
    ])
    func `a malformed spelling names the offset`(spelling: String, offset: Int) {
        #expect(fault { try CalendarDate(spelling) } == Fault(.date, at: offset))
    }

    @Test func `the calendar has no year 0 and no year 10000`() {
        #expect(CalendarDate(year: 0, month: 12, day: 31) == nil)
        #expect(CalendarDate(year: 10_000, month: 1, day: 1) == nil)
        #expect(CalendarDate(year: 2025, month: 1, day: -1) == nil)
    }
}

@Suite struct `Effective date` {
    @Test(arguments: [
        ("2022-04-25", "2022-04-25", "2022-04-25"),
        ("2022-04", "2022-04-01", "2022-04-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2022-12", "2022-12-01", "2022-12-31"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2025-02-05/2025-05-09", "2025-02-05", "2025-05-09"),
        ("2025-02-05/2025-02-05", "2025-02-05", "2025-02-05"),
        ("2025-02/2025-05", "2025-02-01", "2025-05-31"),
        ("2024/2025-05-09", "2024-01-01", "2025-05-09"),
        ("../2023-08-15", nil, "2023-08-15"),
        ("../2023-08", nil, "2023-08-31"),
        ("../2023", nil, "2023-12-31"),
    ])
    func `it spans its days, counts from the last, and is shown as written`(
        spelling: String,
        first: String?,
        last: String
    ) throws {
        let date = try EffectiveDate(spelling)
        #expect(date.firstDay?.description == first)
        #expect(date.lastDay.description == last)
        #expect(date.description == spelling)
    }

    @Test(arguments: [
        ("", 0), ("22", 2), ("2022-4", 6), ("2022-13", 0), ("2022-00", 0), ("0000", 0),
        ("2022-02-30", 0), ("2022-04-25x", 10), ("2022x", 4), ("2022-", 5), ("2022-04-", 8),
        ("2022-04-25T00:00:00Z", 10), ("2022Q1", 4), (" 2022", 0), ("2022\u{301}", 4),
    ])
    func `a malformed date names the offset`(spelling: String, offset: Int) {
        #expect(fault { try EffectiveDate(spelling) } == Fault(.effectiveDate, at: offset))
    }

    @Test(arguments: [
        ("2025-05-09/2025-02-05", 11), ("2025/2024", 5), ("2025-02-05/2025-13-09", 11),
        ("2025-02-05/", 11), ("2025-02-05/..", 11), ("../..", 3), ("..", 0), ("/2025", 0),
        ("../", 3), ("2025-02-05//2025-05-09", 11), ("2025-02-05/2025-05-09/", 21),
        ("2025-02-05--2025-05-09", 10), ("2025-02-05/2025-05-0x", 20), ("./2025", 0),
    ])
    func `a malformed interval names the offset in the whole`(spelling: String, offset: Int) {
        #expect(fault { try EffectiveDate(spelling) } == Fault(.effectiveDate, at: offset))
    }

    @Test func `a single day is written as a date`() throws {
        let date = try CalendarDate("2025-04-25")
        #expect(EffectiveDate(date) == (try EffectiveDate("2025-04-25")))
        #expect(EffectiveDate(date).firstDay == date)
    }
}

@Suite struct `Fiscal period` {
    @Test(arguments: FiscalPeriod.Part.allCases)
    func `every part of every year comes round`(part: FiscalPeriod.Part) throws {
        for year in [1, 999] + Array(1900...2101) + [9999] {
            let period = FiscalPeriod(year: year, part: part)
            let read = try FiscalPeriod(period.description)
            try #require(read == period, "\(period)")
            try #require(read.year == year && read.part == part, "\(period)")
            try #require(period.isFiscalYear == (part == .fullYear))
        }
    }

    @Test(arguments: [
        ("2024Q1", "2024-01-01", "2024-03-31"), ("2024Q2", "2024-04-01", "2024-06-30"),
        ("2024H1", "2024-01-01", "2024-06-30"), ("2024Q3", "2024-07-01", "2024-09-30"),
        ("2024-9M", "2024-01-01", "2024-09-30"), ("2024Q4", "2024-10-01", "2024-12-31"),
        ("2024H2", "2024-07-01", "2024-12-31"), ("FY2024", "2024-01-01", "2024-12-31"),
    ])
    func `it has a first and a last day`(spelling: String, first: String, last: String) throws {
        let period = try FiscalPeriod(spelling)
        #expect(period.firstDay.description == first)
        #expect(period.lastDay.description == last)
        #expect(period.description == spelling)
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `periods go by year, then by end, then the shorter first`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var periods = (2022...2024).flatMap { year in
            FiscalPeriod.Part.allCases.map { FiscalPeriod(year: year, part: $0) }
        }
        periods.shuffle(using: &random)
        periods.sort()
        for (earlier, later) in zip(periods, periods.dropFirst()) {
            let ends = (earlier.lastDay, later.lastDay)
            #expect(earlier.year <= later.year)
            #expect(ends.0 < ends.1 || (ends.0 == ends.1 && earlier.firstDay > later.firstDay))
        }
    }

    @Test(arguments: [
        ("", 0), ("2024", 4), ("FY24", 4), ("FY2024H1", 6), ("2024FY", 4), ("fy2024", 0),
        ("2024Q5", 4), ("2024Q", 4), ("2024H3", 4), ("2024-9m", 4), ("2024-9", 4), ("20249M", 4),
        ("FY0000", 2), ("0000H1", 0), ("FY20x4", 4), ("FY2024 ", 6), ("2024H11", 6),
        ("FY2024\u{301}", 6), ("2024\u{301}H1", 4), ("FY２024", 2), ("FY-024", 2),
    ])
    func `a malformed spelling names the offset`(spelling: String, offset: Int) {
        #expect(fault { try FiscalPeriod(spelling) } == Fault(.period, at: offset))
    }

    @Test func `the same part of another year, as far as there are years`() throws {
        let half = try FiscalPeriod("2024H1")
        #expect(half.adding(years: -1)?.description == "2023H1")
        #expect(half.adding(years: 7_975)?.description == "9999H1")
        #expect(half.adding(years: 7_976) == nil)
        #expect(half.adding(years: -2_024) == nil)
    }
}
