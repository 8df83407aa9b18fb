import FilingModel
import Interchange
import Testing

@Suite struct `Import of figures` {
    @Test func `rows of one filing are one event, with figures in order of metric`() throws {
        let imported = try draft(
            Table.figure.text(
                ["metric": "revenue", "value": "1174464381.83", "unit": "CNY"],
                ["metric": "net-profit", "value": "-452000000", "decimals": "-6"],
                ["metric": "rd-staff", "value": "741", "unit": "persons"]
            )
        )
        let expected = ResultFiled(
            period: FiscalPeriod(year: 2024),
            stage: .annual,
            currency: try Currency("CNY"),
            figures: [
                try figure("net-profit", "-452000000", decimals: -6),
                try figure("rd-staff", "741"),
                try figure("revenue", "1174464381.83"),
            ]
        )
        #expect(imported.payload.event == .resultFiled(expected))
        #expect(imported.subject == (try Subject("688256")))
    }

    @Test(arguments: [
        ["subject": "688257"], ["period": "FY2023"], ["stage": "preliminary"],
        ["reported_by": "press"], ["public_on": "2025-04-20"],
        ["public_precision": "no-later-than"], ["source": "https://example.com/other"],
    ])
    func `rows that differ in what makes a filing are two events`(
        change: [String: String]
    ) throws {
        let other = change.merging(["metric": "net-profit"]) { first, _ in first }
        let text = Table.figure.text([:], other, ["metric": "rd-expense"])
        let imported = try drafts(["x": text])
        #expect(imported.count == 2)
        #expect(imported.map(\.line).sorted() == [2, 3])
    }

    @Test func `what is left out reads as what it means`() throws {
        let text = Table.figure.text(
            ["reported_by": "", "public_precision": "", "metric": "revenue"],
            ["reported_by": "issuer", "public_precision": "day", "metric": "net-profit"]
        )
        #expect(try drafts(["x": text]).count == 1)
    }

    @Test func `a forecast can have a range`() throws {
        let text = Table.figure.text([
            "stage": "forecast", "value": "", "low": "-934000000", "high": "-785000000",
            "decimals": "-6", "reported_by": "press",
        ])
        guard case .resultFiled(let result) = try draft(text).payload.event else {
            return #expect(Bool(false), "not a result")
        }
        #expect(
            result.figures.map(\.quantity.content)
                == [.range(low: try Amount("-934000000"), high: try Amount("-785000000"))]
        )
        #expect(result.stage == .forecast && result.reportedBy == .press)
    }

    @Test(arguments: [("", "other"), ("accounting-error", "accounting-error")])
    func `a restatement has a reason`(text: String, reason: String) throws {
        let imported = try draft(Table.figure.text(["stage": "restated", "reason": text]))
        let expected = FiguresRestated(
            period: FiscalPeriod(year: 2024),
            currency: try Currency("CNY"),
            figures: [try figure("revenue", "1174464381.83")],
            reason: try #require(RestatementReason(rawValue: reason))
        )
        #expect(imported.payload.event == .figuresRestated(expected))
    }

    /// The units of revenue, net profit and staff; the payload's currency; the units that remain.
    @Test(
        arguments: [
            (["", "", ""], "CNY", [nil, nil, nil]),
            (["CNY", "CNY", "persons"], "CNY", [nil, nil, nil]),
            (["USD", "USD", "persons"], "USD", [nil, nil, nil]),
            (["USD", "CNY", ""], "CNY", ["USD", nil, nil]),
            (["USD", "", ""], "CNY", ["USD", nil, nil]),
            (["USD", "HKD", ""], "CNY", ["USD", "HKD", nil]),
        ] as [([String], String, [String?])]
    )
    func `a unit that goes without saying is left out`(
        units: [String],
        currency: String,
        remaining: [String?]
    ) throws {
        let metrics = ["revenue", "net-profit", "rd-staff"]
        let text = Table.figure.text(
            ["metric": metrics[0], "unit": units[0]],
            ["metric": metrics[1], "unit": units[1]],
            ["metric": metrics[2], "unit": units[2], "value": "7"]
        )
        guard case .resultFiled(let result) = try draft(text).payload.event else {
            return #expect(Bool(false), "not a result")
        }
        #expect(result.currency.code == currency)
        let found = Dictionary(
            uniqueKeysWithValues: result.figures.map { ($0.metric.name, $0.quantity.unit?.text) }
        )
        #expect(metrics.map { found[$0] } == remaining.map(Optional.some))
    }

    @Test func `a metric of the ledger has the unit of its definition`() throws {
        var options = try chineseOptions()
        let wafers = MetricDefinition(
            metric: try Metric("wafers"),
            name: try LocalizedText(english: "wafers", chinese: nil),
            unit: try Unit("pieces"),
            kind: .flow
        )
        options.definition = { $0 == wafers.metric ? wafers : nil }
        let text = Table.figure.text(
            ["metric": "wafers", "unit": "pieces"],
            ["metric": "unknown", "unit": "tonnes"]
        )
        let imported = try Importer.drafts(from: files(["x": text]), options: options)
        guard case .resultFiled(let result) = imported.first?.draft.payload.event else {
            return #expect(Bool(false), "not a result")
        }
        #expect(result.figures.map(\.quantity.unit?.text) == ["tonnes", nil])
    }

    @Test func `notes and documents of an event stand once each, in order of row`() throws {
        let digest = String(repeating: "0a", count: 32)
        let text = Table.figure.text(
            ["metric": "revenue", "note": "b", "document_title": "A", "quote": "q"],
            ["metric": "net-profit", "note": "a", "document_title": "A", "quote": "q"],
            ["metric": "rd-expense", "note": "b", "document_title": "A"],
            ["metric": "patents", "document_title": "A", "document_sha256": digest]
        )
        let annotations = try draft(text).payload.annotations
        #expect(annotations.note == "b; a")
        #expect(annotations.documents.map(\.quote) == ["q", nil])
        #expect(annotations.documents.map(\.sha256) == [nil, digest])
        #expect(annotations.documents.allSatisfy { $0.url?.text == "https://example.com/688256" })
    }

    @Test func `a company's claim goes with its result`() throws {
        let imported = try drafts([
            "claims": Table.companyClaim.text(
                [:],
                ["kind": "ratio", "name": "rd-expense", "base": "revenue", "value": "0.5"]
            ),
            "figures": Table.figure.text([:], ["period": "FY2023"]),
        ])
        #expect(imported.count == 2)
        guard case .resultFiled(let result) = imported[0].draft.payload.event else {
            return #expect(Bool(false), "not a result")
        }
        let growth = Claim(
            .growth(.revenue, base: FiscalPeriod(year: 2023)),
            value: try Amount("0.6556"),
            precision: try Precision(decimals: 4),
            quote: "up 65.56%"
        )
        #expect(result.claims.first == growth)
        #expect(result.claims.map(\.kindName) == ["growth", "ratio"])
        #expect(imported[0].file == "figures" && imported[0].line == 2)
    }

    private func figure(
        _ metric: String,
        _ value: String,
        decimals: Int? = nil
    ) throws -> ReportedFigure {
        ReportedFigure(
            metric: try Metric(metric),
            quantity: try Quantity(
                .value(try Amount(value)),
                precision: try decimals.map { try Precision(decimals: $0) }
            )
        )
    }
}
