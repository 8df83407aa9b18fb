import EventLog
import FilingModel
import Testing

@Suite struct `Members of an event` {
    /// The members that have to be there.
    ///
    /// Source: the table of event types in the design.
    static let required: [EventType: [String]] = [
        .ledgerOpened: ["origin", "title", "currency", "timezone"],
        .companyListed: [
            "name", "shortName", "exchange", "board", "listedOn", "profitable", "marks", "sector",
        ],
        .resultFiled: ["period", "stage", "currency", "figures"],
        .figuresRestated: ["period", "currency", "figures", "reason"],
        .markAssigned: ["mark", "effectiveOn"],
        .markRemoved: ["mark", "effectiveOn", "reason"],
        .tierChanged: ["tier", "effectiveOn", "reason"],
        .companyRenamed: ["effectiveOn"],
        .sectorChanged: ["effectiveOn", "sector"],
        .companyDelisted: ["effectiveOn", "reason"],
        .milestoneAnnounced: ["kind", "title"],
        .aggregateReported: ["cohort", "period"],
        .metricDefined: ["metric", "name", "unit", "kind"],
        .eventCorrected: ["target", "reason", "data"],
        .eventRetracted: ["target", "reason"],
    ]

    private func fault(_ type: EventType, _ changes: [String: JSONValue?]) throws -> LineError? {
        let data = try EventExamples.data(type).changed(changes)
        return lineFault {
            try EventExamples.read(EventExamples.line(EventExamples.event(type, data)))
        }
    }

