import EventLog
import FilingModel
import Projections
import ReferenceSupport
import Reports
import TestSupport
import Testing

/// What findings say to people and to programs.
@Suite struct `A report of findings` {
    /// A ledger with findings of every name.
    private static let script: LedgerScript = {
        var script = LedgerScript()
        let profits = "net-profit=5.5m net-profit-ex-nonrecurring=4000000"
        for code in ["A", "B", "C", "D"] {
            script.list(code, on: "2020-06-01", marks: code == "D" ? "W" : "U", board: "STAR")
        }
        script.file("A", .annual, "FY2021", profits, on: "2022-04-20")
        script.file("B", .annual, "FY2021", "net-profit=5", on: "2022-04-20")
        script.file("C", .preliminary, "FY2021", profits, on: "2022-02-20")
        script.remove("U", from: "C", effective: "2022-04-20/2022-04-25", for: "FY2021")
        script.file("C", .annual, "FY2022", profits, on: "2023-04-20")
        script.assign("U", to: "C", effective: "2022-05-02")
        script.remove("U", from: "C", effective: "2023-04-19", for: "FY2022")
        script.list("P", on: "2024-01-01", isProfitable: true, marks: "", board: "STAR")
        script.file("P", .annual, "FY2023", "revenue=443m", on: "2024-04-20", by: .press)
        script.file("P", .annual, "FY2023", "revenue=443938500", on: "2024-04-21")
        script.file("P", .interim, "2023H1", "revenue=200000000", on: "2024-04-21")
        script.file("P", .interim, "2023H2", "revenue=200000000.50", on: "2024-04-21")
        script.file("P", .annual, "FY2024", "overseas-revenue=5 revenue=4", on: "2025-04-20")
        script.file("P", .annual, "FY2024", "overseas-revenue=5", on: "2025-04-20")
        script.restate("P", "FY2022", "revenue=7", on: "2025-04-20")
        let twice = EventCorrected(
            target: script.events[18].id,
            reason: "the same place",
            replacement: script.events[18].payload,
            newSource: script.events[17].source
        )
        script.add("P", "2025-05-01", .eventCorrected(twice))
        let count = Claim(.count(.shedMarks, period: nil), value: sure { try Amount("2") })
        script.report("FY2024", claims: [count], companies: 4, on: "2025-05-09")
        script.list("N", on: "2025-07-20", board: "STAR")
        let tier = TierChanged(
            tier: .growth,
            effectiveOn: sure { try EffectiveDate("2025-07-20") },
            reason: "a synthetic rule"
        )
        script.add("N", "2025-07-20", .tierChanged(tier))
        script.file("N", .annual, "FY2026", profits + " revenue=100000000", on: "2027-04-20")
        return script
    }()

    private static func report(_ names: [Finding.Name] = []) throws -> CheckReport {
        let clock = script.clock("2027-05-01")
        return try CheckReport(names, AsOf(MemoryFacts(script.events), at: clock))
    }

    @Test func `has a name, a meaning and a sentence for each of them`() throws {
        let report = try Self.report()
        #expect(Set(report.findings.map(\.name)) == Set(Finding.Name.allCases))
        #expect(Set(Finding.Name.allCases.map(\.meaning)).count == Finding.Name.allCases.count)
        let told = report.sheet.rows.filter { $0[0] != "gap" }.map { row in
            "\(row[0] ?? ""): \(row[4] ?? ""). To settle: \(row[5] ?? "")."
        }
        #expect(told == Self.expected)
    }

    @Test func `shows each finding to people, and only the kinds that were asked for`() throws {
        let text = Renderer.render(try Self.report([.gap, .recordedTwice]), as: .markdown)
        #expect(text.contains("| recorded-twice | 1 |"))
        #expect(!text.contains("tier-and-mark"))
        #expect(text.contains("## recorded-twice (1)"))
        #expect(text.contains("[synthetic.example (17)](https://synthetic.example/17)"))
        #expect(text.contains("| A | A Synth | FY2020 | net-profit and revenue |"))
        #expect(text.contains("| P | P Synth | FY2023 | net-profit |"))
    }

    private static let expected = [
        "profitable-and-marked: carries the mark U by event 1, although net-profit is 5,500,000 ± 50,000 CNY (event 5) and net-profit-ex-nonrecurring is 4,000,000 CNY (event 5). To settle: the announcement that the mark is removed on the result of FY2021, or a correction of event 5.",
        "profitable-and-marked: carries the mark U by event 22, although net-profit is 5,500,000 ± 50,000 CNY (event 24), net-profit-ex-nonrecurring is 4,000,000 CNY (event 24) and revenue is 100,000,000 CNY (event 24): that meets the first listing standard. To settle: the announcement that the mark is removed on the result of FY2026, or a correction of event 24.",
        "tier-and-mark: carries the mark U by event 1, but is in no tier. To settle: the announcement of the entry into the growth tier, or of the removal.",
        "tier-and-mark: carries the mark U by event 2, but is in no tier. To settle: the announcement of the entry into the growth tier, or of the removal.",
        "listing-and-mark: listed as unprofitable, but without the mark U, by event 4. To settle: the listing announcement, and a correction of event 4.",
        "removed-before-result: the mark U was removed 2023-04-19 by event 11, but the result of FY2022 was public only on 2023-04-20 (event 9). To settle: the dates of the annual report of FY2022 and of the removal, and a correction of event 9 or 11.",
        "contradicting-filings: revenue is 443,000,000 ± 500,000 CNY (event 13), annual by the press, and 443,938,500 CNY (event 14), annual by the issuer; that of event 13 agrees if it was cut off, not rounded. To settle: the annual report of FY2023, and a correction of event 13, its precision included, or of event 14.",
        "periods-do-not-add-up: revenue is 443,938,500 CNY (event 14), but 2023H1 200,000,000 CNY (event 15) and 2023H2 200,000,000.50 CNY (event 16) make 400,000,000.50. To settle: the annual report of FY2023, and a correction of event 14, 15 or 16.",
        "part-larger-than-whole: overseas-revenue is 5 CNY (event 17), more than revenue, 4 CNY (event 17). To settle: the annual report of FY2024, and a correction of event 17.",
        "claim-contradicted: event 21 claims count shed-marks 2, but on its day, 2025-05-09, the ledger gives 1 over all 4 companies. To settle: a list of the companies that the publication counted, and a correction of event 21, or of the day of a listing or a removal.",
        "recorded-twice: overseas-revenue 5 CNY of one source stands in event 17 and in event 18. To settle: a retraction of event 18, or of 17.",
        "unmarked-without-figures: the mark U was removed 2022-04-20/2022-04-25 on the result of FY2021 (event 8), but net-profit is only preliminary, 5,500,000 ± 50,000 CNY (event 7) and net-profit-ex-nonrecurring is only preliminary, 4,000,000 CNY (event 7). To settle: the annual report of FY2021, page with net profit before and after non-recurring items.",
        "marked-without-figures: carries the mark U by event 2; net-profit is 5 CNY (event 6), above zero, but no annual net-profit-ex-nonrecurring is known. To settle: the annual report of FY2021, page with net profit excluding non-recurring items.",
        "restated-without-original: revenue is restated to 7 CNY (event 19), but was never filed. To settle: the annual report of FY2022.",
    ]
}
