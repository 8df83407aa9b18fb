import FilingModel

/// The order in which facts became public: date as written, then instant, then sequence.
struct PublicOrder: Comparable {
    let date: CalendarDate
    let instant: Instant
    let sequence: Int

    init(date: CalendarDate, instant: Instant, sequence: Int) {
        self.date = date
        self.instant = instant
        self.sequence = sequence
    }

    init(_ event: RecordedEvent) {
        self.init(date: event.time.date, instant: event.time.instant, sequence: event.sequence)
    }

    static func < (lhs: PublicOrder, rhs: PublicOrder) -> Bool {
        (lhs.date, lhs.instant, lhs.sequence) < (rhs.date, rhs.instant, rhs.sequence)
    }
}
