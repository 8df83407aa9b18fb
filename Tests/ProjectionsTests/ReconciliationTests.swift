import FilingModel
import Projections
import TestSupport
import Testing

/// DESIGN §5.8, in words.
@Suite struct `What a publication said` {
    /// Two companies with revenue of 248.4 in FY2020, after 200, and losses of 8, after 20.
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

    private func verdicts(_ script: LedgerScript, known: String? = nil) throws -> [Verdict] {
        try script.asOf(known: known).reconciliations().map(\.verdict)
    }

    @Test(
        arguments: [
            ("revenue=248.4", 2, "248.4", .agrees), ("revenue=248.4", nil, "248.4", .agrees),
            ("revenue=248.4", 3, "248.4", .partial), ("revenue=248.5", nil, "248.4", .differs),
            ("revenue=0.25k", nil, "248.4", .agrees), ("revenue=0.24k", nil, "248.4", .differs),
            ("net-profit=-8", nil, "-8", .agrees), ("rd-expense=0", nil, nil, .partial),
            ("revenue=248.4@USD", nil, nil, .partial), ("revenue=248.4@CNY", nil, "248.4", .agrees),
        ] as [(String, Int?, String?, Verdict)]
    )
    func `of a sum agrees where the two intervals meet`(
        figure: String,
        companies: Int?,
        value: String?,
        verdict: Verdict
    ) throws {
        var script = script()
        script.report("FY2020", figure, companies: companies, on: "2021-05-09")
        let found = try script.asOf().reconciliations()
        #expect(found.map(\.verdict) == [verdict])
        #expect(found.map(\.computed.value) == [value])
        #expect(found.map(\.companies) == [2])
        #expect(found.map(\.companiesReported) == [companies])
    }

    @Test(
        arguments: [
            (.growth(.revenue, base: period("FY2019")), "0.24", 2, "0.2420", .agrees),
            (.growth(.revenue, base: period("FY2019")), "0.24", nil, "0.2420", .differs),
            (.growth(.netProfit, base: period("FY2019")), "0.6", nil, "0.6000", .agrees),
            (.growth(.revenue, base: period("FY2018")), "0.24", 2, nil, .partial),
            (.cagr(.revenue, base: period("FY2019")), "0.242", nil, "0.2420", .agrees),
            (.cagr(.revenue, base: period("FY2019")), "0.25", 2, "0.2420", .differs),
            (.cagr(.netProfit, base: period("FY2019")), "0.25", 2, nil, .partial),
            (.cagr(.revenue, base: period("2019H1")), "0.25", 2, nil, .partial),
            (.cagr(.revenue, base: period("FY2020")), "0.25", 2, nil, .partial),
            (.ratio(.netProfit, of: .revenue), "-0.03", 2, "-0.0322", .agrees),
            (.ratio(.netProfit, of: .revenue), "-0.04", 2, "-0.0322", .differs),
            (.ratio(.rdExpense, of: .revenue), "0.04", 2, nil, .partial),
            (.count(.shedMarks, period: nil), "1", nil, "1", .agrees),
            (.count(.shedMarks, period: period("FY2020")), "1", 0, "1", .agrees),
            (.count(.shedMarks, period: period("FY2021")), "1", 0, "0", .differs),
            (.count(.listings, period: nil), "2", nil, "2", .agrees),
            (.count(.listings, period: period("FY2019")), "2", nil, "2", .agrees),
            (.count(.listings, period: period("2019H1")), "2", nil, "0", .differs),
            (.count(.companies, period: nil), "3", nil, "2", .differs),
            (.count(.companies, period: period("FY2020")), "2", nil, nil, .partial),
            (.count(.shedMarks, period: period("2020H1")), "1", nil, nil, .partial),
            (.share(.shedMarks), "0.5", nil, "0.5000", .agrees),
            (.share(.shedMarks), "0.41", 2, "0.5000", .differs),
        ] as [(Claim.Content, String, Int?, String?, Verdict)]
    )
    func `of a derived value is held against the same, derived`(
        content: Claim.Content,
        value: String,
        decimals: Int?,
        computed: String?,
        verdict: Verdict
    ) throws {
        var script = script()
        script.report("FY2020", claims: [claim(content, value, decimals)], on: "2021-05-09")
        let found = try script.asOf().reconciliations()
        #expect(found.map(\.verdict) == [verdict])
        #expect(found.map(\.computed.value) == [computed])
    }

    @Test func `is held against its own day, with the query's known time`() throws {
        var script = script()
        script.list("C", on: "2021-05-10")
        script.report("FY2020", "revenue=248.4", on: "2021-05-09")
        script.report("FY2020", "revenue=248.4", cohort: "carrying:U", on: "2021-04-19")
        script.report("FY2020", "revenue=248.4", cohort: "carrying:U", on: "2021-04-20")
        #expect(try verdicts(script) == [.agrees, .agrees, .differs])
        #expect(try verdicts(script, known: "2021-04-19") == [.agrees])
        // What became public later is taken in, unless the query leaves it out.
        script.restate("A", "FY2020", "revenue=200", on: "2022-01-01")
        #expect(try verdicts(script) == [.differs, .differs, .differs])
        #expect(try verdicts(script, known: "2021-12-31") == [.agrees, .agrees, .differs])
    }

