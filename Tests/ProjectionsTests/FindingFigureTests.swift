import FilingModel
import Projections
import TestSupport
import Testing

/// Findings about figures that do not go together, and about those that are not there.
@Suite struct `A finding about figures` {
    // MARK: contradicting-filings

    @Test(
        arguments: [
            (.annual, "100", "101", true), (.annual, "100", "100.0", false),
            (.preliminary, "100", "101", true), (.forecast, "100", "101", false),
            (.annual, "5.8bn", "5822719845.67", false), (.annual, "5.8bn", "5.86bn", true),
            (.preliminary, "1..2", "3..4", true), (.preliminary, "1..3", "2..4", false),
            (.annual, "100", "101@USD", false),
        ] as [(Stage, String, String, Bool)]
    )
    func `tells two filings of one stage that have no number in common`(
        stage: Stage,
        one: String,
        other: String,
        isFound: Bool
    ) throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        let first = script.file("A", stage, "FY2021", "revenue=\(one)", on: "2022-04-20")
        let second = script.file("A", stage, "FY2021", "revenue=\(other)", on: "2022-04-25")
        let expected = ["contradicting-filings A FY2021 \(first) \(second)"]
        #expect(try script.findings() == (isFound ? expected : []))
        #expect(try script.findings(known: "2022-04-24") == [])
        #expect(try script.findings(size: second) == [])
        script.correct(second, LedgerScript.result(stage, "FY2021", "revenue=\(one)"))
        #expect(try script.findings() == [])
    }

    @Test func `lets later stages and restatements say something else`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.file("A", .preliminary, "FY2021", "revenue=90", on: "2022-02-20")
        script.file("A", .annual, "FY2021", "revenue=100", on: "2022-04-20")
        script.restate("A", "FY2021", "revenue=110", on: "2023-04-20")
        script.file("A", .annual, "FY2021", "revenue=110", on: "2023-04-21")
        script.file("A", .annual, "FY2021", "revenue=110", on: "2023-04-22", by: .press)
        #expect(try script.findings() == [])
        let last = script.file("A", .annual, "FY2021", "revenue=120", on: "2024-04-21")
        #expect(try script.findings() == ["contradicting-filings A FY2021 3 \(last)"])
    }

    @Test func `holds the press against the issuer, else against itself`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        let first = script.file("A", .annual, "FY2021", "revenue=90m", on: "2022-04-20", by: .press)
        let second = script.file(
            "A",
            .annual,
            "FY2021",
            "revenue=93m",
            on: "2022-04-21",
            by: .press
        )
        #expect(try script.findings() == ["contradicting-filings A FY2021 \(first) \(second)"])
        let issuer = script.file("A", .annual, "FY2021", "revenue=93.4m", on: "2022-04-22")
        #expect(try script.findings() == ["contradicting-filings A FY2021 \(first) \(issuer)"])
    }

    @Test(arguments: [
        ("443m", "443938500", true), ("443m", "442400000", false), ("-434m", "-434509300", true),
    ])
    func `notices a last digit that was cut off`(
        print: String,
        exact: String,
        isCutOff: Bool
    ) throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        let figures = ["revenue=\(print)", "revenue=\(exact)"]
        let press = script.file("A", .annual, "FY2021", figures[0], on: "2022-04-20", by: .press)
        script.file("A", .annual, "FY2021", figures[1], on: "2022-04-22")
        let findings = try script.asOf().findings(named: [.contradictingFilings])
        guard case .contradictingFilings(let conflict)? = findings.first else {
            Issue.record("nothing was found")
            return
        }
        #expect(conflict.cutOff?.sequence == (isCutOff ? press : nil))
    }

    // MARK: recorded-twice, restated-without-original

    @Test func `tells one figure of one source under two events`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        let first = script.file("A", .annual, "FY2021", "revenue=100", on: "2022-04-20")
        let second = script.file("A", .annual, "FY2021", "revenue=100", on: "2022-04-20")
        #expect(try script.findings() == [])
        script.correctSource(of: second, toThatOf: first)
        #expect(try script.findings() == ["recorded-twice A FY2021 \(first) \(second)"])
        #expect(try script.findings(size: second + 1) == [])
        script.retract(second)
        #expect(try script.findings() == [])
    }

    @Test func `tells a restatement of what is not there`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        let restatement = script.restate("A", "FY2021", "revenue=110", on: "2023-04-20")
        #expect(try script.findings() == ["restated-without-original A FY2021 \(restatement)"])
        #expect(try script.findings(known: "2023-04-19") == [])
        script.file("A", .annual, "FY2021", "revenue=100", on: "2022-04-20")
        #expect(try script.findings() == [])
    }

    // MARK: part-larger-than-whole, periods-do-not-add-up

    @Test(
        arguments: [
            ("overseas-revenue=101 revenue=100", true), ("overseas-revenue=100 revenue=100", false),
            ("overseas-revenue=0.11k revenue=100", true),
            ("overseas-revenue=0.1k revenue=90", false), ("patents=1 invention-patents=2", true),
            ("net-assets=2 total-assets=1", true), ("overseas-revenue=101@USD revenue=100", false),
            ("rd-expense=5 revenue=1", false),
        ]
    )
    func `tells a part that is larger than its whole`(figures: String, isFound: Bool) throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        let event = script.file("A", .annual, "FY2021", figures, on: "2022-04-20")
        let expected = ["part-larger-than-whole A FY2021 \(event)"]
        #expect(try script.findings() == (isFound ? expected : []))
        #expect(try script.findings(known: "2022-04-19") == [])
    }

    @Test func `tells a period that is larger than the one around it`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        let half = script.file(
            "A",
            .interim,
            "2021H1",
            "revenue=60 net-profit=60",
            on: "2021-08-20"
        )
        let nine = script.file(
            "A",
            .interim,
            "2021-9M",
            "revenue=50 net-profit=5",
            on: "2021-10-20"
        )
        script.file("A", .annual, "FY2021", "revenue=80 net-profit=1", on: "2022-04-20")
        script.file("A", .preliminary, "2022H1", "revenue=200", on: "2022-07-20")
        script.file("A", .annual, "FY2022", "revenue=90", on: "2023-04-20")
        #expect(try script.findings() == ["part-larger-than-whole A 2021-9M \(half) \(nine)"])
        script.restate("A", "2021-9M", "revenue=55", on: "2022-10-20")
        #expect(try script.findings() == [])
    }

    @Test(
        arguments: [
            (["2021H1=40", "2021H2=60"], true), (["2021H1=40", "2021H2=59"], false),
            (["2021H1=40"], false), (["2021-9M=40", "2021Q4=60"], true),
            (["2021Q1=10", "2021Q2=20", "2021Q3=30", "2021Q4=41"], true),
            (["2021Q1=10", "2021Q2=20", "2021Q3=30", "2021Q4=39"], false),
            (["2021Q1=10", "2021Q2=20", "2021H1=31"], true),
            (["2021Q1=10", "2021Q2=20", "2021Q3=30", "2021-9M=61"], true),
            (["2021H1=10", "2021Q3=20", "2021-9M=30"], false),
            (["2021H2=10", "2021Q3=20", "2021Q4=30"], true),
        ]
    )
    func `tells a period that is not the sum of its parts`(
        parts: [String],
        isFound: Bool
    ) throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.file("A", .annual, "FY2021", "net-profit=99", on: "2022-04-20")
        for part in parts {
            let words = part.split(separator: "=")
            let period = String(words[0])
            let figures = "net-profit=\(words[1]) total-assets=\(words[1])"
            script.file("A", .interim, period, figures, on: "2022-04-20")
        }
        let names = try script.asOf().findings().map(\.name).filter { $0 != .gap }
        #expect(names == (isFound ? [.periodsDoNotAddUp] : []))
    }

    @Test func `expects no sum of a year that was restated`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        let half = script.file("A", .interim, "2021H1", "net-profit=40", on: "2021-08-20")
        let other = script.file("A", .interim, "2021H2", "net-profit=60", on: "2022-04-20")
        let year = script.file("A", .annual, "FY2021", "net-profit=99", on: "2022-04-20")
        #expect(
            try script.findings() == ["periods-do-not-add-up A FY2021 \(half) \(other) \(year)"]
        )
        script.restate("A", "FY2021", "net-profit=98", on: "2023-04-20")
        #expect(try script.findings() == [])
    }

    // MARK: claim-contradicted

    @Test func `tells a claim about a company that its figures do not give`() throws {
        var script = LedgerScript()
        let listing = script.list("A", on: "2019-07-22")
        let before = script.file("A", .annual, "FY2020", "revenue=100", on: "2021-04-20")
        func result(_ growth: String) -> FilingEvent {
            guard
                case .resultFiled(var result) = LedgerScript.result(
                    .annual,
                    "FY2021",
                    "revenue=124.2"
                )
            else { preconditionFailure("a result was made") }
            result.claims = [claim(.growth(.revenue, base: period("FY2020")), growth, 2)]
            return .resultFiled(result)
        }
        let event = script.add("A", "2022-04-20", result("0.25"))
        #expect(listing == 1)
        #expect(try script.findings() == ["claim-contradicted A FY2021 \(before) \(event)"])
        #expect(try script.findings(known: "2022-04-19") == [])
        script.correct(event, result("0.24"))
        #expect(try script.findings() == [])
    }

    @Test func `tells a publication that the ledger does not bear out`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.file("A", .annual, "FY2021", "revenue=124.2", on: "2022-04-20")
        let report = script.report("FY2021", "revenue=125", on: "2022-05-09")
        let cohort = "unprofitable-at-listing"
        #expect(try script.findings() == ["claim-contradicted \(cohort) FY2021 \(report)"])
        script.list("B", on: "2019-07-22")
        #expect(try script.findings() == [])
    }

    // MARK: gap

    @Test func `tells annual figures that were due, up to the delisting`() throws {
        var script = LedgerScript()
        script.list("A", on: "2020-06-01")
        script.file("A", .annual, "FY2020", "revenue=1 net-profit=1", on: "2021-04-20")
        script.file("A", .annual, "FY2021", "revenue=1", on: "2022-04-20", by: .press)
        script.file("A", .preliminary, "FY2021", "net-profit=1", on: "2022-02-20")
        #expect(try script.gaps("2021-05-01") == [])
        #expect(try script.gaps("2022-04-30") == [])
        #expect(try script.gaps("2022-05-01") == ["A FY2021 net-profit"])
        #expect(
            try script.gaps("2023-05-01") == ["A FY2021 net-profit", "A FY2022 net-profit revenue"]
        )
        script.delist("A", effective: "2023-04-29")
        #expect(try script.gaps("2025-05-01") == ["A FY2021 net-profit"])
    }

    @Test func `tells the years between two that have a figure`() throws {
        var script = LedgerScript()
        script.list("A", on: "2024-06-01")
        script.file("A", .annual, "FY2018", "rd-expense=1 revenue=1", on: "2024-06-02")
        script.file("A", .annual, "FY2020", "revenue=1", on: "2024-06-02")
        script.file("A", .forecast, "FY2020", "rd-expense=1", on: "2024-06-02")
        script.file("A", .annual, "FY2021", "rd-expense=1 revenue=1", on: "2024-06-02")
        script.file("A", .interim, "2023H1", "rd-expense=1", on: "2024-06-02")
        #expect(
            try script.gaps("2024-07-01") == ["A FY2019 rd-expense revenue", "A FY2020 rd-expense"]
        )
        #expect(try script.gaps("2024-05-01") == [])
    }
}
