import FilingModel
import TestSupport
import Testing

/// DESIGN §5.8, in examples.
@Suite struct `Naive reconciliation` {
    private func script() -> LedgerScript {
        var script = LedgerScript()
        for code in ["A", "B"] {
            script.list(code, on: "2019-07-22")
            script.file(code, .annual, "FY2019", "revenue=100 net-profit=-10", on: "2020-04-01")
            script.file(code, .annual, "FY2020", "revenue=124.2 net-profit=-4", on: "2021-04-01")
        }
        script.remove("U", from: "A", effective: "2021-04-20", for: "FY2020")
        return script
    }

    private func verdicts(_ script: LedgerScript, known: String? = nil) -> [NaiveVerdict] {
        script.view(known: known).reconciliation().map(\.verdict)
    }

    @Test(
        arguments: [
            ("revenue=248.4", 2, .agrees), ("revenue=248.4", nil, .agrees),
            ("revenue=248.4", 3, .partial), ("revenue=248.5", nil, .differs),
            ("revenue=0.25k", nil, .agrees), ("revenue=0.24k", nil, .differs),
            ("net-profit=-8", nil, .agrees), ("rd-expense=0", nil, .partial),
            ("revenue=248.4@USD", nil, .partial),
        ] as [(String, Int?, NaiveVerdict)]
    )
    func `a sum agrees if its interval meets the reported one`(
        figure: String,
        companies: Int?,
        verdict: NaiveVerdict
    ) {
        var script = script()
        script.report("FY2020", figure, companies: companies, on: "2021-05-09")
        #expect(verdicts(script) == [verdict])
    }

    @Test(
        arguments: [
            (.growth(.revenue, base: period("FY2019")), "0.24", 2, .agrees),
            (.growth(.revenue, base: period("FY2019")), "0.24", nil, .differs),
            (.growth(.netProfit, base: period("FY2019")), "0.6", nil, .agrees),
            (.growth(.revenue, base: period("FY2018")), "0.24", 2, .partial),
            (.cagr(.revenue, base: period("FY2019")), "0.242", nil, .agrees),
            (.cagr(.revenue, base: period("FY2019")), "0.25", 2, .differs),
            (.cagr(.netProfit, base: period("FY2019")), "0.25", 2, .partial),
            (.ratio(.netProfit, of: .revenue), "-0.03", 2, .agrees),
            (.ratio(.netProfit, of: .revenue), "-0.04", 2, .differs),
            (.ratio(.rdExpense, of: .revenue), "0.04", 2, .partial),
            (.count(.shedMarks, period: nil), "1", nil, .agrees),
            (.count(.shedMarks, period: period("FY2020")), "1", 0, .agrees),
            (.count(.shedMarks, period: period("FY2021")), "1", 0, .differs),
            (.count(.listings, period: nil), "2", nil, .agrees),
            (.count(.listings, period: period("FY2019")), "2", nil, .agrees),
            (.count(.listings, period: period("FY2020")), "2", nil, .differs),
            (.count(.companies, period: nil), "3", nil, .differs),
            (.share(.shedMarks), "0.5", nil, .agrees), (.share(.shedMarks), "0.41", 2, .differs),
        ] as [(Claim.Content, String, Int?, NaiveVerdict)]
    )
    func `a claim is compared by interval arithmetic`(
        content: Claim.Content,
        value: String,
        decimals: Int?,
        verdict: NaiveVerdict
    ) {
        var script = script()
        script.report("FY2020", claims: [claim(content, value, decimals)], on: "2021-05-09")
        #expect(verdicts(script) == [verdict])
    }

    @Test func `a report is read at its own day, with the query's known time`() {
        var script = script()
        script.list("C", on: "2021-05-10")
        script.report("FY2020", "revenue=248.4", on: "2021-05-09")
        script.report("FY2020", "revenue=248.4", cohort: "carrying:U", on: "2021-04-19")
        script.report("FY2020", "revenue=248.4", cohort: "carrying:U", on: "2021-04-20")
        script.report("FY2020", "revenue=248.4", cohort: "synthetic peers", on: "2021-04-20")
        #expect(verdicts(script) == [.agrees, .agrees, .differs])
        #expect(verdicts(script, known: "2021-04-19") == [.agrees])
    }

    @Test func `both intervals are told, whatever the verdict`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.file("A", .annual, "FY2018", "net-profit=-0.01k", on: "2020-04-01")
        script.file("A", .annual, "FY2020", "net-profit=5", on: "2021-04-01")
        script.file("A", .annual, "FY2018", "revenue=100", on: "2020-04-01")
        script.file("A", .annual, "FY2020", "revenue=0.14k", on: "2021-04-01")
        let growth = claim(.growth(.netProfit, base: period("FY2018")), "1.5", 1)
        let cagr = claim(.cagr(.revenue, base: period("FY2018")), "0.20", 2)
        script.report("FY2020", "revenue=0.1k", claims: [growth, cagr], on: "2021-05-09")
        let found = script.view().reconciliation()
        #expect(
            found.map { $0.computedEnds(places: 3) } == [
                ["135.000", "145.000"], ["1.333", "2.000"], ["0.162", "0.204"],
            ]
        )
        #expect(found.map(\.verdict) == [.agrees, .agrees, .agrees])
        #expect(found.map { $0.reported.low.rounded(places: 3) } == ["50.000", "1.450", "0.195"])
    }

    @Test func `a partial sum of a cohort of the reported size says what is outstanding`() {
        var script = script()
        script.list("C", on: "2021-01-01")
        script.report("FY2020", "revenue=0.30k", companies: 3, on: "2021-05-09")
        script.report("FY2020", "revenue=0.30k", companies: 2, on: "2021-05-09")
        let found = script.view().reconciliation()
        #expect(found.map(\.verdict) == [.partial, .partial])
        #expect(found[0].outstanding?.low.rounded(places: 1) == "46.6")
        #expect(found[0].outstanding?.high.rounded(places: 1) == "56.6")
        #expect(found[1].outstanding == nil)
    }

    @Test func `growth from what can be 0 is partial`() {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.file("A", .annual, "FY2019", "net-profit=0.00k", on: "2020-04-01")
        script.file("A", .annual, "FY2020", "net-profit=5", on: "2021-04-01")
        let growth = claim(.growth(.netProfit, base: period("FY2019")), "1.5", 1)
        script.report("FY2020", claims: [growth], on: "2021-05-09")
        #expect(verdicts(script) == [.partial])
        #expect(script.view().reconciliation()[0].computed == nil)
    }
}
