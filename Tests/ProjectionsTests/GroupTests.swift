import FilingModel
import Projections
import TestSupport
import Testing

/// DESIGN §5.6, in words: forecasts, and groups.
@Suite struct `A sum with more asked of it` {
    private func script() -> LedgerScript {
        var script = LedgerScript()
        script.list("A", on: "2021-07-22", sector: .biomedicine, city: "Wuhan")
        script.list("B", on: "2019-07-22", sector: .softwareAI)
        script.list("C", on: "2019-12", sector: .biomedicine, city: "Beijing")
        script.list("D", on: "2020-01-01", sector: .other, city: "Wuhan")
        return script
    }

    private func groups(_ grouping: CompanyGroup.Grouping) throws -> [CompanyGroup] {
        CompanyGroup.all(
            of: try script().asOf().members(of: .unprofitableAtListing),
            by: grouping
        )
    }

    @Test func `takes forecasts and ranges into its lows and highs`() throws {
        var script = script()
        script.file("A", .annual, "FY2020", "net-profit=-1.50", on: "2021-04-01")
        script.file("B", .forecast, "FY2020", "net-profit=10..20", on: "2021-02-01")
        script.file("C", .preliminary, "FY2020", "net-profit=-7..-5", on: "2021-02-01")
        script.file("D", .forecast, "FY2020", "net-profit=3", on: "2021-02-01")
        let sum = try #require(try script.asOf().sum(.netProfit, "FY2020"))
        #expect(sum.sum?.description == "-1.50")
        #expect(sum.lows?.description == "4.50")
        #expect(sum.highs?.description == "16.50")
        #expect(sum.coveredWithEstimates == 4)
        #expect(sum.onlyForecasts.map(\.text) == ["B", "D"])
        #expect(sum.missing.map(\.reason) == [.forecast, .range, .forecast])
    }

    @Test func `takes no other unit into them, and no forecast that an actual replaced`() throws {
        var script = script()
        script.file("A", .forecast, "FY2020", "revenue=1..2", on: "2021-02-01", in: "USD")
        script.file("B", .forecast, "FY2020", "revenue=1..2", on: "2021-02-01")
        script.file("B", .annual, "FY2020", "revenue=5", on: "2021-04-01")
        let sum = try #require(try script.asOf().sum(.revenue, "FY2020"))
        #expect([sum.lows, sum.highs].map { $0?.description } == ["5", "5"])
        #expect(sum.onlyForecasts.isEmpty)
        #expect(sum.missing.first?.reason == .forecast)
    }

    @Test func `has no lows and highs for a ratio`() throws {
        var script = script()
        script.define("margin", unit: "percent", .ratio)
        script.file("A", .forecast, "FY2020", "margin=0.5", on: "2021-02-01")
        let sum = try #require(try script.asOf().sum(try Metric("margin"), "FY2020"))
        #expect(sum.lows == nil)
        #expect(sum.highs == nil)
    }

    @Test func `is told by sector, city or year of listing, the unknown city last`() throws {
        #expect(
            try groups(.sector).map(\.key) == [
                .sector(.biomedicine), .sector(.other), .sector(.softwareAI),
            ]
        )
        let cities: [String?] = ["Beijing", "Wuhan", nil]
        #expect(try groups(.city).map(\.key) == cities.map { .city(ByBytes($0)) })
        #expect(try groups(.year).map(\.key) == [.year(2019), .year(2020), .year(2021)])
        #expect(
            try groups(.year).map { $0.companies.map(\.code.text) } == [["B", "C"], ["D"], ["A"]]
        )
    }

    @Test func `tells growth and average growth where they are asked for, and only there`() throws {
        var script = script()
        for (year, revenue) in [("2019", "100"), ("2020", "150"), ("2021", "121")] {
            script.file("A", .annual, "FY\(year)", "revenue=\(revenue)", on: "2022-04-01")
        }
        let asOf = script.asOf()
        let codes = try asOf.members(of: .unprofitableAtListing).map(\.code)
        let asked = AggregateQuestion(
            .revenue,
            period("FY2021"),
            growthSince: period("FY2020"),
            cagrFrom: period("FY2019")
        )
        let answer = try asOf.answer(asked, over: codes)
        #expect(answer?.growth?.rate?.rounded(places: ratePlaces) == "-0.1933")
        #expect(answer?.cagr?.compoundGrowth(years: 2)?.rounded(places: ratePlaces) == "0.1000")
        let plain = try asOf.answer(AggregateQuestion(.revenue, period("FY2021")), over: codes)
        #expect(plain?.growth == nil)
        #expect(plain?.cagr == nil)
        let unheardOf = AggregateQuestion(try Metric("unheard-of"), period("FY2021"))
        #expect(try asOf.answer(unheardOf, over: codes) == nil)
    }
}
