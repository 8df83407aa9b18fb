/// The day on which facts have to hold: the first clock.
public struct ValidDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The day.
    public let date: CalendarDate

    /// The day on which facts have to hold.
    ///
    /// - Parameter date: The day.
    public init(_ date: CalendarDate) { self.date = date }

    /// The day `YYYY-MM-DD`.
    public var description: String { date.description }

    /// Orders days by time.
    ///
    /// - Parameters:
    ///   - lhs: The one day.
    ///   - rhs: The other day.
    /// - Returns: Whether the first is earlier.
    public static func < (lhs: ValidDate, rhs: ValidDate) -> Bool { lhs.date < rhs.date }
}

/// By when facts have to have been public: the second clock.
public enum KnownTime: Hashable, Sendable, CustomStringConvertible {
    /// By the end of a day; dates are compared as written.
    case date(CalendarDate)

    /// By a point in time; instants are compared.
    case time(ZonedTime)

    /// Reads a date or a time with its offset.
    ///
    /// - Parameter spelling: `YYYY-MM-DD`, or an RFC 3339 time.
    /// - Throws: `SpellingError`.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        self =
            spelling.utf8.count <= 10
            ? .date(try CalendarDate(spelling)) : .time(try ZonedTime(spelling))
    }

    /// Whether something public since `time` counts.
    ///
    /// - Parameter time: When it became public.
    /// - Returns: Whether that is by this time, inclusive.
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

/// How many events of the log count, from the first: the third clock.
public struct LogSize: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// How many events.
    public let count: Int

    /// A log of some size.
    ///
    /// - Parameter count: How many events, 0 or more.
    public init(_ count: Int) {
        precondition(count >= 0, "a log size is not negative")
        self.count = count
    }

    /// The count in digits.
    public var description: String { String(count) }

    /// Orders sizes.
    ///
    /// - Parameters:
    ///   - lhs: The one size.
    ///   - rhs: The other size.
    /// - Returns: Whether the first is smaller.
    public static func < (lhs: LogSize, rhs: LogSize) -> Bool { lhs.count < rhs.count }
}

/// The three clocks a question is asked at, never mixed: when a fact holds, when it was public, and
/// when this ledger booked it.
public struct Clock: Hashable, Sendable {
    /// When facts have to hold.
    public var valid: ValidDate

    /// By when they have to have been public; nil: whenever.
    public var known: KnownTime?

    /// Which events count.
    public var recorded: LogSize

    /// Three clocks.
    ///
    /// - Parameters:
    ///   - valid: When facts have to hold.
    ///   - known: By when they have to have been public; nil: whenever.
    ///   - recorded: Which events count.
    public init(valid: ValidDate, known: KnownTime?, recorded: LogSize) {
        self.valid = valid
        self.known = known
        self.recorded = recorded
    }

    /// Whether something public since `time` is known.
    ///
    /// - Parameter time: When it became public.
    /// - Returns: Whether it counts at these clocks.
    public func knows(_ time: PublicTime) -> Bool { known?.includes(time) ?? true }

    /// Whether all that is known and recorded at this clock is so at another one, on the same valid
    /// day.
    ///
    /// A day and a time of the day are not compared: which of the two comes first depends on where
    /// an event was written.
    ///
    /// - Parameter other: The other clock.
    /// - Returns: Whether the other one is the same, or later.
    public func isAtMost(_ other: Clock) -> Bool {
        guard valid == other.valid, recorded <= other.recorded else { return false }
        switch (known, other.known) {
        case (_, nil): return true
        case (.date(let day), .date(let later)): return day <= later
        case (.time(let time), .time(let later)): return time.instant <= later.instant
        case (nil, _), (.date, .time), (.time, .date): return false
        }
    }
}
