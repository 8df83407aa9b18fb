import FilingModel
import TestSupport
import Testing

@Suite struct `Time with an offset` {
    @Test(arguments: [
        ("1985-04-12T23:20:50.52Z", 482_196_050, 520_000_000, 0),
        ("1996-12-19T16:39:57-08:00", 851_042_397, 0, -28_800),
        ("1937-01-01T12:00:27.87+00:20", -1_041_337_173, 870_000_000, 1_200),
        ("2025-04-25T18:30:00+08:00", 1_745_577_000, 0, 28_800),
        ("1969-12-31T23:59:59.999999999Z", -1, 999_999_999, 0),
        ("1970-01-01T00:00:00.000000001-00:00", 0, 1, 0),
        ("0001-01-01T00:00:00Z", -62_135_596_800, 0, 0),
        ("9999-12-31T23:59:59Z", 253_402_300_799, 0, 0),
        ("1970-01-01T00:00:00+23:59", -86_340, 0, 86_340),
    ])
    func `it is a point in time`(
        spelling: String,
        seconds: Int64,
        nanoseconds: Int32,
        offset: Int
    ) throws {
        let time = try ZonedTime(spelling)
        #expect(time.instant == Instant(seconds: seconds, nanoseconds: nanoseconds))
        #expect(time.offsetSeconds == offset)
        #expect(time.description == spelling)
        #expect(time.date.description == spelling.prefix(10))
    }

    @Test(arguments: [
        ("", 0), ("2025-04-25", 10), ("2025-04-25T18:30:00", 19), ("2025-04-25 18:30:00Z", 10),
        ("2025-04-25t18:30:00Z", 10), ("2025-04-25T18:30:00z", 19), ("2025-04-25T18:30Z", 16),
        ("2025-02-29T18:30:00Z", 0), ("2025-04-25T24:00:00Z", 11), ("2025-04-25T18:60:00Z", 11),
        ("2016-12-31T23:59:60Z", 11), ("2025-04-25T18:30:00.Z", 20),
        ("2025-04-25T18:30:00.1234567890Z", 29), ("2025-04-25T18:30:00,5Z", 19),
        ("2025-04-25T18:30:00+0800", 22), ("2025-04-25T18:30:00+24:00", 20),
        ("2025-04-25T18:30:00+08:60", 20), ("2025-04-25T18:30:00Z ", 20),
        ("2025-04-25T18:30:00\u{2212}08:00", 19), ("2025-04-25T18:30:00Z\u{301}", 20),
    ])
    func `a malformed spelling names the offset`(spelling: String, offset: Int) {
        #expect(fault { try ZonedTime(spelling) } == Fault(.publicTime, at: offset))
    }

    @Test func `instants and dates as written can be in opposite order`() throws {
        let shanghai = try ZonedTime("2025-04-26T00:30:00+08:00")
        let newYork = try ZonedTime("2025-04-25T22:00:00-04:00")
        #expect(shanghai.instant < newYork.instant)
        #expect(newYork.date < shanghai.date)
        #expect(try ZonedTime("2025-04-25T16:30:00Z").instant == shanghai.instant)
        #expect(try ZonedTime("2025-04-25T16:30:00Z") != shanghai)
    }

    @Test(arguments: [
        (0, "2025-04-25T00:00:00+00:00"), (28_800, "2025-04-25T00:00:00+08:00"),
        (-12_600, "2025-04-25T00:00:00-03:30"), (-60, "2025-04-25T00:00:00-00:01"),
    ])
    func `the start of a day is written with its offset`(offset: Int, spelling: String) throws {
        let date = try CalendarDate("2025-04-25")
        #expect(try ZonedTime(startOf: date, offsetSeconds: offset) == ZonedTime(spelling))
    }
}

@Suite struct `Public time` {
    @Test(arguments: ["+08:00", "Z", "-05:30"], [PublicTime.Precision.day, .noLaterThan])
    func `a known day counts from its last instant in its own offset`(
        offset: String,
        precision: PublicTime.Precision
    ) throws {
        let last = try ZonedTime("2025-04-25T23:59:59.999999999\(offset)").instant
        for clock in ["00:00:00", "09:30:00.5", "23:59:59.999999999"] {
            let time = try ZonedTime("2025-04-25T\(clock)\(offset)")
            #expect(PublicTime(time, precision: precision).instant == last)
            #expect(PublicTime(time, precision: precision).date == time.date)
            #expect(time.lastInstantOfDate == last)
            #expect(PublicTime(time).instant == time.instant)
        }
    }

    @Test func `only the latest possible day is shown as such`() throws {
        let time = try ZonedTime("2023-08-15T00:00:00+08:00")
        #expect(PublicTime(time, precision: .noLaterThan).description == "≤ 2023-08-15")
        #expect(PublicTime(time, precision: .day).description == "2023-08-15")
        #expect(PublicTime(time).description == "2023-08-15")
    }
}

@Suite struct `Recorded time` {
    @Test(arguments: [
        ("1970-01-01T00:00:00.000Z", 0), ("1970-01-01T00:00:00.001Z", 1),
        ("1969-12-31T23:59:59.999Z", -1), ("1969-12-31T00:00:00.000Z", -86_400_000),
        ("2025-04-25T10:30:00.250Z", 1_745_577_000_250),
        ("0001-01-01T00:00:00.000Z", -62_135_596_800_000),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ])
    func `it is a number of milliseconds`(spelling: String, milliseconds: Int64) throws {
        let time = try RecordedTime(spelling)
        #expect(time.milliseconds == milliseconds)
        #expect(RecordedTime(milliseconds: milliseconds).description == spelling)
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `any time comes round, before 1970 too`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<100 {
            let range: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999
            let time = RecordedTime(milliseconds: .random(in: range, using: &random))
            #expect(try RecordedTime(time.description) == time)
            #expect(try ZonedTime(time.description).instant == time.instant)
        }
    }

    @Test(arguments: [
        ("", 0), ("2025-04-25T10:30:00Z", 19), ("2025-04-25T10:30:00.25Z", 22),
        ("2025-04-25T10:30:00.2500Z", 23), ("2025-04-25T10:30:00.250+00:00", 23),
        ("2025-04-25 10:30:00.250Z", 10), ("2025-04-31T10:30:00.250Z", 0),
        ("2025-04-25T10:30:60.250Z", 11), ("2025-04-25T10:30:00.250Z\n", 24),
    ])
    func `a malformed spelling names the offset`(spelling: String, offset: Int) {
        #expect(fault { try RecordedTime(spelling) } == Fault(.recordedTime, at: offset))
    }
}
