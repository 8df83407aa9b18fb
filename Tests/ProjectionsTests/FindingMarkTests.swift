import FilingModel
import Projections
import TestSupport
import Testing

/// Findings about marks, tiers and profits.
@Suite struct `A finding about a mark` {
    // MARK: profitable-and-marked

    @Test func `is there where both profits of a year after the listing are above zero`() throws {
        var script = LedgerScript()
        let listing = script.listOnStar("A")
        script.profit("A", "FY2019", "5", "4", on: "2020-06-02")
        script.profit("A", "FY2020", "5", "-4", on: "2021-04-20")
        let profit = script.profit("A", "FY2021", "5", "4", on: "2022-04-20")
        script.profit("A", "FY2022", "5", "4", on: "2023-04-20")
        let expected = "profitable-and-marked A FY2021 \(listing) \(profit)"
        #expect(try script.findings("2024-01-01") == [expected])
        #expect(try script.findings("2022-04-20", known: "2022-04-20") == [expected])
        #expect(try script.findings("2022-04-19") == [])
        #expect(try script.findings("2022-04-20", known: "2022-04-19") == [])
        #expect(try script.findings("2024-01-01", size: profit + 1) == [expected])
        #expect(try script.findings("2024-01-01", size: profit) == [])
    }

    @Test(
        arguments: [
            ("0", "4"), ("5", "0"), ("0.000m", "4"), ("5", "-4"), ("-5", "4"),
        ]
    )
    func `is not there where one of the two may be zero or less`(
        netProfit: String,
        exNonRecurring: String
    ) throws {
        var script = LedgerScript()
        script.listOnStar("A")
        script.profit("A", "FY2021", netProfit, exNonRecurring, on: "2022-04-20")
        #expect(try script.findings("2024-01-01") == [])
    }

    @Test func `is not there for what is no annual result, nor on another market`() throws {
        let figures = "net-profit=5 net-profit-ex-nonrecurring=4"
        var script = LedgerScript()
        script.listOnStar("A")
        script.file("A", .preliminary, "FY2021", figures, on: "2022-02-20")
        script.file("A", .interim, "2021H1", figures, on: "2021-08-20")
        script.list("B", on: "2020-06-01")
        script.file("B", .annual, "FY2021", figures, on: "2022-04-20")
        script.listOnStar("C", isProfitable: true, marks: "")
        script.file("C", .annual, "FY2021", figures, on: "2022-04-20")
        script.listOnStar("D")
        script.file("D", .annual, "FY2021", figures, on: "2022-04-20")
        script.delist("D", effective: "2022-05-01")
        #expect(try script.findings("2024-01-01") == [])
    }

    @Test func `is answered by a removal that is announced, or that may be in effect`() throws {
        var script = LedgerScript()
        script.listOnStar("A")
        script.profit("A", "FY2021", "5", "4", on: "2022-04-20")
        script.remove("U", from: "A", effective: "2022-04-25", announced: "2022-04-22")
        #expect(try script.findings("2022-04-21").count == 1)
        #expect(try script.findings("2022-04-22") == [])
        #expect(try script.findings("2022-04-25") == [])
        var vague = LedgerScript()
        vague.listOnStar("A")
        vague.profit("A", "FY2021", "5", "4", on: "2022-04-20")
        vague.remove("U", from: "A", effective: "2022-05-01/2022-07-15", announced: "2022-07-15")
        #expect(try vague.findings("2022-04-30").count == 1)
        #expect(try vague.findings("2022-05-01") == [])
        #expect(try vague.findings("2022-05-01", known: "2022-05-01").count == 1)
    }

