import EventLog
import FilingModel
import Ledger
import Projections
import ReadModel
import TestSupport
import Testing

/// Corrections as commands make them: on top of what is in force.
@Suite struct `Correcting` {
    private func draft(_ correction: EventCorrected, of event: RecordedEvent) throws -> EventDraft {
        EventDraft(
            source: try Source("https://example.test/synthetic"),
            subject: event.subject,
            time: nil,
            payload: Payload(.eventCorrected(correction))
        )
    }

    private func correction(
        of event: RecordedEvent,
        to payload: Payload,
        _ reason: String = "synthetic"
    ) -> EventCorrected {
        EventCorrected(target: event.id, reason: reason, replacement: payload)
    }

    private func append(
        _ draft: EventDraft,
        to ledger: inout Ledger,
        at time: RecordedTime,
        again: Bool = false
    ) throws -> Receipt {
        var options = AppendOptions()
        options.acceptWarnings = true
        options.again = again
        let stamp = try Recording(recordedBy: "desk", now: time)
        return try ledger.append([EventCodec.json(draft)], stamp: stamp, options: options)
    }

    /// The events of a ledger that can be amended, in an order that follows from a seed.
    private func targets(_ ledger: Ledger, seed: UInt64) throws -> [EventVersion] {
        var random = SplitMix64(seed: seed)
        return try (0..<8).compactMap { _ in
            let event = try ledger.event(random.number(0...ledger.size.count - 1))
            return try? ledger.amendable(event.id)
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `a correction and the inverse one give back the same content`(seed: UInt64) throws {
        let events = RandomLedger(seed: seed, events: 60).events
        let scratch = ScratchLedger()
        var ledger = try scratch.open(events)
        let now = events[events.count - 1].recordedAt
        let note = MemberPath(names: ["note"])
        for target in try targets(ledger, seed: seed) {
            let event = target.event
            let noted = try event.payload.edited(by: [
                MemberEdit(note, .text("synthetic \(ledger.size)"))
            ])
            let there = correction(of: event, to: noted)
            #expect(try append(draft(there, of: event), to: &ledger, at: now).appended.count == 1)
            let current = try ledger.amendable(event.id).event
            #expect(current.changes(since: event).map(\.path) == [note])
            let written = event.payload.json[note]
            let change: MemberEdit.Change = written.map { .value($0) } ?? .removed
            let payload = try current.payload.edited(by: [MemberEdit(note, change)])
            let back = correction(of: event, to: payload, "in error at \(ledger.size)")
            #expect(try append(draft(back, of: event), to: &ledger, at: now).appended.count == 1)
            #expect(try ledger.amendable(event.id).event.changes(since: event).isEmpty)
            #expect(
                try EventCodec.data(of: ledger.amendable(event.id).event.payload)
                    == EventCodec.data(of: event.payload)
            )
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `the line of a dry run is the event that is recorded`(seed: UInt64) throws {
        let events = RandomLedger(seed: seed, events: 60).events
        let (scratch, other) = (ScratchLedger(), ScratchLedger())
        var (rehearsing, ledger) = (try scratch.open(events), try other.open(events))
        let stamp = try Recording(recordedBy: "desk", now: events[events.count - 1].recordedAt)
        var options = AppendOptions()
        options.acceptWarnings = true
        for target in try targets(ledger, seed: seed) {
            let edit = MemberEdit(MemberPath(names: ["note"]), .text("synthetic \(seed)"))
            let payload = try target.event.payload.edited(by: [edit])
            guard try rehearsing.amendable(target.event.id).event.payload != payload else {
                continue
            }
            let draft = try draft(correction(of: target.event, to: payload), of: target.event)
            #expect(try ledger.sequence(saying: draft) == nil)
            let (lines, _) = try rehearsing.rehearse(
                [EventCodec.json(draft)],
                stamp: stamp,
                options: options
            )
            let line = try JSONParser.value(of: #require(lines.first))
            _ = try rehearsing.append([line], stamp: stamp, options: options)
            let receipt = try append(draft, to: &ledger, at: stamp.now)
            #expect(try ledger.sequence(saying: draft) == receipt.appended.first?.sequence)
            #expect(ledger.root == rehearsing.root)
        }
    }

    @Test func `a correction that a later one replaced is recorded again only on request`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: [Input.listing(), Input.result()])
        let now = try ScratchLedger.stamp().now
        let event = try ledger.event(2)
        func figures(_ value: String) throws -> EventDraft {
            let payload = try EventCodec.payload(of: Input.filed(["revenue=\(value)"]), event.type)
            return try draft(correction(of: event, to: payload), of: event)
        }
        _ = try append(figures("101"), to: &ledger, at: now)
        #expect(try append(figures("101"), to: &ledger, at: now, again: true).appended.isEmpty)
        _ = try append(figures("102"), to: &ledger, at: now)
        let known = try append(figures("101"), to: &ledger, at: now)
        #expect(known.existing.map(\.sequence) == [3])
        #expect(known.appended.isEmpty)
        let again = try append(figures("101"), to: &ledger, at: now, again: true)
        #expect(again.appended.map(\.sequence) == [5])
        #expect(again.appended.first?.id.text.hasSuffix("-2") == true)
        let current = try ledger.amendable(event.id)
        #expect(current.event.payload.json["figures"]?["revenue"]?["value"] == "101")
        #expect(try append(figures("101"), to: &ledger, at: now, again: true).appended.isEmpty)
    }

    @Test func `what no amendment may target is refused before anything is made of it`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: [Input.listing(), Input.result()])
        let stamp = try ScratchLedger.stamp()
        _ = try ledger.append([Input.retraction("r", of: "result")], stamp: stamp)
        let cases: [(String, Refusal)] = [
            ("nobody", .unknownTarget(try EventID("nobody"))),
            ("r", .targetIsAmendment(try EventID("r"))),
            ("result", .targetRetracted(try EventID("result"))),
        ]
        for (id, refusal) in cases {
            #expect(throws: LedgerError.refused(input: 0, refusal)) {
                try ledger.amendable(EventID(id))
            }
        }
        #expect(try ledger.amendable(EventID("list")).sequence == 1)
    }

    @Test func `a correction keeps the subject`() throws {
        let scratch = ScratchLedger()
        let ledger = try scratch.create(with: [Input.aggregate("a")])
        var event = try ledger.event(1)
        let cohort = MemberEdit(MemberPath(names: ["cohort"]), .text("carrying:U"))
        #expect(throws: Never.self) { try event.checkSubject() }
        event.payload = try event.payload.edited(by: [cohort])
        let fault = try #require(throws: LineError.self) { try event.checkSubject() }
        #expect(fault.path == "subject")
    }
}