    @Test func `of a cohort that the ledger cannot recompute is left alone`() throws {
        var script = script()
        script.report("FY2020", "revenue=1", cohort: "synthetic peers", on: "2021-05-09")
        #expect(try verdicts(script) == [])
        let stored = try script.asOf().publications()
        #expect(stored.map(\.isReconciled) == [false])
        #expect(stored.map(\.report.cohort.text) == ["synthetic peers"])
        #expect(try script.asOf(known: "2021-05-08").publications() == [])
    }

    @Test func `in part leaves a rest for the companies that are missing`() throws {
        var script = script()
        script.list("C", on: "2021-01-01")
        script.report("FY2020", "revenue=0.30k", companies: 3, on: "2021-05-09")
        script.report("FY2020", "revenue=0.30k", companies: 2, on: "2021-05-09")
        let found = try script.asOf().reconciliations()
        #expect(found.map(\.verdict) == [.partial, .partial])
        #expect(found[0].computed.covered == 2)
        #expect(found[0].computed.missing.map(\.text) == ["C"])
        #expect(found[0].remainder?.low.rounded(places: 1) == "46.6")
        #expect(found[0].remainder?.high.rounded(places: 1) == "56.6")
        #expect(found[1].remainder == nil)
    }

    @Test(arguments: ["0", "0.4", "-0.4", "0.5", "-0.5"])
    func `of growth from what may be 0 has no bounds`(previous: String) throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        let rounded = try Quantity(
            .value(try Amount(previous)),
            precision: try Precision(decimals: 0)
        )
        let result = ResultFiled(
            period: period("FY2019"),
            stage: .annual,
            currency: try Currency("CNY"),
            figures: [ReportedFigure(metric: .netProfit, quantity: rounded)]
        )
        script.add("A", "2020-04-01", .resultFiled(result))
        script.file("A", .annual, "FY2020", "net-profit=5", on: "2021-04-01")
        let growth = claim(.growth(.netProfit, base: period("FY2019")), "1.5", 1)
        script.report("FY2020", claims: [growth], on: "2021-05-09")
        let found = try script.asOf().reconciliations()
        #expect(found.map(\.verdict) == [.partial])
        #expect(found[0].computed.interval == nil)
    }

    @Test func `of an empty cohort is held against 0`() throws {
        var script = script()
        script.report("FY2020", "revenue=0", cohort: "carrying:W", on: "2021-05-09")
        script.report("FY2020", "revenue=1", cohort: "carrying:W", on: "2021-05-09")
        #expect(try verdicts(script) == [.agrees, .differs])
    }

    @Test func `of ratios is never summed`() throws {
        var script = script()
        script.define("margin", unit: "percent", .ratio)
        let margin = try Metric("margin")
        for (code, year) in [("A", 2019), ("A", 2020), ("B", 2019), ("B", 2020)] {
            script.file(code, .annual, "FY\(year)", "margin=0.5", on: "2021-04-01")
        }
        let claims = [
            claim(.growth(margin, base: period("FY2019")), "0"),
            claim(.ratio(margin, of: .revenue), "0"), claim(.ratio(.revenue, of: margin), "0"),
            claim(.cagr(margin, base: period("FY2019")), "0"),
        ]
        script.report("FY2020", "margin=1.0", claims: claims, companies: 2, on: "2021-05-09")
        let found = try script.asOf().reconciliations()
        #expect(found.map(\.verdict) == Array(repeating: .partial, count: 5))
        #expect(found.map(\.computed.value) == Array(repeating: nil, count: 5))
        #expect(found.map(\.computed.covered) == Array(repeating: 2, count: 5))
        #expect(found.compactMap(\.remainder) == [])
    }

    @Test func `of one company is held against its figures`() throws {
        var script = script()
        let base = period("FY2019")
        let result = ResultFiled(
            period: period("FY2020"),
            stage: .annual,
            currency: try Currency("CNY"),
            figures: [],
            claims: [
                claim(.growth(.revenue, base: base), "0.24", 2),
                claim(.growth(.netProfit, base: base), "0.7", 1),
                claim(.ratio(.netProfit, of: .revenue), "-0.03", 2),
                claim(.growth(.rdExpense, base: base), "0.1", 1),
                claim(.count(.companies, period: nil), "1"),
            ]
        )
        script.add("B", "2021-04-02", .resultFiled(result))
        let claims = try script.asOf().companyClaims(period("FY2020"))
        #expect(claims.map(\.verdict) == [.agrees, .differs, .agrees, .partial])
        #expect(claims.map(\.computed) == ["0.2420", "0.6000", "-0.0322", nil])
        #expect(try script.asOf(known: "2021-04-01").companyClaims(period("FY2020")).isEmpty)
        #expect(try script.asOf().companyClaims(period("FY2019")).isEmpty)
    }

    @Test func `of one company that rests on a ratio has no computed value`() throws {
        var script = script()
        script.define("margin", unit: "percent", .ratio)
        let margin = try Metric("margin")
        for year in [2019, 2020] {
            script.file("A", .annual, "FY\(year)", "margin=0.5", on: "2021-04-01")
        }
        let result = ResultFiled(
            period: period("FY2020"),
            stage: .annual,
            currency: try Currency("CNY"),
            figures: [],
            claims: [
                claim(.growth(margin, base: period("FY2019")), "0"),
                claim(.ratio(margin, of: .revenue), "0"),
            ]
        )
        script.add("A", "2021-04-02", .resultFiled(result))
        let claims = try script.asOf().companyClaims(period("FY2020"))
        #expect(claims.map(\.computed) == [nil, nil])
        #expect(claims.map(\.verdict) == [.partial, .partial])
    }
}
