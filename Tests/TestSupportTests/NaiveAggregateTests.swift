import FilingModel
import TestSupport
import Testing

/// DESIGN §5.6, in examples.
@Suite struct `Naive aggregates` {
    private func script(_ codes: String = "ABCDEF") -> LedgerScript {
        var script = LedgerScript()
        for code in codes { script.list(String(code), on: "2019-07-22") }
        return script
    }

    @Test func `what is missing has a reason, and the sum the largest scale of its parts`() {
        var script = script()
        script.file("F", .annual, "FY2020", "revenue=1.50", on: "2021-04-01")
        script.file("A", .annual, "FY2020", "revenue=2", on: "2021-04-01")
        script.file("E", .forecast, "FY2020", "revenue=10..20", on: "2021-04-01")
        script.file("D", .preliminary, "FY2020", "revenue=100..200", on: "2021-04-01")
        script.file("C", .annual, "FY2020", "revenue=1000", on: "2021-04-01", in: "USD")
        let aggregate = script.view().aggregate(.revenue, period("FY2020"))
        #expect(aggregate?.companies == 6)
        #expect(aggregate?.covered == 2)
        #expect(aggregate?.sum == "3.50")
        #expect(aggregate?.unit?.text == "CNY")
        #expect(aggregate?.missing.map(\.text) == ["B", "C", "D", "E"])
        let reasons = aggregate.map { found in found.missing.map { found.reasons[$0] } }
        #expect(reasons == [NaiveReason.none, .unit, .range, .forecast])
        #expect(aggregate?.sumOfLows == "113.50")
        #expect(aggregate?.sumOfHighs == "223.50")
    }

    @Test func `nothing sums up to 0, a ratio metric to nothing`() {
        var script = script("A")
        script.define("margin", unit: "percent", .ratio)
        script.file("A", .annual, "FY2020", "margin=0.5", on: "2021-04-01")
        #expect(script.view().aggregate(.revenue, period("FY2020"))?.sum == "0")
        let margin = sure { try Metric("margin") }
        let aggregate = script.view().aggregate(margin, period("FY2020"))
        #expect(aggregate?.sum == nil)
        #expect(aggregate?.covered == 1)
        let growth = script.view().growth(margin, period("FY2020"), over: period("FY2019"))
        #expect(growth == nil)
    }

    @Test(
        arguments: [
            ("100", "124.02", "0.2402", "grew"), ("100", "99.9", "-0.0010", "shrank"),
            ("100", "0", "-1.0000", "shrank"), ("100", "-1", "-1.0100", "turned to loss"),
            ("-100", "1", "1.0100", "turned to profit"), ("-100", "0", "1.0000", "loss narrowed"),
            ("-100", "-64", "0.3600", "loss narrowed"), ("-100", "-150", "-0.5000", "loss widened"),
            ("100", "100.00", "0.0000", nil), ("0", "5", nil, nil),
        ] as [(String, String, String?, String?)]
    )
    func `growth is told in words`(
        previous: String,
        current: String,
        rate: String?,
        change: String?
    ) {
        var script = script("AB")
        script.file("A", .annual, "FY2019", "net-profit=\(previous)", on: "2021-04-01")
        script.file("A", .annual, "FY2020", "net-profit=\(current)", on: "2021-04-01")
        script.file("B", .annual, "FY2020", "net-profit=7777", on: "2021-04-01")
        let growth = script.view().growth(.netProfit, period("FY2020"), over: period("FY2019"))
        #expect(growth?.companies == 1)
        #expect(growth?.current == current)
        #expect(growth?.previous == previous)
        #expect(growth?.rate == rate)
        #expect(growth?.change == change)
    }

    @Test func `growth of nothing is an object all the same`() {
        let growth = script().view().growth(.revenue, period("FY2020"), over: period("FY2019"))
        #expect(growth?.companies == 0)
        #expect(growth?.current == "0")
        #expect(growth?.previous == "0")
        #expect(growth.map { [$0.rate, $0.change] } == [nil, nil])
    }

    @Test(
        arguments: [
            ("FY2018", "FY2020", "100", "121", "0.1000"), ("FY2019", "FY2020", "3", "4", "0.3333"),
            ("FY2015", "FY2020", "1", "3", "0.2457"), ("FY2018", "FY2020", "-1", "3", nil),
            ("FY2018", "FY2020", "1", "0", nil),
        ] as [(String, String, String, String, String?)]
    )
    func `average growth needs both ends positive`(
        base: String,
        end: String,
        previous: String,
        current: String,
        rate: String?
    ) {
        var script = script("A")
        script.file("A", .annual, base, "revenue=\(previous)", on: "2021-04-01")
        script.file("A", .annual, end, "revenue=\(current)", on: "2021-04-01")
        let cagr = script.view().cagr(.revenue, from: period(base), to: period(end))
        #expect(cagr?.rate == rate)
        #expect(cagr?.companies == 1)
    }
}
