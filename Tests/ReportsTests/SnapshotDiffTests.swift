import FilingModel
import Ledger
import Reports
import TestSupport
import Testing

@Suite struct `Snapshot diff` {
    @Test(arguments: Extent.seeds(16))
    func `of a snapshot with itself is empty`(seed: UInt64) throws {
        for snapshot in try RandomSnapshots(seed: seed).snapshots() {
            #expect(SnapshotDiff(from: snapshot, to: snapshot).isEmpty)
        }
    }

    @Test(arguments: Extent.seeds(16))
    func `applied to the first one gives the second one`(seed: UInt64) throws {
        let snapshots = try RandomSnapshots(seed: seed).snapshots()
        var changes = 0
        for first in snapshots {
            for second in snapshots {
                let diff = SnapshotDiff(from: first, to: second)
                changes += diff.changes.count
                #expect(diff.applied(to: first) == second)
                #expect(diff.isEmpty == SnapshotDiff(from: second, to: first).isEmpty)
            }
        }
        #expect(changes > 0)
    }

    @Test func `names what was added, changed and removed`() throws {
        var script = LedgerScript()
        script.list("A1", on: "2020-01-02")
        script.list("A2", on: "2020-01-03")
        let gone = script.file("A1", .annual, "FY2019", "revenue=7", on: "2020-04-01")
        script.file("A1", .preliminary, "FY2020", "revenue=5.8bn", on: "2021-02-01")
        let day = try CalendarDate("2021-12-31")
        let before = LogSize(script.events.count)
        script.remove("U", from: "A1", effective: "2021-05-01", for: "FY2020")
        script.file("A1", .annual, "FY2020", "revenue=5822719845.67", on: "2021-04-01")
        script.file("A2", .annual, "FY2020", "rd-expense=12", on: "2021-04-01")
        script.retract(gone)
        let report = SnapshotDiffReport(
            from: try RandomSnapshots.snapshot(of: script.events, (day, before)),
            to: try RandomSnapshots.snapshot(
                of: script.events,
                (day, LogSize(script.events.count))
            )
        )
        let told = report.diff.changes.map { "\($0.section) \($0.kind)" }
        #expect(
            told == [
                "companies changed", "marks changed", "figures removed", "figures changed",
                "figures added", "series changed", "series changed", "series changed",
                "aggregates added", "aggregates removed", "aggregates changed",
            ]
        )
        let text = Renderer.render(report, as: .csv)
        #expect(text.contains("companies,changed,A1,marks,U,\r\n"))
        #expect(text.contains("figures,changed,A1 revenue FY2020,value,5800000000,5822719845.67"))
        #expect(text.contains("figures,removed,A1 revenue FY2019,value,7,\r\n"))
        #expect(text.contains("aggregates,added,rd-expense FY2020,sum,,12\r\n"))
    }
}
