import EventLog
import FilingModel
import Ledger
import Reports
import Testing

/// The snapshots that the repository publishes.
@Suite struct `Published snapshots` {
    @Test func `a replay gives every one of them, byte for byte`() throws {
        let ledger = try Ledger(at: RealLedger.root)
        let folder = SnapshotFolder(ledger: RealLedger.root)
        for name in try folder.names() {
            let bytes = try #require(try folder.contents(of: name))
            #expect(try ledger.findings(inSnapshot: bytes, named: name) == [], "\(name)")
        }
    }

    @Test func `there is one for each year end since the market began`() throws {
        let names = try SnapshotFolder(ledger: RealLedger.root).names()
        for year in 2019...2025 { #expect(names.contains("\(year)-12-31.json")) }
    }

    @Test(arguments: [
        ("2022-12-31", 45, 5), ("2023-12-31", 54, 18), ("2025-12-31", 60, 22),
    ])
    func `they hold what the sources say`(day: String, listed: Int, shed: Int) throws {
        let folder = SnapshotFolder(ledger: RealLedger.root)
        let bytes = try #require(try folder.contents(of: day + ".json"))
        let snapshot = try Snapshot(reading: bytes)
        #expect(snapshot[.companies].count == listed)
        let points = snapshot[.series].filter { $0.json["by"] == "fiscal-year" }
        #expect(points.last?.json["cumulative"] == .integer(Int64(shed)))
    }
}
