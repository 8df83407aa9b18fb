import FilingModel
import Projections
import TestSupport
import Testing

/// DESIGN §5.6, in words.
@Suite struct `A sum over a cohort` {
    private func script(_ codes: String) -> LedgerScript {
        var script = LedgerScript()
        for code in codes { script.list(String(code), on: "2019-07-22") }
        return script
    }

    @Test func `is exact, and tells what is missing and why`() throws {
        var script = script("FEDCBA")
        script.file("F", .annual, "FY2020", "revenue=1.50", on: "2021-04-01")
        script.file("A", .preliminary, "FY2020", "revenue=2", on: "2021-04-01")
        script.file("E", .forecast, "FY2020", "revenue=10..20", on: "2021-04-01")
        script.file("D", .preliminary, "FY2020", "revenue=100..200", on: "2021-04-01")
        script.file("C", .annual, "FY2020", "revenue=1000", on: "2021-04-01", in: "USD")
        let sum = try #require(try script.asOf().sum(.revenue, "FY2020"))
        #expect(sum.companies.map(\.text) == ["A", "B", "C", "D", "E", "F"])
        #expect(sum.figures.map(\.key.subject.text) == ["A", "F"])
        #expect(sum.sum?.description == "3.50")
        #expect(sum.unit.text == "CNY")
        #expect(sum.missing.map(\.code.text) == ["B", "C", "D", "E"])
        #expect(sum.missing.map(\.reason) == [MissingReason.none, .unit, .range, .forecast])
        #expect(!sum.isComplete)
    }

    @Test func `takes no forecast, though it is a value in the right unit`() throws {
        var script = script("A")
        script.file("A", .forecast, "FY2020", "revenue=10", on: "2020-04-01")
        let sum = try script.asOf().sum(.revenue, "FY2020")
        #expect(sum?.sum?.description == "0")
        #expect(sum?.missing.map(\.reason) == [.forecast])
    }

    @Test func `of nothing is 0, and of no companies complete`() throws {
        let sum = try script("A").asOf().sum(.revenue, "FY2020")
        #expect(sum?.sum?.description == "0")
        #expect(sum?.isComplete == false)
        let none = try script("A").asOf("2019-01-01").sum(.revenue, "FY2020")
        #expect(none?.sum?.description == "0")
        #expect(none?.isComplete == true)
    }

    @Test func `is none for a ratio, and for a metric that nobody defined`() throws {
        var script = script("A")
        script.define("margin", unit: "percent", .ratio)
        script.file("A", .annual, "FY2020", "margin=0.5", on: "2021-04-01")
        let margin = try Metric("margin")
        #expect(try script.asOf().sum(margin, "FY2020")?.sum == nil)
        #expect(try script.asOf().sum(margin, "FY2020")?.figures.count == 1)
        #expect(try script.asOf().growth(margin, "FY2020", since: "FY2019")?.hasSums == false)
        #expect(try script.asOf().sum(try Metric("unheard-of"), "FY2020") == nil)
    }

    @Test func `of losses and profits keeps the sign and the places`() throws {
        var script = script("ABC")
        script.file("A", .annual, "FY2020", "net-profit=-0.10", on: "2021-04-01")
        script.file("B", .annual, "FY2020", "net-profit=0.1", on: "2021-04-01")
        #expect(try script.asOf().sum(.netProfit, "FY2020")?.sum?.description == "0.00")
        script.file("C", .annual, "FY2020", "net-profit=-0.001", on: "2021-04-01")
        #expect(try script.asOf().sum(.netProfit, "FY2020")?.sum?.description == "-0.001")
    }

    @Test func `may be anything that its figures may be`() throws {
        var script = script("AB")
        script.file("A", .annual, "FY2020", "revenue=5.8bn", on: "2021-04-01")
        script.file("B", .annual, "FY2020", "revenue=100", on: "2021-04-01")
        let sum = try script.asOf().sum(.revenue, "FY2020")
        let low = Rational(try Amount("5750000100"))
        let high = Rational(try Amount("5850000100"))
        #expect(sum?.interval == Interval(low: low, high: high))
    }

    @Test(
        arguments: [
            ("100", "124.02", "0.2402", .grew), ("100", "99.9", "-0.0010", .shrank),
            ("100", "0", "-1.0000", .shrank), ("100", "-1", "-1.0100", .turnedToLoss),
            ("-100", "1", "1.0100", .turnedToProfit), ("-100", "0", "1.0000", .lossNarrowed),
            ("-100", "-64", "0.3600", .lossNarrowed), ("-100", "-150", "-0.5000", .lossWidened),
            ("100", "100.00", "0.0000", nil), ("0", "5", nil, nil), ("0", "-5", nil, nil),
            ("-100", "-100.001", "0.0000", .lossWidened),
        ] as [(String, String, String?, GrowthWord?)]
    )
    func `grows, shrinks, or turns`(
        previous: String,
        current: String,
        rate: String?,
        change: GrowthWord?
    ) throws {
        var script = script("AB")
        script.file("A", .annual, "FY2019", "net-profit=\(previous)", on: "2021-04-01")
        script.file("A", .annual, "FY2020", "net-profit=\(current)", on: "2021-04-01")
        script.file("B", .annual, "FY2020", "net-profit=7777", on: "2021-04-01")
        let growth = try script.asOf().growth(.netProfit, "FY2020", since: "FY2019")
        #expect(growth?.companies == 1)
        #expect(growth?.currentSum.description == current)
        #expect(growth?.previousSum.description == previous)
        #expect(growth?.rate?.rounded(places: ratePlaces) == rate)
        #expect(growth?.change == change)
    }

    @Test func `of nothing like for like grows by nothing`() throws {
        var script = script("AB")
        script.file("A", .annual, "FY2019", "revenue=1", on: "2021-04-01")
        script.file("B", .annual, "FY2020", "revenue=2", on: "2021-04-01")
        let growth = try script.asOf().growth(.revenue, "FY2020", since: "FY2019")
        #expect(growth?.companies == 0)
        #expect(growth?.currentSum.description == "0")
        #expect(growth?.previousSum.description == "0")
        #expect(growth?.rate == nil)
        #expect(growth?.change == nil)
        #expect(growth?.rateInterval == nil)
    }

    @Test func `over one sum is a share of the companies that have both`() throws {
        var script = script("ABC")
        script.file("A", .annual, "FY2020", "revenue=100 rd-expense=25", on: "2021-04-01")
        script.file("B", .annual, "FY2020", "revenue=300", on: "2021-04-01")
        script.file("C", .annual, "FY2020", "rd-expense=300", on: "2021-04-01")
        let asOf = script.asOf()
        let codes = try asOf.members(of: .unprofitableAtListing).map(\.code)
        let share = try asOf.proportion(.rdExpense, of: .revenue, period("FY2020"), over: codes)
        #expect(share?.companies == 1)
        #expect(share?.ratio?.rounded(places: ratePlaces) == "0.2500")
    }
}
