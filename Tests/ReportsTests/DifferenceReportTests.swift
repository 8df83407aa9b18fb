import EventLog
import FilingModel
import Projections
import ReferenceSupport
import Reports
import TestSupport
import Testing

@Suite struct `A difference for programs` {
    private func members(_ json: JSONValue, _ name: String) -> [JSONValue] {
        guard case .array(let elements)? = json[name] else { return [] }
        return elements
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `never tells the same before and after`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 120)
        let facts = MemoryFacts(ledger.events)
        for clock in ledger.clocks(3) {
            let start = Clock(
                valid: clock.valid,
                known: clock.known,
                recorded: LogSize(clock.recorded.count / 2)
            )
            let end = Clock(valid: clock.valid, known: nil, recorded: clock.recorded)
            let (from, to) = (AsOf(facts, at: start), AsOf(facts, at: end))
            let report = DifferenceReport(
                try from.difference(to: to),
                companies: try to.companies()
            )
            let json = report.fields.json
            for section in ["companies", "marks", "figures", "series"] {
                for change in members(json, section) {
                    #expect(change["before"] != change["after"], "\(section) \(change)")
                    #expect(!members(change, "causes").isEmpty)
                }
            }
            for change in members(json, "aggregates") {
                #expect(!members(change, "causes").isEmpty)
            }
            let isEmpty = report.difference.isEmpty
            #expect(report.sheet.rows.isEmpty == isEmpty)
            for row in report.sheet.rows where !["aggregates"].contains(row[0]) {
                #expect(row[5] != row[6], "\(row)")
            }
        }
    }
}
