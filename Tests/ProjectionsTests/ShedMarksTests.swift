import FilingModel
import Projections
import TestSupport
import Testing

/// DESIGN §5.7, in words.
@Suite struct `Shed marks` {
    private func script() -> LedgerScript {
        var script = LedgerScript()
        for (code, day) in [("A", "2019-07-22"), ("B", "2019-08-01"), ("C", "2020-01-01")] {
            script.list(code, on: day)
        }
        script.list("D", on: "2022-05-01")
        script.list("P", on: "2019-07-22", isProfitable: true)
        script.remove("U", from: "B", effective: "2021-04-30", for: "FY2020")  // 6
        script.remove("U", from: "A", effective: "2021-04-20", for: "FY2020")  // 7
        script.remove("U", from: "P", effective: "2021-04-20", for: "FY2020")
        script.remove("U", from: "C", effective: "2022")  // 9
        script.assign("U", to: "A", effective: "2021-12-31")
        script.remove("U", from: "A", effective: "2022-04-20", for: "FY2021")
        return script
    }

    private func shares(_ series: ShedMarks) -> [String?] {
        series.points.map { $0.share?.rounded(places: ratePlaces) }
    }

    @Test func `by fiscal year count each member once, and list those who came by a year later`()
        throws
    {
        let series = try script().asOf("2022-12-31").shedMarks()
        #expect(series.points.map(\.year) == [2019, 2020, 2021, 2022])
        #expect(series.points.map(\.count) == [0, 2, 0, 0])
        #expect(series.points.map(\.cumulative) == [0, 2, 2, 2])
        #expect(series.points.map(\.listed) == [3, 3, 4, 4])
        #expect(shares(series) == ["0.0000", "0.6667", "0.5000", "0.5000"])
        #expect(series.points[1].removals.map(\.version.event.id.text) == ["e6", "e7"])
    }

    @Test func `without a fiscal year are unassigned, and in no running total`() throws {
        let series = try script().asOf("2022-12-31").shedMarks()
        #expect(series.unassigned.map(\.version.event.id.text) == ["e9"])
        #expect(series.points.last?.cumulative == 2)
        #expect(series.removals.map(\.version.sequence) == [6, 7, 9])
        #expect(series.share?.rounded(places: ratePlaces) == "0.7500")
    }

    @Test func `by year go by the last day of the effective date`() throws {
        let series = try script().asOf("2022-12-31").shedMarks(by: .year)
        #expect(series.points.map(\.count) == [0, 0, 2, 1])
        #expect(series.points.map(\.listed) == [2, 3, 3, 4])
        #expect(shares(series) == ["0.0000", "0.0000", "0.6667", "0.7500"])
        #expect(series.unassigned.isEmpty)
        let dayBefore = try script().asOf("2022-12-30").shedMarks(by: .year)
        #expect(dayBefore.points.map(\.count) == [0, 0, 2, 0])
    }

    @Test func `count the first removal in order of effect, not of recording`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.remove("U", from: "A", effective: "2023-04-20", for: "FY2022")
        script.assign("U", to: "A", effective: "2022-01-01")
        script.remove("U", from: "A", effective: "2021-04-20", for: "FY2020")
        let series = try script.asOf().shedMarks()
        #expect(series.points.filter { $0.count > 0 }.map(\.year) == [2020])
        #expect(series.removals.map(\.version.sequence) == [4])
    }

    @Test func `count the first removal that is known`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.remove(
            "U",
            from: "A",
            effective: "2021-04-20",
            for: "FY2020",
            announced: "2021-04-19"
        )
        script.assign("U", to: "A", effective: "2022-01-01", announced: "2020-01-01")
        script.remove(
            "U",
            from: "A",
            effective: "2023-04-20",
            for: "FY2022",
            announced: "2020-01-01"
        )
        let early = try script.asOf(known: "2021-04-18").shedMarks()
        #expect(early.removals.map(\.version.sequence) == [4])
        let late = try script.asOf(known: "2021-04-19").shedMarks()
        #expect(late.removals.map(\.version.sequence) == [2])
    }

    @Test func `of another mark are counted apart`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22", marks: "UW")
        script.remove("W", from: "A", effective: "2021-04-20", for: "FY2020")
        #expect(try script.asOf().shedMarks().removals.isEmpty)
        #expect(try script.asOf().shedMarks(try Mark("W")).removals.count == 1)
    }

    @Test func `are told for every year from the first listing to the valid day`() throws {
        var script = LedgerScript()
        script.list("A", on: "2020-12-31")
        #expect(try script.asOf("2020-12-30").shedMarks().points.isEmpty)
        #expect(try script.asOf("2020-12-31").shedMarks().points.map(\.year) == [2020])
        let years = try script.asOf("2023-01-01").shedMarks().points.map(\.year)
        #expect(years == [2020, 2021, 2022, 2023])
    }

    @Test func `of a year before the first listing have a point of their own`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.remove("U", from: "A", effective: "2020-04-30", for: "FY2015")
        let series = try script.asOf("2020-12-31").shedMarks()
        #expect(series.points.map(\.year) == [2015, 2019, 2020])
        #expect(series.points.map(\.listed) == [0, 1, 1])
        #expect(shares(series) == [nil, "1.0000", "1.0000"])
    }
}