    @Test(arguments: EventType.allCases)
    func `a payload's missing member is named`(type: EventType) throws {
        for name in try #require(Self.required[type]) {
            let fault = try fault(type, [name: JSONValue?.none])
            #expect(fault?.reason == .missingMember(name))
            #expect(fault?.path == "data")
        }
    }

    @Test(arguments: EventType.allCases, ["aaa", "zzz", "Note", "étage"])
    func `a payload's unknown member is named`(type: EventType, name: String) throws {
        let fault = try fault(type, [name: "x"])
        #expect(fault?.reason == .unknownMember(name))
        #expect(fault?.path == "data.\(name)")
    }

    @Test(arguments: EventType.allCases)
    func `a value of another JSON type is named by its member`(type: EventType) throws {
        for member in try EventExamples.data(type) {
            let fault = try fault(type, [member.name: .null])
            #expect(fault?.name == "wrongType")
            #expect(fault?.path == "data.\(member.name)")
        }
    }

    @Test(
        arguments: [
            (EventType.companyListed, "name", #"{"en":"x","fr":"y"}"#, "data.name.fr"),
            (.companyListed, "marks", #"["U",1]"#, "data.marks.1"),
            (.resultFiled, "figures", #"{"revenue":{"value":1}}"#, "data.figures.revenue.value"),
            (
                .resultFiled, "figures", #"{"revenue":{"value":"1","x":1}}"#,
                "data.figures.revenue.x"
            ),
            (.resultFiled, "figures", #"{"revenue":"1"}"#, "data.figures.revenue"),
            (.resultFiled, "claims", #"[{"kind":"share","x":1}]"#, "data.claims.0.x"),
            (
                .resultFiled, "documents", #"[{"title":"a"},{"pages":"1"}]"#,
                "data.documents.1.pages"
            ),
            (
                .eventCorrected, "data",
                #"{"currency":"CNY","figures":{"revenue":{"value":1}},"period":"FY2024"}"#,
                "data.data.figures.revenue.value"
            ),
            (.eventCorrected, "data", #"{"x":1}"#, "data.data.x"),
            (.eventCorrected, "data", #"{"note":"x"}"#, "data.data"),
        ] as [(EventType, String, String, String)]
    )
    func `a fault within a member is named by its path`(
        type: EventType,
        member: String,
        json: String,
        path: String
    ) throws {
        let value = try JSONParser.value(of: Array(json.utf8))
        #expect(try fault(type, [member: value])?.path == path)
    }

    // MARK: The envelope

    private func envelopeFault(_ changes: [String: JSONValue?]) throws -> LineError? {
        let example = EventExamples.event(.sectorChanged, try EventExamples.data(.sectorChanged))
        return lineFault {
            let line = try EventExamples.line(.object(example.members.changed(changes)))
            return try EventExamples.read(line)
        }
    }

    @Test(arguments: ["data", "source", "specversion", "subject", "time", "type"])
    func `a missing attribute is named`(name: String) throws {
        #expect(try envelopeFault([name: JSONValue?.none])?.reason == .missingMember(name))
        #expect(try envelopeFault([name: .some(.null)])?.reason == .missingMember(name))
    }

    @Test(arguments: [
        "data", "id", "recordedat", "recordedby", "source", "specversion", "subject", "time",
        "type",
    ])
    func `an attribute that is missing in a line is named`(name: String) throws {
        let example = EventExamples.event(.sectorChanged, try EventExamples.data(.sectorChanged))
        let whole = try JSONParser.value(of: try EventExamples.line(example))
        let line = CanonicalJSON.bytes(.object(whole.members.changed([name: JSONValue?.none])))
        #expect(lineFault { try EventExamples.read(line) }?.reason == .missingMember(name))
    }

    @Test(arguments: ["aaa", "datacontenttype", "dataschema", "zzz"])
    func `an unknown attribute is named`(name: String) throws {
        let fault = try envelopeFault([name: "x"])
        #expect(fault?.reason == .unknownMember(name))
        #expect(fault?.path == name)
    }

    @Test(
        arguments: [
            ("specversion", "1.1"), ("specversion", 1), ("id", "12345"), ("id", ""), ("id", 5),
            ("source", ""), ("source", "a b"), ("subject", ""), ("subject", 688_001),
            ("time", "2025-04-25"), ("time", "2025-04-25T18:30:00"), ("timeprecision", "exact"),
            ("timeprecision", "month"), ("data", "text"), ("data", ["text"]),
            ("subject", "688\u{7F}001"), ("source", "https://example.test/\u{85}"),
        ] as [(String, JSONValue)]
    )
    func `an attribute that is not what it has to be is named`(
        name: String,
        value: JSONValue
    ) throws {
        let fault = try envelopeFault([name: value])
        #expect(fault?.path == name)
    }

    @Test(arguments: [
        "starledger.sector-changed.v2", "starledger.sector-changed", "sector-changed.v1",
        "starledger.unknown.v1", "starledger..v1", "starledger.v1", "",
    ])
    func `an unknown type or version is named`(type: String) throws {
        #expect(try envelopeFault(["type": .string(type)])?.reason == .unknownType(type))
        let example = EventExamples.event(.sectorChanged, try EventExamples.data(.sectorChanged))
        let whole = try JSONParser.value(of: try EventExamples.line(example))
        let changed = whole.members.changed(["type": .string(type)])
        let fault = lineFault { try EventExamples.read(CanonicalJSON.bytes(.object(changed))) }
        #expect(fault?.reason == .unknownType(type))
    }

    @Test(
        arguments: [
            ("batchsize", 1), ("batchsize", 0), ("batchsize", -2), ("batchsize", "2"),
            ("recordedat", "2026-01-15T08:00:00Z"), ("recordedat", "2026-01-15T16:00:00.000+08:00"),
            ("recordedby", ""), ("recordedby", 1), ("recordedby", "a\u{7}b"),
            ("recordedby", "a\u{9B}b"), ("recordedby", .string(String(repeating: "a", count: 201))),
        ] as [(String, JSONValue)]
    )
    func `what the writer sets has one form in a line`(name: String, value: JSONValue) throws {
        let example = EventExamples.event(.sectorChanged, try EventExamples.data(.sectorChanged))
        let whole = try JSONParser.value(of: try EventExamples.line(example))
        let line = CanonicalJSON.bytes(.object(whole.members.changed([name: value])))
        #expect(lineFault { try EventExamples.read(line) }?.path == name)
    }

    @Test(arguments: ["1", "[]", #""event""#, "null"])
    func `an event is an object`(json: String) throws {
        let value = try JSONParser.value(of: Array(json.utf8))
        #expect(lineFault { try EventExamples.line(value) }?.name == "wrongType")
    }
}
