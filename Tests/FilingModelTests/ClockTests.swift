import FilingModel
import TestSupport
import Testing

@Suite struct `Known time` {
    /// A time, its precision, a known time, and whether the one is public by the other.
    typealias Row = (time: String, precision: PublicTime.Precision, known: String, counts: Bool)

    static let byDate: [Row] = [
        ("2025-04-25T00:00:00+08:00", .day, "2025-04-25", true),
        ("2025-04-25T00:00:00+08:00", .noLaterThan, "2025-04-25", true),
        ("2025-04-25T23:59:59+08:00", .exact, "2025-04-25", true),
        ("2025-04-25T00:00:00+08:00", .day, "2025-04-24", false),
        ("2025-04-26T00:00:00+08:00", .exact, "2025-04-25", false),
        // The same instant, by its date as written there.
        ("2025-04-25T16:00:00Z", .exact, "2025-04-25", true),
        ("2025-04-25T12:00:00-04:00", .exact, "2025-04-25", true),
    ]

    static let byTime: [Row] = [
        ("2025-04-25T18:30:00+08:00", .exact, "2025-04-25T18:30:00+08:00", true),
        ("2025-04-25T18:30:00+08:00", .exact, "2025-04-25T10:30:00Z", true),
        ("2025-04-25T18:30:00.000000001+08:00", .exact, "2025-04-25T10:30:00Z", false),
        ("2025-04-26T00:00:00+08:00", .exact, "2025-04-25T16:00:00Z", true),
        ("2025-04-25T00:00:00+08:00", .day, "2025-04-25T23:59:59+08:00", false),
        ("2025-04-25T00:00:00+08:00", .day, "2025-04-25T23:59:59.999999999+08:00", true),
        ("2025-04-25T00:00:00+08:00", .noLaterThan, "2025-04-25T15:59:59.999999999Z", true),
        ("2025-04-25T00:00:00+08:00", .noLaterThan, "2025-04-25T12:00:00Z", false),
        ("2025-04-25T00:00:00+08:00", .day, "2025-04-26T00:00:00+08:00", true),
    ]

    @Test(arguments: byDate + byTime)
    func `a date compares dates as written, a time compares instants`(row: Row) throws {
        let time = PublicTime(try ZonedTime(row.time), precision: row.precision)
        let known = try KnownTime(row.known)
        #expect(known.includes(time) == row.counts)
        #expect(known.description == row.known)
        let valid = ValidDate(try CalendarDate("2025-04-25"))
        #expect(Clock(valid: valid, known: known, recorded: LogSize(0)).knows(time) == row.counts)
        #expect(Clock(valid: valid, known: nil, recorded: LogSize(0)).knows(time))
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `what is known stays known later`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for precision in [PublicTime.Precision.exact, .day, .noLaterThan] {
            let time = PublicTime(try Self.time(&random), precision: precision)
            let times = try [Self.time(&random), Self.time(&random)].sorted {
                $0.instant < $1.instant
            }
            let dates = times.map(\.date).sorted()
            #expect(
                !KnownTime.time(times[0]).includes(time) || KnownTime.time(times[1]).includes(time)
            )
            #expect(
                !KnownTime.date(dates[0]).includes(time) || KnownTime.date(dates[1]).includes(time)
            )
        }
    }

    /// A time within three days, in some offset.
    static func time(_ random: inout SplitMix64) throws -> ZonedTime {
        let day = Int.random(in: 24...26, using: &random)
        let hour = padded(Int.random(in: 0...23, using: &random), 2)
        let offset = ["Z", "+08:00", "-05:00", "+14:00"].randomElement(using: &random) ?? "Z"
        return try ZonedTime("2025-04-\(day)T\(hour):00:00\(offset)")
    }

    @Test(arguments: [
        ("", Fault(.date, at: 0)), ("2025-04", Fault(.date, at: 7)),
        ("2025-02-30", Fault(.date, at: 0)), ("412", Fault(.date, at: 3)),
        ("2025-04-25T18:30:00", Fault(.publicTime, at: 19)),
        ("2025-04-25 ", Fault(.publicTime, at: 10)),
    ])
    func `a malformed spelling names the offset`(spelling: String, expected: Fault) {
        #expect(fault { try KnownTime(spelling) } == expected)
    }
}

@Suite struct `Log size` {
    @Test func `sizes are ordered and written in digits`() {
        #expect(LogSize(9) < LogSize(10))
        #expect(LogSize(412).description == "412")
    }

    @Test func `a negative size is a programmer error`() async {
        await #expect(processExitsWith: .failure) { _ = LogSize(-1) }
    }
}
