/// The three clocks a question is asked at, never mixed: when a fact holds, when it was public, and
/// when this ledger booked it.
public struct Clock: Hashable, Sendable {
    /// The day on which facts have to hold.
    public var valid: ValidDate

    /// The time by which they have to have been public; nil: any.
    public var known: KnownTime?

    /// The number of events that count, from the first.
    public var recorded: LogSize

    /// Three clocks.
    public init(valid: ValidDate, known: KnownTime?, recorded: LogSize) {
        self.valid = valid
        self.known = known
        self.recorded = recorded
    }

    /// Whether something public since `time` is known.
    public func knows(_ time: PublicTime) -> Bool { known?.includes(time) ?? true }

    /// Whether all that is known and recorded at this clock is so at another one, on the same valid
    /// day.
    ///
    /// A day and a time of the day are not compared: which of the two comes first depends on where
    /// an event was written.
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
