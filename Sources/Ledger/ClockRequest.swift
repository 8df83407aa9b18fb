public import FilingModel
import ReadModel

/// The three clocks as they are asked for, before the ledger fills in what was left out.
public struct ClockRequest: Hashable, Sendable {
    /// Which events count.
    public enum Recorded: Hashable, Sendable {
        /// The first so many.
        case size(LogSize)
        /// Those recorded by the end of a day in the ledger's zone.
        case date(CalendarDate)
        /// Those recorded by an instant.
        case time(ZonedTime)

        /// Reads a size (digits alone), a date or a time.
        ///
        /// - Parameter spelling: `412`, `2025-05-09`, or an RFC 3339 time.
        public init(_ spelling: some StringProtocol) throws(SpellingError) {
            if !spelling.isEmpty, spelling.utf8.allSatisfy(\.isASCIIDigit) {
                guard let count = Int(spelling) else {
                    throw SpellingError(.recordedTime, "is beyond any log")
                }
                self = .size(LogSize(count))
            } else if spelling.utf8.count <= 10 {
                self = .date(try CalendarDate(spelling))
            } else {
                self = .time(try ZonedTime(spelling))
            }
        }
    }

    /// When facts have to hold; nil: today in the ledger's zone.
    public var valid: CalendarDate?
    /// By when they have to have been public; nil: whenever.
    public var known: KnownTime?
    /// Which events count; nil: all.
    public var recorded: Recorded?

    /// Three clocks; those left out are filled in by the ledger.
    public init(
        valid: CalendarDate? = nil,
        known: KnownTime? = nil,
        recorded: Recorded? = nil
    ) {
        self.valid = valid
        self.known = known
        self.recorded = recorded
    }

    /// What one could have known and held true on a day, from all events recorded since.
    public init(asOf day: CalendarDate) { self.init(valid: day, known: .date(day)) }
}

extension Ledger {
    /// The clocks that a request means.
    ///
    /// - Parameter now: The present, for the day that is meant by default; nil: as the host has it.
    /// - Throws: `LedgerError.noSuchSize` if the log is shorter than the size that is asked for.
    public func clock(
        _ request: ClockRequest = ClockRequest(),
        now: RecordedTime? = nil
    ) throws(LedgerError) -> Clock {
        let now = now ?? host.now()
        let zone = try timeZone()
        return Clock(
            valid: ValidDate(request.valid ?? zone.date(at: now.instant)),
            known: request.known,
            recorded: try size(request.recorded, zone)
        )
    }

    private func size(
        _ recorded: ClockRequest.Recorded?,
        _ zone: LedgerTimeZone
    ) throws(LedgerError) -> LogSize {
        switch recorded {
        case nil: return size
        case .size(let asked):
            guard asked <= size else {
                throw .noSuchSize(asked: asked.count, actual: size.count)
            }
            return asked
        case .date(let date): return try size(by: zone.end(of: date))
        case .time(let time): return try size(by: time.instant)
        }
    }

    /// The longest prefix of the log that was recorded by an instant.
    private func size(by instant: Instant) throws(LedgerError) -> LogSize {
        try facts { try $0.size(recordedBy: instant) }
    }
}
