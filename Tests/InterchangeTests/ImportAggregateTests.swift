import FilingModel
import Interchange
import Testing

@Suite struct `Import of aggregates` {
    @Test func `rows of one publication are one event, with figures apart from claims`() throws {
        let imported = try draft(
            Table.aggregate.text(
                ["name": "revenue", "unit": "CNY"],
                ["name": "net-profit", "value": "-13641000000", "companies": ""]
            )
        )
        let precision = try Precision(decimals: -6)
        let expected = AggregateReported(
            cohort: try Subject("unprofitable-at-listing"),
            period: FiscalPeriod(year: 2024),
            figures: [
                ReportedFigure(
                    metric: .netProfit,
                    quantity: try Quantity(
                        .value(try Amount("-13641000000")),
                        precision: precision
                    )
                ),
                ReportedFigure(
                    metric: .revenue,
                    quantity: try Quantity(
                        .value(try Amount("174479000000")),
                        precision: precision
                    )
                ),
            ],
            companies: 54
        )
        #expect(imported.payload.event == .aggregateReported(expected))
        #expect(imported.subject.text == "unprofitable-at-listing")
    }

    /// Kind, name and base of a row; the content of the claim.
    @Test(
        arguments: [
            ("growth", "revenue", "FY2023", .growth(.revenue, base: FiscalPeriod(year: 2023))),
            ("cagr", "revenue", "FY2019", .cagr(.revenue, base: FiscalPeriod(year: 2019))),
            ("ratio", "rd-expense", "revenue", .ratio(.rdExpense, of: .revenue)),
            ("count", "listings", "", .count(.listings, period: nil)),
            ("count", "shed-marks", "FY2024", .count(.shedMarks, period: FiscalPeriod(year: 2024))),
            ("count", "companies", "", .count(.companies, period: nil)),
            ("share", "shed-marks", "", .share(.shedMarks)),
        ] as [(String, String, String, Claim.Content)]
    )
    func `a claim is made of kind, name and base`(
        kind: String,
        name: String,
        base: String,
        content: Claim.Content
    ) throws {
        let text = Table.aggregate.text([
            "kind": kind, "name": name, "base": base, "value": "0.24", "decimals": "2",
            "quote": "up 24%", "document_title": "Insight",
        ])
        let payload = try draft(text).payload
        guard case .aggregateReported(let report) = payload.event else {
            return #expect(Bool(false), "not an aggregate")
        }
        let claim = Claim(
            content,
            value: try Amount("0.24"),
            precision: try Precision(decimals: 2),
            quote: "up 24%"
        )
        #expect(report.claims == [claim] && report.figures.isEmpty)
        #expect(payload.annotations.documents.map(\.title) == ["Insight"])
        #expect(payload.annotations.documents.map(\.quote) == [nil])
    }

    @Test func `a document that a figure quotes is not named again for a claim`() throws {
        let growth = ["kind": "growth", "base": "FY2023", "value": "0.24", "document_title": "I"]
        let text = Table.aggregate.text(
            growth.merging(["quote": "up 24%"]) { first, _ in first },
            ["document_title": "I", "quote": "174.479 billion"]
        )
        let documents = try draft(text).payload.annotations.documents
        #expect(documents.map(\.quote) == ["174.479 billion"])
    }

    @Test(arguments: [
        ["cohort": "carrying:U"], ["period": "FY2023"], ["public_on": "2025-05-10"],
        ["public_precision": "no-later-than"], ["source": "https://example.com/other"],
    ])
    func `rows that differ in what makes a publication are two events`(
        change: [String: String]
    ) throws {
        #expect(try drafts(["x": Table.aggregate.text([:], change)]).count == 2)
    }

    @Test func `a currency other than the ledger's is kept`() throws {
        let imported = try draft(Table.aggregate.text(["unit": "USD"]))
        guard case .aggregateReported(let report) = imported.payload.event else {
            return #expect(Bool(false), "not an aggregate")
        }
        #expect(report.figures.map(\.quantity.unit?.text) == ["USD"])
    }
}
