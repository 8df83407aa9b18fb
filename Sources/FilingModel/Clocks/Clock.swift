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
