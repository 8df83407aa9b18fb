import FilingModel
import Ledger
import Projections
import ReferenceSupport
import TestSupport
import TransparencyLog

/// Snapshots of ledgers that follow from a seed.
struct RandomSnapshots {
    let events: [RecordedEvent]
    private let clocks: [Clock]

    /// The ledger of a seed.
    init(seed: UInt64) {
        let ledger = RandomLedger(seed: seed, events: 80)
        events = ledger.events
        clocks = ledger.clocks(6)
    }

    /// Days and sizes to take snapshots at.
    var places: [(day: CalendarDate, size: LogSize)] {
        clocks.map { ($0.valid.date, LogSize(max(1, $0.recorded.count))) }
    }

    /// The snapshot of some of the events.
    static func snapshot(
        of events: some Sequence<RecordedEvent>,
        _ place: (day: CalendarDate, size: LogSize)
    ) throws -> Snapshot {
        let clock = Clock(
            valid: ValidDate(place.day),
            known: .date(place.day),
            recorded: place.size
        )
        return try Snapshot(of: AsOf(MemoryFacts(events), at: clock), root: Digest(of: []))
    }

    /// The snapshots at all places.
    func snapshots() throws -> [Snapshot] { try places.map { try Self.snapshot(of: events, $0) } }
}
