import FilingModel

extension LedgerBuilder {
    /// When something became public, up to now.
    mutating func publicTime() -> PublicTime { publicTime(upTo: now) }

    /// When something became public, up to a recorded time in milliseconds.
    mutating func publicTime(upTo limit: Int64) -> PublicTime {
        let bound = RecordedTime(milliseconds: limit).instant
        var day = CalendarDate(dayNumber: Int32(limit / 86_400_000))
        switch random.number(0...9) {
        case 0: break
        case 1...6: day = day.adding(days: -random.number(0...90))
        default: day = day.adding(days: -random.number(0...900))
        }
        if random.chance(60) { day = firstOrSixteenth(upTo: day) }
        while true {
            let time = publicTime(on: day)
            if NaiveView.instant(of: time) <= bound { return time }
            day = day.adding(days: -1)
        }
    }

    private mutating func publicTime(on day: CalendarDate) -> PublicTime {
        let offset = random.pick(["+08:00", "+08:00", "+08:00", "Z", "-05:00", "+05:45"])
        if random.chance(45) {
            let hour = random.pick(["00:00:00", "00:00:00", "00:00:00", "12:30:00"])
            let time = sure { try ZonedTime("\(day)T\(hour)\(offset)") }
            return PublicTime(time, precision: random.chance(60) ? .day : .noLaterThan)
        }
        // Some of these are the same instants on other dates as written.
        let spelling = random.pick([
            "\(day)T00:00:00+08:00", "\(day)T18:30:00+08:00", "\(day)T10:30:00Z",
            "\(day.adding(days: -1))T16:00:00Z", "\(day.adding(days: -1))T11:00:00-05:00",
            "\(day)T23:59:59.999999999+08:00", "\(day)T00:00:00.5\(offset)",
            "\(day)T05:45:00+05:45",
        ])
        return PublicTime(sure { try ZonedTime(spelling) })
    }

    /// A day, a month, a year or an interval around a day, and mostly ending with it.
    mutating func effectiveDate(_ day: CalendarDate) -> EffectiveDate {
        let earlier = day.adding(days: -random.number(0...120))
        let spelling =
            switch random.number(0...19) {
            case 0...10: "\(day)"
            case 11...12: String("\(day)".prefix(7))
            case 13: String("\(day)".prefix(4))
            case 14...16: "\(earlier)/\(day)"
            case 17: String("\(earlier)".prefix(7) + "/" + "\(day)".prefix(7))
            default: "../\(day)"
            }
        return sure { try EffectiveDate(spelling) }
    }

    /// A day on which a change that was public on some day may take effect.
    mutating func effectiveDay(after day: CalendarDate, mayPrecede: Bool) -> CalendarDate {
        let days =
            mayPrecede && random.chance(40)
            ? -random.number(0...400)
            : random.pick([
                0, 0, 0, 1, 10, 45, 200,
            ])
        let effective = day.adding(days: days)
        return random.chance(50) ? firstOrSixteenth(from: effective) : effective
    }

    private func firstOrSixteenth(upTo day: CalendarDate) -> CalendarDate {
        let (_, _, dayOfMonth) = day.components
        return day.adding(days: (dayOfMonth > 15 ? 16 : 1) - dayOfMonth)
    }

    private func firstOrSixteenth(from day: CalendarDate) -> CalendarDate {
        let (_, _, dayOfMonth) = day.components
        guard dayOfMonth > 16 else {
            return day.adding(days: (dayOfMonth == 1 ? 1 : 16) - dayOfMonth)
        }
        return firstOrSixteenth(upTo: day.adding(days: 20)) < day
            ? day : firstOrSixteenth(upTo: day.adding(days: 20))
    }
}
