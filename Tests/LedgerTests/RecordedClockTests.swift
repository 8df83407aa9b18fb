import EventLog
import FilingModel
import Ledger
import Testing

@Suite struct `Recorded clock` {
    /// Four events, recorded on two days of the ledger's zone, which is 8 hours ahead.
    private func ledger(_ scratch: ScratchLedger) throws -> Ledger {
        var ledger = try scratch.create()
        let times = [
            "2026-01-15T15:59:59.999Z", "2026-01-15T16:00:00.000Z", "2026-01-15T16:00:00.000Z",
        ]
        let inputs = [
            Input.listing(), Input.result(), Input.change(.tierChanged, "t", on: "2025"),
        ]
        for (time, input) in zip(times, inputs) {
            _ = try ledger.append([input], stamp: ScratchLedger.stamp(time))
        }
        return ledger
    }

    @Test(arguments: [
        ("0", 0), ("3", 3), ("4", 4), ("2026-01-14", 0), ("2026-01-15", 2), ("2026-01-16", 4),
        ("2026-01-15T15:59:59.998Z", 1), ("2026-01-15T15:59:59.999Z", 2),
        ("2026-01-16T00:00:00+08:00", 4), ("2026-01-15T23:59:59.9999+08:00", 2),
        ("1999-01-01T00:00:00Z", 0), ("9999-12-31", 4),
    ])
    func `it is a size, a day of the ledger's zone, or an instant`(
        spelling: String,
        size: Int
    ) throws {
        let scratch = ScratchLedger()
        defer { withExtendedLifetime(scratch) {} }
        let ledger = try ledger(scratch)
        let request = ClockRequest(recorded: try ClockRequest.Recorded(spelling))
        let clock = try ledger.clock(request, now: try RecordedTime("2026-02-01T00:00:00.000Z"))
        #expect(clock.recorded.count == size)
        #expect(clock.known == nil)
    }

    @Test func `a size beyond the log is refused`() throws {
        let scratch = ScratchLedger()
        defer { withExtendedLifetime(scratch) {} }
        let ledger = try ledger(scratch)
        let request = ClockRequest(recorded: try ClockRequest.Recorded("5"))
        #expect(throws: LedgerError.noSuchSize(asked: 5, actual: 4)) {
            _ = try ledger.clock(request, now: try RecordedTime("2026-02-01T00:00:00.000Z"))
        }
    }

    @Test(arguments: ["", "-1", "99999999999999999999999", "2026-1-1", "2026-01-15T00:00:00"])
    func `anything else is malformed`(spelling: String) {
        #expect(throws: SpellingError.self) { _ = try ClockRequest.Recorded(spelling) }
    }

    @Test(arguments: [
        ("2026-02-01T15:59:59.999Z", "2026-02-01"), ("2026-02-01T16:00:00.000Z", "2026-02-02"),
    ])
    func `today is the day in the ledger's zone`(now: String, today: String) throws {
        let scratch = ScratchLedger()
        defer { withExtendedLifetime(scratch) {} }
        let ledger = try ledger(scratch)
        let clock = try ledger.clock(ClockRequest(), now: try RecordedTime(now))
        #expect(clock.valid.description == today)
        #expect(clock.recorded == ledger.size)
    }
}
