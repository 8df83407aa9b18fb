/// The time at which an event became public: the second of the three clocks.
public struct PublicTime: Hashable, Sendable {
    /// The ways in which a time is known.
    public enum Precision: String, Hashable, Sendable {
        /// The instant is exact.
        case exact
        /// Only the day is known.
        case day
        /// The day is the latest it can have been.
        case noLaterThan = "no-later-than"
    }

    /// The time as written.
    public let time: ZonedTime

    /// The way in which it is known.
    public let precision: Precision

    /// A public time.
    @inlinable
    public init(_ time: ZonedTime, precision: Precision = .exact) {
        self.time = time
        self.precision = precision
    }

    /// The date as written.
    public var date: CalendarDate { time.date }

    /// The instant it counts from: the one written, or the last of its date where that is all.
    public var instant: Instant {
        switch precision {
        case .exact: time.instant
        case .day, .noLaterThan: time.lastInstantOfDate
        }
    }
}

extension PublicTime: CustomStringConvertible {
    /// The date for people: `2023-08-15`, or `≤ 2023-08-15` where it is the latest possible.
    public var description: String { precision == .noLaterThan ? "≤ \(date)" : "\(date)" }
}
