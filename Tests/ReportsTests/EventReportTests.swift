import EventLog
import FilingModel
import Projections
import ReferenceSupport
import Reports
import TestSupport
import Testing
import TransparencyLog

/// What is told of one event and of what amends it; companies and figures are synthetic.
@Suite struct `Event report` {
    /// A listing, a result of it that is corrected twice, and the retraction of that.
    private static let script: LedgerScript = {
        var script = LedgerScript()
        script.list("600001", on: "2020-01-02")
        let filing = script.file("600001", .annual, "FY2020", "revenue=100", on: "2021-04-20")
        script.correct(filing, LedgerScript.result(.annual, "FY2020", "revenue=101 rd-staff=7"))
        script.correct(
            filing,
            LedgerScript.result(.annual, "FY2020", "revenue=101"),
            time: "2021-04-21"
        )
        script.retract(filing)
        return script
    }()

    private func report(
        _ sequence: Int,
        of events: [RecordedEvent] = script.events,
        file: Digest? = nil
    ) throws -> EventReport {
        let facts = MemoryFacts(events)
        let event = events[sequence]
        let target = EventAmendment(event, of: [])?.target ?? event.id
        let amendments = events.filter {
            EventAmendment($0, of: [])?.target == event.id
        }
        return EventReport(
            event: event,
            line: [:],
            leafHash: "00",
            versions: try facts.history(of: target),
            amendments: amendments,
            file: file
        )
    }

    /// The sequence of the result.
    private var filing: Int { Self.script.events.count - 4 }

    private func text(_ report: EventReport) -> String { Renderer.render(report, as: .table) }

    private func texts(_ changes: [MemberChange]) -> [String] { changes.map(\.text) }

    @Test func `each amendment tells what it changed`() throws {
        let amendments = try report(filing).amendments
        #expect(amendments.map(\.event.sequence) == [filing + 1, filing + 2, filing + 3])
        #expect(amendments.map(\.reason) == ["misread", "misread", "in error"])
        #expect(
            texts(amendments[0].changes) == [
                "figures.rd-staff.value: (none) → 7", "figures.revenue.value: 100 → 101",
            ]
        )
        let changed = texts(amendments[1].changes)
        #expect(changed.first == "figures.rd-staff.value: 7 → (none)")
        #expect(changed.dropFirst().allSatisfy { $0.hasPrefix("time") })
        #expect(amendments[2].changes.isEmpty)
    }

    @Test func `an amendment tells what it is about and what it changed`() throws {
        let correction = try report(filing + 1)
        #expect(correction.amendments.isEmpty)
        #expect(correction.amendment?.target == Self.script.events[filing].id)
        #expect(correction.fields.json["amends"]?["sequence"] == .integer(Int64(filing)))
        #expect(correction.fields.json["status"] == "amendment")
        let page = text(correction)
        #expect(page.contains("amends"))
        #expect(page.contains("event \(filing): FY2020 annual: revenue 100"))
        #expect(page.contains("figures.revenue.value   100     101"))
        #expect(try report(filing + 3).fields.json["amends"]?["changes"] == [])
    }

    @Test func `people see what was in force last, and what was filed`() throws {
        let page = try text(report(filing))
        #expect(page.contains("what       FY2020 annual: revenue 101\n"))
        #expect(page.contains("as filed   FY2020 annual: revenue 100\n"))
        #expect(page.contains("public     2021-04-21"))
        #expect(page.contains("status     retracted"))
        #expect(page.contains("Retracted by event \(filing + 3)"))
        #expect(page.contains("source    https://synthetic.example/\(filing + 3)"))
    }

    @Test func `an event that nothing amends says so`() throws {
        let listing = try report(filing - 1)
        #expect(listing.fields.json["status"] == "in force")
        #expect(listing.fields.json["amendments"] == [])
        #expect(listing.fields.json["amends"] == .null)
        #expect(listing.fields.json["document"] == nil)
        #expect(!text(listing).contains("as filed"))
    }

    /// A listing, and corrections of it: the documents of each, and of the corrections themselves.
    private func corrections(
        _ documents: [(listing: [Digest], own: [Digest])]
    ) throws -> [RecordedEvent] {
        var script = LedgerScript()
        let listing = script.list("600001", on: "2020-01-02")
        var events = script.events
        func annotations(_ digests: [Digest]) throws -> Annotations {
            Annotations(documents: try digests.map { try Document(sha256: $0.hex) })
        }
        for (carried, own) in documents {
            let replacement = Payload(
                events[listing].payload.event,
                annotations: try annotations(carried)
            )
            let correction = EventCorrected(
                target: events[listing].id,
                reason: "synthetic",
                replacement: replacement
            )
            var event = events[listing]
            event.sequence = events.count
            event.id = try EventID("c\(events.count)")
            event.payload = Payload(.eventCorrected(correction), annotations: try annotations(own))
            events.append(event)
        }
        return events
    }

    @Test func `a document is found where it came in, and whether it is in force`() throws {
        let (one, two) = (Digest(of: [1]), Digest(of: [2]))
        let events = try corrections([([one], []), ([one, two], []), ([one], [two])])
        #expect(try report(1, of: Array(events.prefix(2)), file: one).document?.isMatch == false)
        let found = try #require(report(1, of: events, file: one).document?.found)
        #expect(found.map(\.sequence) == [2])
        #expect(found.map(\.isInForce) == [true])
        let other = try #require(report(1, of: events, file: two).document?.found)
        #expect(other.map(\.sequence) == [3, 4])
        #expect(other.map(\.isInForce) == [false, true])
        #expect(other.map(\.isOfAmendment) == [false, true])
    }

    @Test func `of a file that is no document, the hashes there are are told`() throws {
        let (one, two) = (Digest(of: [1]), Digest(of: [2]))
        let events = try corrections([([one], []), ([one, two], [two])])
        let none = try report(1, of: events, file: Digest(of: [3]))
        #expect(none.document?.isMatch == false)
        #expect(
            none.fields.json["document"]?["known"] == .array([.string(one.hex), .string(two.hex)])
        )
        #expect(none.sheet.header.suffix(2) == ["document_sha256", "document_matches"])
        #expect(none.sheet.rows.map { $0.last } == ["false"])
        #expect(text(none).contains("these have a hash"))
    }
}
