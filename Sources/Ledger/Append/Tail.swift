import FilingModel
import Projections

/// What a ledger has appended that its read model does not hold yet.
struct Tail: Sendable {
    /// How many events there may be before the read model catches up: few enough to be kept.
    static let eventsMax = 1_000

    /// The events, folded.
    let events: PendingEvents
    /// When the last one was recorded.
    let lastRecorded: RecordedTime

    /// Nil where the events cannot be kept, or are too many.
    init?(_ events: PendingEvents?, lastRecorded: RecordedTime) {
        guard let events, events.size.count - events.base.count < Self.eventsMax else { return nil }
        self.events = events
        self.lastRecorded = lastRecorded
    }
}
