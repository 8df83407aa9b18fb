import EventLog
import FilingModel
import Ledger
import Projections
import ReadModel
import Testing

/// What a program that uses the library meets: drafts in, receipts out, one kind of error.
@Suite struct `Facade` {
    private static let now = "2026-01-15T08:00:00.000Z"

    private static func create(in scratch: ScratchLedger) throws -> Ledger {
        let now = try RecordedTime(now)
        let opening = LedgerOpened(
            origin: try Origin("example.test/log"),
            title: "Synthetic",
            currency: try Currency("CNY"),
            timezone: "+08:00"
        )
        return try Ledger.create(
            at: scratch.directory,
            opening,
            recordedBy: "desk",
            host: LedgerHost(now: { now })
        )
    }

    /// A draft of what the inputs of tests say.
    private static func draft(_ input: JSONValue) throws -> EventDraft {
        let prepared = try EventCodec.prepare(input, now: try RecordedTime(now))
        let line = try EventCodec.line(
            prepared,
            recordedAt: try RecordedTime(now),
            recordedBy: "desk",
            batchSize: nil
        )
        let event = try EventCodec.event(of: line, sequence: 1) { _ in nil }
        return EventDraft(
            id: event.id,
            source: event.source,
            subject: event.subject,
            time: event.time,
            payload: event.payload
        )
    }

    @Test func `drafts are appended as their JSON is, and the ledger of the appender has them`()
        throws
    {
        let (scratch, other) = (ScratchLedger(), ScratchLedger())
        var appender = try Self.create(in: scratch).appender(recordedBy: "desk")
        let inputs = [Input.listing(), Input.result()]
        let receipt = try appender.append(inputs.map(Self.draft))
        var ledger = try Self.create(in: other)
        #expect(try ledger.append(inputs, stamp: ScratchLedger.stamp()) == receipt)
        let repeated = try appender.append(inputs.map(Self.draft))
        #expect(repeated.existing == receipt.appended && repeated.appended == [])
        let head = appender.ledger.head
        #expect(head == ledger.head)
    }

    @Test func `what is rehearsed is not appended`() throws {
        let scratch = ScratchLedger()
        let appender = try Self.create(in: scratch).appender(recordedBy: "desk")
        let drafts = try [Input.listing(), Input.result()].map(Self.draft)
        let receipt = try appender.rehearse(drafts).receipt
        #expect(receipt.appended.map(\.sequence) == [1, 2])
        let effect = try appender.effect(
            of: drafts,
            on: ValidDate(try CalendarDate("2026-01-10"))
        )
        #expect(effect.companies.count == 1)
        #expect(try Ledger(at: scratch.directory).size.count == 1)
    }

    /// The error of an append.
    private static func error(
        of drafts: [EventDraft],
        by appender: inout Appender,
        expecting size: LogSize? = nil
    ) -> LedgerError? {
        do throws(LedgerError) {
            _ = try appender.append(drafts, expecting: size)
            return nil
        } catch {
            return error
        }
    }

    @Test func `an append expects a size, and accepts what it is told to`() throws {
        let scratch = ScratchLedger()
        var appender = try Self.create(in: scratch).appender(recordedBy: "desk")
        let listing = try Self.draft(Input.listing())
        let unexpected = Self.error(of: [listing], by: &appender, expecting: LogSize(7))
        #expect(unexpected == .unexpectedSize(expected: 7, actual: 1))
        _ = try appender.append([listing, Self.draft(Input.result())])
        let tenfold = try Self.draft(
            Input.result(id: "more", at: "2026-01-05", Input.filed(["revenue=9"], "FY2025"))
        )
        guard case .warnings(let warnings)? = Self.error(of: [tenfold], by: &appender) else {
            return #expect(Bool(false), "it was accepted")
        }
        let receipt = try appender.append([tenfold], accepting: .warnings)
        #expect(receipt.warnings == warnings)
        #expect(try Ledger(at: scratch.directory).size.count == 4)
    }

    @Test func `a name that nobody may have is refused when it is used`() throws {
        let scratch = ScratchLedger()
        var appender = try Self.create(in: scratch).appender(recordedBy: "a\nb")
        guard case .spelling? = Self.error(of: [], by: &appender) else {
            return #expect(Bool(false), "it was accepted")
        }
        #expect(try Ledger(at: scratch.directory).size.count == 1)
    }

    @Test func `every error that a closure throws is a ledger's`() throws {
        struct Own: Error {}
        let scratch = ScratchLedger()
        let ledger = try Self.create(in: scratch)
        let clock = try ledger.clock()
        #expect(throws: LedgerError.fault("Own")) {
            try ledger.asOf(clock) { _ in throw Own() }
        }
        #expect(throws: LedgerError.readModel(.notWritable("synthetic"))) {
            try ledger.facts { _ in throw LedgerError.readModel(.notWritable("synthetic")) }
        }
        let spelling = SpellingError(.text, "synthetic")
        #expect(throws: LedgerError.spelling(spelling)) { try ledger.facts { _ in throw spelling } }
        #expect(ledger.directory == scratch.directory)
    }

    @Test func `companies, events and days are found by their names`() throws {
        let scratch = ScratchLedger()
        let ledger = try scratch.create(with: [Input.listing(), Input.listing("b", "688002")])
        let code = try SecurityCode("688001")
        #expect(try ledger.companies(named: "688001") == [code])
        #expect(try ledger.companies(named: "nobody") == [])
        #expect(try ledger.sequence(of: EventID("b")) == 2)
        #expect(try ledger.sequence(of: EventID("c")) == nil)
        let time = try ledger.publicTime(CalendarDate("2025-04-25"), .noLaterThan)
        #expect(time.time.spelling == "2025-04-25T00:00:00+08:00")
    }

    @Test func `a ledger is verified by one call`() throws {
        let scratch = ScratchLedger()
        let verification = try Self.create(in: scratch).verify()
        #expect(verification.isClean && verification.size == 1)
        #expect(verification.directory == scratch.directory)
    }
}
