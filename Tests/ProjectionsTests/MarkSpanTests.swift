import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

@Suite struct `Mark spans` {
    @Test(arguments: 0..<48 as Range<UInt64>)
    func `that are open are the marks a company carries`(seed: UInt64) throws {
        let asked = AskedTwice(seed: seed)
        for clock in asked.ledger.clocks(8) {
            let asOf = AsOf(asked.facts, at: clock)
            for code in asked.ledger.world.codes {
                let spans = try asOf.markSpans(of: code)
                let carried = spans.filter { $0.removal == nil }.map(\.mark).sorted()
                #expect(carried == (try asOf.company(code)?.marks ?? []))
                #expect(spans.allSatisfy { $0.code == code })
            }
        }
    }

    @Test func `go from the event that brought a mark to the one that took it away`() throws {
        var script = LedgerScript()
        let listing = script.list("A1", on: "2020-01-02", marks: "UW")
        let removal = script.remove("U", from: "A1", effective: "2021-05-01", for: "FY2020")
        let assignment = script.assign("U", to: "A1", effective: "2022-05-01")
        func spans(_ day: String) throws -> [String] {
            let asOf = AsOf(MemoryFacts(script.events), at: script.clock(day))
            return try asOf.markSpans(of: SecurityCode("A1")).map { span in
                let end = (span.removal?.sequence).map(String.init) ?? "open"
                return "\(span.mark) \(span.assignment.sequence) \(end)"
            }
        }
        #expect(try spans("2020-01-01") == [])
        #expect(try spans("2020-01-02") == ["U \(listing) open", "W \(listing) open"])
        #expect(try spans("2021-05-01") == ["U \(listing) \(removal)", "W \(listing) open"])
        #expect(
            try spans("2022-05-01") == [
                "U \(listing) \(removal)", "W \(listing) open", "U \(assignment) open",
            ]
        )
    }
}