    @Test(
        arguments: [
            ("5m", "4m", "revenue=100000000", nil, true), ("5m", "4m", "revenue=100m", nil, false),
            ("5m", "4m", "revenue=99999999.99", nil, false), ("5m", "4m", "", nil, false),
            ("5m@USD", "4m@USD", "revenue=100000000@USD", nil, false),
            ("30m", "25000000", "", ("60m", "25000000"), true),
            ("30m", "25000000", "", ("60m", "24999999"), false),
            ("30m", "25000000", "", ("60m", "-1"), false),
        ] as [(String, String, String, (String, String)?, Bool)]
    )
    func `of a later company takes what the first listing standard asks for`(
        netProfit: String,
        exNonRecurring: String,
        revenue: String,
        before: (String, String)?,
        isFound: Bool
    ) throws {
        var script = LedgerScript()
        script.listOnStar("A", on: "2025-07-14")
        script.move("A", to: "growth", effective: "2025-07-14")
        if let before { script.profit("A", "FY2025", before.0, before.1, on: "2026-04-20") }
        script.profit("A", "FY2026", netProfit, exNonRecurring, revenue, on: "2027-04-20")
        #expect(
            try script.findings("2027-06-01").map { $0.hasPrefix("profitable-and-marked A FY2026") }
                == (isFound ? [true] : [])
        )
    }

    // MARK: marked-without-figures

    @Test func `tells a profit of which only one measure is known`() throws {
        var script = LedgerScript()
        let listing = script.listOnStar("A")
        let profit = script.profit("A", "FY2021", "5", nil, on: "2022-04-20")
        script.profit("A", "FY2022", "-5", nil, on: "2023-04-20")
        script.profit("A", "FY2023", "5", "-1", on: "2024-04-20")
        #expect(
            try script.findings("2024-06-01") == [
                "marked-without-figures A FY2021 \(listing) \(profit)"
            ]
        )
        #expect(try script.findings("2022-04-19") == [])
        let other = "net-profit-ex-nonrecurring=-1"
        script.file("A", .preliminary, "FY2021", other, on: "2022-02-20")
        #expect(try script.findings("2024-06-01") == [])
    }

    // MARK: unmarked-without-figures

    @Test func `tells a removal without an annual figure above zero on both measures`() throws {
        var script = LedgerScript()
        for code in ["A", "B", "C", "D", "E"] { script.listOnStar(code) }
        script.profit("A", "FY2021", "5", "4", on: "2022-04-20")
        script.profit("B", "FY2021", "5", nil, on: "2022-04-20")
        let loss = script.profit("C", "FY2021", "5", "-4", on: "2022-04-20")
        let figures = "net-profit=5 net-profit-ex-nonrecurring=4"
        let early = script.file("D", .preliminary, "FY2021", figures, on: "2022-02-20")
        let removals = ["A", "B", "C", "D", "E"].map { code in
            let year = code == "E" ? nil : "FY2021"
            return script.remove("U", from: code, effective: "2022-04-25", for: year)
        }
        let expected = [
            "unmarked-without-figures B FY2021 \(removals[1])",
            "unmarked-without-figures C FY2021 \(loss) \(removals[2])",
            "unmarked-without-figures D FY2021 \(early) \(removals[3])",
        ]
        #expect(try script.findings("2022-06-01") == expected)
        #expect(try script.findings("2022-06-01", size: removals[3]) == Array(expected.prefix(2)))
        #expect(try script.findings("2022-04-24") == [])
        let found = try script.asOf("2022-06-01").findings()
            .filter { $0.name == .unmarkedWithoutFigures }
        #expect(
            found.map { $0.metrics.map(\.name) } == [
                ["net-profit-ex-nonrecurring"], ["net-profit-ex-nonrecurring"],
                ["net-profit", "net-profit-ex-nonrecurring"],
            ]
        )
    }

    // MARK: removed-before-result

    @Test(
        arguments: [
            ("2022-04-19", true), ("2022-04-20", false), ("2022-04-01/2022-04-21", false),
        ]
    )
    func `tells a removal before the result of its year was public`(
        day: String,
        isFound: Bool
    ) throws {
        var script = LedgerScript()
        script.listOnStar("A")
        script.profit("A", "FY2021", "5", "4", on: "2022-04-20")
        script.remove("U", from: "A", effective: day, for: "FY2021")
        #expect(
            try script.findings()
                == (isFound ? ["removed-before-result A FY2021 2 3"] : [])
        )
        script.profit("A", "FY2021", "5", "4", on: "2022-04-18")
        #expect(try script.findings() == [])
    }

    // MARK: tier-and-mark, listing-and-mark

    @Test func `tells a mark without the growth tier, and the tier without the mark`() throws {
        var script = LedgerScript()
        let first = script.listOnStar("A")
        script.listOnStar("B")
        script.listOnStar("C")
        let third = script.listOnStar("D", isProfitable: true, marks: "")
        script.move("B", to: "growth", effective: "2025-07-13")
        let entry = script.move("C", to: "growth", effective: "2025-07-13")
        let wrong = script.move("D", to: "growth", effective: "2025-07-13")
        let removal = script.remove("U", from: "C", effective: "2026-04-20")
        #expect(try script.findings("2025-07-12") == [])
        #expect(
            try script.findings("2025-07-13") == [
                "tier-and-mark A – \(first)", "tier-and-mark D – \(wrong)",
            ]
        )
        #expect(
            try script.findings("2026-04-20") == [
                "tier-and-mark A – \(first)",
                "tier-and-mark C – \(third - 1) \(entry) \(removal)",
                "tier-and-mark D – \(wrong)",
            ]
        )
        script.move("C", to: nil, effective: "2026-04-20")
        #expect(try script.findings("2026-04-20").count == 2)
    }

    @Test func `tells a listing whose mark does not go with its profit`() throws {
        var script = LedgerScript()
        script.listOnStar("A")
        let unmarked = script.listOnStar("B", marks: "W")
        script.listOnStar("C", isProfitable: true, marks: "W")
        let marked = script.listOnStar("D", isProfitable: true, marks: "UW")
        script.list("E", on: "2020-06-01", marks: "")
        let expected = [
            "listing-and-mark B – \(unmarked)", "listing-and-mark D – \(marked)",
        ]
        #expect(try script.findings("2021-01-01") == expected)
        #expect(try script.findings("2020-05-31") == [])
        #expect(try script.findings("2021-01-01", size: marked) == [expected[0]])
    }
}
