import FilingModel
import Projections
import TestSupport
import Testing

@Suite struct `Outstanding reports` {
    private func outstanding(
        _ script: LedgerScript,
        _ period: String,
        _ valid: String,
        known: String? = nil
    ) throws -> Outstanding? {
        let asOf = script.asOf(valid, known: known)
        return try asOf.outstanding(try FiscalPeriod(period), among: try asOf.companies())
    }

    private func codes(
        _ script: LedgerScript,
        _ period: String,
        _ valid: String,
        known: String? = nil
    ) throws -> [String] {
        try outstanding(script, period, valid, known: known)?.items.map(\.company.code.text) ?? []
    }

    @Test(arguments: [
        ("FY2024", "2025-04-30"), ("2024H1", "2024-08-31"), ("2024Q1", "2024-04-30"),
        ("2024Q3", "2024-10-31"), ("2024-9M", "2024-10-31"), ("2024Q2", nil), ("2024Q4", nil),
        ("2024H2", nil), ("FY9999", nil),
    ])
    func `are due by the law`(period: String, deadline: String?) throws {
        let period = try FiscalPeriod(period)
        #expect(period.statutoryDeadline?.description == deadline)
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        let asOf = script.asOf()
        let answer = try asOf.outstanding(period, among: try asOf.companies())
        #expect(answer?.deadline.description == deadline)
    }

    @Test func `are those of who had listed by the deadline, and was not delisted before it`()
        throws
    {
        var script = LedgerScript()
        script.list("A", on: "2025-04-30")
        script.list("B", on: "2025-05-01")
        script.list("C", on: "2025-04-01/2025-05-01")
        script.list("D", on: "2019-07-22", isProfitable: true)
        for (code, day) in [("E", "2025-04-29"), ("F", "2025-04-30"), ("G", "2025-07-01")] {
            script.list(code, on: "2019-07-22")
            let delisting = CompanyDelisted(
                effectiveOn: try EffectiveDate(day),
                reason: "a synthetic merger"
            )
            script.add(code, "2025-01-02", .companyDelisted(delisting))
        }
        #expect(try codes(script, "FY2024", "2025-06-01") == ["A", "D", "F", "G"])
        #expect(try codes(script, "FY2024", "2025-04-29") == ["D", "F", "G"])
    }

    @Test func `are settled by an actual of the company, or its restatement`() throws {
        var script = LedgerScript()
        for code in ["A", "B", "C", "D", "E"] { script.list(code, on: "2019-07-22") }
        script.file("A", .annual, "FY2024", "patents=3", on: "2025-04-25")
        script.file("B", .annual, "FY2024", "revenue=1", on: "2025-04-25", by: .press)
        script.file("B", .preliminary, "FY2024", "revenue=1", on: "2025-04-28")
        script.file("C", .forecast, "FY2024", "net-profit=1", on: "2025-01-25")
        script.file("C", .preliminary, "FY2024", "revenue=1", on: "2025-02-25")
        script.file("C", .forecast, "FY2024", "net-profit=2", on: "2025-02-26")
        script.file("D", .annual, "FY2023", "revenue=1", on: "2025-04-25")
        script.restate("E", "FY2024", "revenue=1", on: "2025-04-26")
        let answer = try #require(try outstanding(script, "FY2024", "2025-05-09"))
        #expect(answer.items.map(\.company.code.text) == ["B", "C", "D"])
        #expect(answer.items.map(\.known?.stage.name) == ["annual", "preliminary", nil])
        #expect(answer.items[0].known?.reporter == .press)
        #expect(answer.filed == 2 && answer.companies == 5)
        #expect(answer.daysLate == 9)
        let early = try codes(script, "FY2024", "2025-05-09", known: "2025-04-24")
        #expect(early == ["A", "B", "C", "D", "E"])
        #expect(try outstanding(script, "FY2024", "2025-04-20")?.daysLate == -10)
    }

    @Test func `for the third quarter are settled by its figures or by those of nine months`()
        throws
    {
        var script = LedgerScript()
        for code in ["A", "B", "C"] { script.list(code, on: "2019-07-22") }
        script.file("A", .interim, "2024-9M", "revenue=1", on: "2024-10-25")
        script.file("B", .interim, "2024Q3", "revenue=1", on: "2024-10-25")
        script.file("C", .interim, "2024H1", "revenue=1", on: "2024-08-25")
        for period in ["2024-9M", "2024Q3"] {
            #expect(try codes(script, period, "2024-11-01") == ["C"])
        }
        #expect(try codes(script, "2024H1", "2024-11-01") == ["A", "B"])
    }
}
