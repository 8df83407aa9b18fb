import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

@Suite struct `The audit of a figure` {
    private func audit(
        _ script: LedgerScript,
        known: String? = nil,
        size: Int? = nil
    ) throws -> FigureAudit {
        let key = FigureKey(
            subject: try SecurityCode("A"),
            metric: .revenue,
            period: period("FY2020")
        )
        return try #require(try script.asOf(known: known, size: size).audit(key))
    }

    private func causes(_ script: LedgerScript, known: String? = nil) throws -> [FigureCause] {
        try audit(script, known: known).versions.map(\.cause)
    }

    private func script() -> LedgerScript {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        return script
    }

    @Test func `tells forecast, preliminary result, annual report and restatement`() throws {
        var script = script()
        script.file("A", .forecast, "FY2020", "revenue=90..95", on: "2021-01-30")
        script.file("A", .preliminary, "FY2020", "revenue=97", on: "2021-02-27")
        script.file("A", .annual, "FY2020", "revenue=96.8", on: "2021-04-25")
        script.restate("A", "FY2020", "revenue=96.3", on: "2022-04-25")
        let audit = try audit(script)
        #expect(
            audit.versions.map(\.cause) == [.firstFiling, .newStage, .newStage, .restatement]
        )
        #expect(
            audit.versions.map { $0.revision?.absolute.description } == [nil, nil, "-0.2", "-0.5"]
        )
        #expect(audit.versions[2].revision?.relative?.rounded(places: 4) == "-0.0021")
        #expect(audit.versions.map(\.counts) == [false, false, false, true])
        #expect(audit.versions[0].isInside == false)
    }

    /// What came out: exact, or with a precision that may leave it open.
    static let actuals: [(String, Bool?)] = [
        ("97m", false), ("95000000", true), ("92.5m", true), ("90000000", true), ("89.9m", false),
        ("95m", nil), ("94m", true), ("96m", false),
    ]

    @Test(arguments: actuals)
    func `tells whether the actual fell inside the forecast`(
        value: String,
        isInside: Bool?
    ) throws {
        var script = script()
        script.file("A", .forecast, "FY2020", "revenue=90m..95m", on: "2021-01-30")
        #expect(try audit(script).versions[0].isInside == nil)
        script.file("A", .annual, "FY2020", "revenue=\(value)", on: "2021-04-25")
        #expect(try audit(script).versions.map(\.isInside) == [isInside, nil])
    }

    @Test func `takes rounded and exact values that agree for the same value`() throws {
        var script = script()
        script.file("A", .annual, "FY2020", "revenue=5.8bn", on: "2021-04-25", by: .press)
        script.file("A", .annual, "FY2020", "revenue=5822719845.67", on: "2021-04-26")
        script.file("A", .annual, "FY2020", "revenue=5.82bn", on: "2021-05-09")
        let audit = try audit(script)
        #expect(
            audit.versions.map(\.cause) == [.firstFiling, .rePresentation, .rePresentation]
        )
        #expect(audit.versions.allSatisfy { $0.revision == nil })
        #expect(audit.versions.map(\.counts) == [false, true, false])
    }

    @Test func `a stage that says the same number moves nothing`() throws {
        var script = script()
        script.file("A", .preliminary, "FY2020", "revenue=5.8bn", on: "2021-02-27")
        script.file("A", .annual, "FY2020", "revenue=5822719845.67", on: "2021-04-26")
        let audit = try audit(script)
        #expect(audit.versions.map(\.cause) == [.firstFiling, .newStage])
        #expect(audit.versions[1].revision == nil)
    }

    @Test func `tells what does not count beside what does`() throws {
        var script = script()
        script.file("A", .annual, "FY2020", "revenue=96.8", on: "2021-04-25")
        script.file("A", .annual, "FY2020", "revenue=91", on: "2021-04-26", by: .press)
        script.file("A", .preliminary, "FY2020", "revenue=97", on: "2021-05-01")
        script.file("A", .annual, "FY2020", "revenue=98", on: "2021-06-01")
        #expect(try causes(script) == [.firstFiling, .outranked, .outranked, .laterFiling])
    }

    @Test func `tells a correction after what it corrected, and a retraction`() throws {
        var script = script()
        let first = script.file("A", .annual, "FY2020", "revenue=96.8", on: "2021-04-25")
        let later = script.file("A", .annual, "FY2020", "revenue=99", on: "2021-06-25")
        script.correct(first, LedgerScript.result(.annual, "FY2020", "revenue=98.6"))
        script.retract(later)
        let audit = try audit(script)
        #expect(audit.versions.map(\.fact.sequence) == [first, first, later, later])
        #expect(
            audit.versions.map(\.cause) == [.firstFiling, .correction, .laterFiling, .retraction]
        )
        #expect(audit.versions.map(\.isWithdrawn) == [false, false, false, true])
        #expect(audit.versions.map(\.counts) == [false, true, false, false])
        #expect(audit.versions.map(\.amendment) == [nil, later + 1, nil, later + 2])
        #expect(
            audit.versions.map { $0.revision?.absolute.description } == [nil, "1.8", nil, nil]
        )
    }

    @Test func `knows of an amendment only where it was recorded`() throws {
        var script = script()
        let first = script.file("A", .annual, "FY2020", "revenue=96.8", on: "2021-04-25")
        script.correct(first, LedgerScript.result(.annual, "FY2020", "revenue=98.6"))
        let before = try audit(script, size: first + 1)
        #expect(before.versions.map(\.counts) == [true])
        #expect(try audit(script).versions.map(\.counts) == [false, true])
    }

    @Test func `a correction that takes the figure out withdraws it`() throws {
        var script = script()
        let first = script.file("A", .annual, "FY2020", "revenue=96.8", on: "2021-04-25")
        script.correct(first, LedgerScript.result(.annual, "FY2020", "net-profit=1"))
        let audit = try audit(script)
        #expect(audit.versions.map(\.cause) == [.firstFiling, .correction])
        #expect(audit.versions.map(\.isWithdrawn) == [false, true])
        #expect(audit.counting == nil)
    }

    @Test func `an amendment that leaves the figure as it is is not told`() throws {
        var script = script()
        let first = script.file("A", .annual, "FY2020", "revenue=96 net-profit=1", on: "2021-04-25")
        script.correct(first, LedgerScript.result(.annual, "FY2020", "revenue=96 net-profit=2"))
        #expect(try audit(script).versions.map(\.counts) == [true])
        script.retract(first)
        #expect(try causes(script) == [.firstFiling, .retraction])
    }

    @Test func `an amendment of the documents alone is there with the version it leaves`() throws {
        var script = script()
        let first = script.file("A", .annual, "FY2020", "revenue=96", on: "2021-04-25")
        let filed = script.events[first].payload
        let document = try Document(title: "synthetic report", page: "12")
        let correction = EventCorrected(
            target: script.events[first].id,
            reason: "the page",
            replacement: Payload(filed.event, annotations: Annotations(documents: [document]))
        )
        script.add("A", "2029-01-01", .eventCorrected(correction))
        let audit = try audit(script)
        #expect(audit.versions.count == 1)
        #expect(audit.versions[0].counts)
        #expect(audit.versions[0].event.event.payload.annotations.documents == [document])
    }

    @Test func `what was recorded late may let another number count`() throws {
        var script = script()
        script.file("A", .annual, "FY2020", "revenue=5.8bn", on: "2021-04-25")
        script.file("A", .annual, "FY2020", "revenue=5.82bn", on: "2021-05-25")
        script.file("A", .annual, "FY2020", "revenue=5.9bn", on: "2021-04-30")
        let audit = try audit(script)
        #expect(audit.versions.map(\.cause) == [.firstFiling, .laterFiling, .laterFiling])
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func `ends with the figure that counts, and tells only what was known`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 120)
        let facts = MemoryFacts(ledger.events)
        for clock in ledger.clocks(3) {
            let asOf = AsOf(facts, at: clock)
            for key in ledger.keys {
                guard let audit = try asOf.audit(key) else { continue }
                let figure = try asOf.figure(key)
                #expect(audit.counting?.fact.id == figure?.id)
                #expect(audit.counting?.fact.quantity == figure?.quantity)
                #expect(audit.versions.count(where: \.counts) == (figure == nil ? 0 : 1))
                #expect(audit.versions.allSatisfy { clock.knows($0.fact.time) })
                #expect(
                    audit.versions.allSatisfy { version in
                        max(version.fact.sequence, version.amendment ?? 0) < clock.recorded.count
                    }
                )
                let inForce = audit.versions.filter(\.isInForce).map(\.fact.id.text).sorted()
                let known = try facts.figures(key, at: clock.recorded)
                    .filter { clock.knows($0.time) }
                #expect(inForce == known.map(\.id.text).sorted())
            }
        }
    }
}
