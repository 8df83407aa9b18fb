public import FilingModel

/// The facts at three clocks, on which every rule of what counts is defined.
public struct AsOf<Facts: FactSource> {
    /// The source of the facts.
    public let facts: Facts

    /// The three clocks.
    public let clock: Clock

    /// The facts at three clocks.
    public init(_ facts: Facts, at clock: Clock) {
        self.facts = facts
        self.clock = clock
    }

    /// The same facts, held to be true on another day.
    public func valid(at date: CalendarDate) -> AsOf {
        AsOf(facts, at: Clock(valid: ValidDate(date), known: clock.known, recorded: clock.recorded))
    }

    /// The currency of the ledger's sums.
    public func currency() throws -> Currency? {
        try facts.opening(at: clock.recorded)?.currency
    }

    /// Versions that are public by the known time.
    func known(_ versions: [EventVersion]) -> [EventVersion] {
        versions.filter { clock.knows($0.event.time) }
    }
}
