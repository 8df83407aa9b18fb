import FilingModel
import Projections
import TestSupport
import Testing

/// Listings, marks and metrics over time, in words.
@Suite struct `A series` {
    private func script() -> LedgerScript {
        var script = LedgerScript()
        script.list("B", on: "2020-02", marks: "UW")  // 1
        script.list("A", on: "2020-01-15")  // 2
        script.list("C", on: "2022-03-01")  // 3
        script.list("P", on: "2019-07-22", isProfitable: true, marks: "")
        script.remove("U", from: "A", effective: "2021-12-31", for: "FY2020")
        script.assign("U", to: "A", effective: "2022-06-30")
        return script
    }

    @Test func `of listings tells each year, its events in log order, and how many so far`() throws
    {
        let points = try script().asOf("2022-12-31").listings().points
        #expect(points.map(\.period.description) == ["2020", "2021", "2022"])
        #expect(points.map(\.count) == [2, 0, 1])
        #expect(points.map(\.cumulative) == [2, 2, 3])
        #expect(points[0].companies.map(\.listingSequence) == [1, 2])
    }

    @Test func `of listings by month counts a listing from the last day it can have been`() throws {
        let points = try script().asOf("2020-02-29").listings(by: .month).points
        #expect(points.map(\.period.description) == ["2020-01", "2020-02"])
        #expect(points.map(\.count) == [1, 1])
        #expect(try script().asOf("2020-02-28").listings(by: .month).points.map(\.count) == [1, 0])
        #expect(try script().asOf("2020-01-14").listings(by: .month).points.isEmpty)
    }

    @Test func `of listings by month goes on over the turn of a year`() throws {
        let points = try script().asOf("2022-03-01").listings(by: .month).points
        #expect(points.count == 27)
        #expect(
            points.map(\.period.description)[10...13] == [
                "2020-11", "2020-12", "2021-01", "2021-02",
            ]
        )
        #expect(points.last?.cumulative == 3)
    }

    @Test func `of who carries a mark ends on the valid day`() throws {
        let points = try script().asOf("2022-06-30").carrying().points
        #expect(points.map(\.day.description) == ["2020-12-31", "2021-12-31", "2022-06-30"])
        #expect(points.map { $0.companies.map(\.text) } == [["A", "B"], ["B"], ["A", "B", "C"]])
        #expect(points.map(\.listed) == [2, 2, 3])
        #expect(
            points.map { $0.share?.rounded(places: ratePlaces) } == [
                "1.0000", "0.5000", "1.0000",
            ]
        )
        let day = try script().asOf("2022-12-31").carrying().points.last?.day
        #expect(day?.description == "2022-12-31")
    }

    @Test func `of who carries a mark knows what the query knows, whatever the day`() throws {
        var script = LedgerScript()
        script.list("A", on: "2020-01-15")
        script.remove(
            "U",
            from: "A",
            effective: "2020-11-01",
            for: "FY2019",
            announced: "2020-10-30"
        )
        let late = try script.asOf("2020-12-31", known: "2020-10-30").carrying(by: .month).points
        #expect(late.map(\.count) == Array(repeating: 1, count: 10) + [0, 0])
        let early = try script.asOf("2020-12-31", known: "2020-10-29").carrying(by: .month).points
        #expect(early.map(\.count) == Array(repeating: 1, count: 12))
    }

    @Test func `of who carries a mark takes the cohort of each day`() throws {
        let cohort = Cohort(.carrying(.unprofitable))
        let points = try script().asOf("2022-12-31").carrying(try Mark("W"), of: cohort).points
        #expect(points.map(\.listed) == [2, 1, 3])
        #expect(points.map { $0.companies.map(\.text) } == [["B"], ["B"], ["B"]])
    }

    @Test func `of a metric tells each fiscal year, and its growth since the one before`() throws {
        var script = script()
        script.file("A", .annual, "FY2019", "revenue=100", on: "2020-04-01")
        script.file("A", .annual, "FY2020", "revenue=124", on: "2021-04-01")
        script.file("B", .annual, "FY2020", "revenue=0.50", on: "2021-04-01")
        let series = try #require(try script.asOf("2022-12-30").series(of: .revenue))
        #expect(series.unit.text == "CNY")
        #expect(series.points.map(\.period.description) == ["FY2020", "FY2021"])
        #expect(series.points.map { $0.aggregate.sum?.description } == ["124.50", "0"])
        #expect(series.points.map { $0.aggregate.missing.count } == [1, 3])
        #expect(series.points.map { $0.growth?.companies } == [1, 0])
        #expect(series.points[0].growth?.rate?.rounded(places: ratePlaces) == "0.2400")
    }

    @Test func `of a metric goes from where it is asked to where it is asked`() throws {
        func years(_ day: String, from: Int? = nil, through: Int? = nil) throws -> [Int]? {
            try script().asOf(day).series(of: .revenue, from: from, through: through)?
                .points.map(\.period.year)
        }
        #expect(try years("2022-12-31") == [2020, 2021, 2022])
        #expect(try years("2022-12-30", from: 2019) == [2019, 2020, 2021])
        #expect(try years("2022-12-30", from: 2021, through: 2023) == [2021, 2022, 2023])
        #expect(try years("2019-12-31") == [])
        #expect(try years("2022-12-31", from: 1, through: 2) == [1, 2])
        #expect(
            try script().asOf().series(of: .revenue, from: 1, through: 1)?.points[0].growth == nil
        )
    }

    @Test func `of a metric that nobody defined is none`() throws {
        #expect(try script().asOf().series(of: try Metric("unheard-of")) == nil)
    }
}
