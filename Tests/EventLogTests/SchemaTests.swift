import EventLog
import FilingModel
import Testing

/// An event that one rule of the format forbids, made by changing one member of an example.
struct Forbidden: Sendable, CustomTestStringConvertible {
    let type: EventType
    let member: String
    let json: String
    let path: String
    let rule: String

    /// Where the path is left out, it is that of the member.
    init(
        _ type: EventType,
        _ member: String,
        _ json: String,
        _ rule: String,
        at path: String? = nil
    ) {
        self.type = type
        self.member = member
        self.json = json
        self.rule = rule
        self.path = path ?? "data.\(member)"
    }

    var testDescription: String { "\(type.rawValue) \(member) \(json)" }
}

@Suite struct `Schema of events` {
    private func fault(
        _ type: EventType,
        _ changes: [String: JSONValue?],
        subject: String? = nil
    ) throws -> LineError? {
        let data = try EventExamples.data(type, isFull: true).changed(changes)
        var event = EventExamples.event(type, data)
        if let subject { event = .object(event.members.changed(["subject": .string(subject)])) }
        return lineFault { try EventExamples.read(EventExamples.line(event)) }
    }

    private func expect(_ forbidden: Forbidden) throws {
        let value = try JSONParser.value(of: Array(forbidden.json.utf8))
        let fault = try fault(forbidden.type, [forbidden.member: value])
        #expect(fault?.path == forbidden.path)
        #expect(
            fault?.detail.contains(forbidden.rule) ?? false,
            "\(fault.map { "\($0.name): \($0.detail)" } ?? "accepted")"
        )
    }

    static let words: [Forbidden] = [
        .init(.ledgerOpened, "currency", #""RMB""#, "ISO 4217"),
        .init(.ledgerOpened, "currency", #""cny""#, "ISO 4217"),
        .init(.ledgerOpened, "origin", #""https://example.test""#, "without its scheme"),
        .init(.ledgerOpened, "origin", #""a b""#, "no space"),
        .init(.ledgerOpened, "origin", #""a+b""#, "no +"),
        .init(.ledgerOpened, "title", #""""#, "empty"),
        .init(.companyListed, "exchange", #""xshg""#, "market identifier"),
        .init(.companyListed, "exchange", #""SSE""#, "market identifier"),
        .init(.companyListed, "board", #""""#, "1 to 32"),
        .init(.companyListed, "board", #""STAR Market""#, "1 to 32"),
        .init(.companyListed, "listedOn", #""2020-02-30""#, "must be a date"),
        .init(.companyListed, "listedOn", #""01.07.2020""#, "must be a date"),
        .init(.companyListed, "marks", #"["U","U"]"#, "twice", at: "data.marks.1"),
        .init(.companyListed, "marks", #"["u"]"#, "one letter", at: "data.marks.0"),
        .init(.companyListed, "marks", #"["UD"]"#, "one letter", at: "data.marks.0"),
        .init(.companyListed, "sector", #""fishing""#, "one of biomedicine"),
        .init(.companyListed, "standard", "0", "1 to 5"),
        .init(.companyListed, "standard", "6", "1 to 5"),
        .init(.companyListed, "name", "{}", "English or a Chinese"),
        .init(.companyListed, "shortName", #"{"en":""}"#, "empty", at: "data.shortName.en"),
        .init(.companyListed, "city", #""a\u0000b""#, "U+0000"),
        .init(.companyListed, "note", #""""#, "empty"),
        .init(.companyListed, "documents", "[{}]", "something of", at: "data.documents.0"),
        .init(
            .companyListed,
            "documents",
            #"[{"title":"a","sha256":"E3B0"}]"#,
            "64 lower-case",
            at: "data.documents.0"
        ),
        .init(
            .companyListed,
            "documents",
            #"[{"retrievedOn":"2025-13-01","title":"a"}]"#,
            "YYYY-MM-DD",
            at: "data.documents.0.retrievedOn"
        ),
        .init(.markAssigned, "mark", #""1""#, "one letter"),
        .init(.markRemoved, "effectiveOn", #""2025-05-09/2025-02-05""#, "end before it starts"),
        .init(.markRemoved, "effectiveOn", #""2025-05-09/..""#, "must be a date"),
        .init(.markRemoved, "period", #""2024""#, "must be a period"),
        .init(.markAssigned, "period", #""FY2024""#, "period"),
        .init(.tierChanged, "tier", #""two words""#, "a word"),
        .init(.sectorChanged, "sector", #""Biomedicine""#, "one of biomedicine"),
        .init(.milestoneAnnounced, "kind", #""launch""#, "product-launch, licence-deal"),
        .init(.figuresRestated, "reason", #""error""#, "accounting-error"),
        .init(.metricDefined, "metric", #""GPU""#, "net-profit"),
        .init(.metricDefined, "kind", #""rate""#, "flow, stock, count, ratio"),
        .init(.metricDefined, "unit", #""two words""#, "a word"),
        .init(.eventRetracted, "target", #""123""#, "all digits"),
    ]

    @Test(arguments: words)
    func `a text that is not what it has to be is refused`(forbidden: Forbidden) throws {
        try expect(forbidden)
    }

    static let figures: [Forbidden] = [
        .init(.resultFiled, "period", #""FY24""#, "must be a period"),
        .init(.resultFiled, "period", #""2024Q5""#, "must be a period"),
        .init(.resultFiled, "period", #""2024FY""#, "must be a period"),
        .init(.resultFiled, "stage", #""restated""#, "forecast, preliminary, interim, annual"),
        .init(.resultFiled, "stage", #""interim""#, "not go with a fiscal year", at: "data"),
        .init(.resultFiled, "stage", #""annual""#, "goes with forecast", at: "data"),
        .init(.resultFiled, "reportedBy", #""analyst""#, "issuer, press"),
        .init(.resultFiled, "currency", #""XXX""#, "ISO 4217"),
        .init(.resultFiled, "figures", "{}", "at least one"),
        .init(
            .resultFiled,
            "figures",
            #"{"Revenue":{"value":"1"}}"#,
            "word",
            at: "data.figures.Revenue"
        ),
        figure(#"{}"#, "either value, or low and high"),
        figure(#"{"low":"1"}"#, "either value, or low and high"),
        figure(#"{"high":"1"}"#, "either value, or low and high"),
        figure(#"{"high":"2","low":"1","value":"1"}"#, "either value, or low and high"),
        figure(#"{"high":"1","low":"2"}"#, "high below its low"),
        figure(#"{"decimals":101,"value":"1"}"#, "-100 to 100", ".decimals"),
        figure(#"{"decimals":"2","value":"1"}"#, "an integer", ".decimals"),
        figure(#"{"unit":"","value":"1"}"#, "empty", ".unit"),
        figure(#"{"unit":"US$","value":"1"}"#, "a word", ".unit"),
        figure(#"{"value":"-0"}"#, "-0", ".value"),
        figure(#"{"value":"-0.00"}"#, "-0", ".value"),
        figure(#"{"value":"01"}"#, "start with a zero", ".value"),
        figure(#"{"value":"1e3"}"#, "plain decimal", ".value"),
        figure(#"{"value":"1."}"#, "plain decimal", ".value"),
        figure(#"{"value":".5"}"#, "plain decimal", ".value"),
        figure(#"{"value":"+1"}"#, "plain decimal", ".value"),
        figure(#"{"value":"1,000"}"#, "plain decimal", ".value"),
        figure(#"{"value":""}"#, "plain decimal", ".value"),
        figure(
            #"{"value":"12345678901234567890123456789012345"}"#,
            "34 significant digits",
            ".value"
        ),
        figure(
            #"{"value":"1.2345678901234567890123456789012345"}"#,
            "34 significant digits",
            ".value"
        ),
        .init(
            .figuresRestated,
            "figures",
            #"{"revenue":{"high":"2","low":"1"}}"#,
            "goes with a forecast",
            at: "data.figures.revenue"
        ),
        .init(.figuresRestated, "figures", "{}", "at least one"),
        .init(
            .aggregateReported,
            "figures",
            #"{"revenue":{"high":"2","low":"1"}}"#,
            "goes with a forecast",
            at: "data.figures.revenue"
        ),
        .init(.aggregateReported, "companies", "-1", "negative"),
        .init(.aggregateReported, "companies", #""54""#, "an integer"),
    ]

    private static func figure(_ json: String, _ rule: String, _ member: String = "") -> Forbidden {
        Forbidden(
            .resultFiled,
            "figures",
            #"{"revenue":\#(json)}"#,
            rule,
            at: "data.figures.revenue" + member
        )
    }

    @Test(arguments: figures)
    func `a figure that is not what it has to be is refused`(forbidden: Forbidden) throws {
        try expect(forbidden)
    }

    static let claims: [Forbidden] = [
        claim(#"{"kind":"share","series":"listings"}"#, "value"),
        claim(#"{"series":"listings","value":"1"}"#, "kind"),
        claim(#"{"kind":"median","metric":"revenue","value":"1"}"#, "growth, cagr, ratio"),
        claim(#"{"kind":"growth","metric":"revenue","value":"1"}"#, "metric and base"),
        claim(#"{"base":"FY2023","kind":"growth","value":"1"}"#, "metric and base"),
        claim(
            #"{"base":"FY2023","kind":"growth","metric":"revenue","of":"revenue","value":"1"}"#,
            "no other terms"
        ),
        claim(#"{"kind":"cagr","metric":"revenue","value":"1"}"#, "metric and base"),
        claim(#"{"kind":"ratio","metric":"revenue","value":"1"}"#, "metric and of"),
        claim(#"{"kind":"count","value":"1"}"#, "series"),
        claim(#"{"kind":"count","metric":"revenue","series":"listings","value":"1"}"#, "no other"),
        claim(#"{"kind":"share","period":"FY2024","series":"listings","value":"1"}"#, "no other"),
        claim(#"{"kind":"count","series":"delistings","value":"1"}"#, "shed-marks", ".series"),
        claim(#"{"kind":"share","series":"listings","value":"41%"}"#, "plain decimal", ".value"),
        claim(#"{"kind":"share","series":"listings","value":0}"#, "a string", ".value"),
    ]

    private static func claim(_ json: String, _ rule: String, _ member: String = "") -> Forbidden {
        Forbidden(.resultFiled, "claims", "[\(json)]", rule, at: "data.claims.0" + member)
    }

    @Test(arguments: claims)
    func `a claim that is not what it has to be is refused`(forbidden: Forbidden) throws {
        try expect(forbidden)
    }

    @Test(arguments: ["2024H1", "2024H2", "2024Q1", "2024Q4", "2024-9M"])
    func `annual goes with fiscal years only, and interim with all others`(period: String) throws {
        let figures = try JSONParser.value(of: Array(#"{"revenue":{"value":"1"}}"#.utf8))
        func fault(stage: JSONValue, period: JSONValue) throws -> LineError? {
            try self.fault(
                .resultFiled,
                ["stage": stage, "period": period, "figures": figures]
            )
        }
        #expect(try fault(stage: "annual", period: .string(period))?.name == "rule")
        #expect(try fault(stage: "interim", period: .string(period)) == nil)
        #expect(try fault(stage: "preliminary", period: .string(period)) == nil)
        #expect(try fault(stage: "annual", period: "FY2024") == nil)
        #expect(try fault(stage: "interim", period: "FY2024")?.name == "rule")
    }

    @Test(
        arguments: [
            (["figures": nil, "claims": nil], true), (["figures": nil, "claims": []], true),
            (["figures": nil], false), (["claims": nil], false),
        ] as [([String: JSONValue?], Bool)]
    )
    func `an aggregate has figures or claims`(
        changes: [String: JSONValue?],
        isRefused: Bool
    ) throws {
        let fault = try fault(.aggregateReported, changes)
        #expect((fault != nil) == isRefused)
        if let fault { #expect(fault.detail == "must have figures or claims") }
    }

    @Test func `a renaming has a name or a short name`() throws {
        let fault = try fault(.companyRenamed, ["name": nil, "shortName": nil])
        #expect(fault?.detail == "must have a name or a shortName")
        #expect(try self.fault(.companyRenamed, ["name": nil]) == nil)
        #expect(try self.fault(.companyRenamed, ["shortName": nil]) == nil)
    }

    @Test(
        arguments: [
            (["time": nil], "timeprecision goes with a time"),
            (["target": "amended-1"], "not an amendment"),
            (["target": "nobody"], "nobody"),
            (["data": .members(["effectiveOn": "2022", "sector": "other"])], "effectiveOn"),
        ] as [([String: JSONValue?], String)]
    )
    func `a correction that is not one is refused`(
        changes: [String: JSONValue?],
        rule: String
    ) throws {
        let fault = try fault(.eventCorrected, changes)
        #expect(fault?.detail.contains(rule) ?? false, "\(String(describing: fault))")
    }
}
