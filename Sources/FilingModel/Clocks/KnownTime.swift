/// The time by which facts have to have been public: the second clock.
public enum KnownTime: Hashable, Sendable, CustomStringConvertible {
    /// By the end of a day; dates are compared as written.
    case date(CalendarDate)

    /// By a point in time; instants are compared.
    case time(ZonedTime)

    /// Reads a date or a time with its offset.
    ///
    /// - Parameter spelling: `YYYY-MM-DD`, or an RFC 3339 time.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        self =
            spelling.utf8.count <= 10
            ? .date(try CalendarDate(spelling)) : .time(try ZonedTime(spelling))
    }

    /// Whether something public since `time` counts.
    public func includes(_ time: PublicTime) -> Bool {
        switch self {
        case .date(let date): time.date <= date
        case .time(let limit): time.instant <= limit.instant
        }
    }

    /// The date or time as written.
    public var description: String {
        switch self {
        case .date(let date): date.description
        case .time(let time): time.description
        }
    }
}
