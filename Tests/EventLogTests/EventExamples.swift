import EventLog
import FilingModel
import Testing

/// An event of each type with all that it can have, and with no more than it must have.
///
/// Companies, figures and publications are synthetic.
enum EventExamples {
    /// The payload with all optional members, as JSON.
    static let full: [EventType: String] = [
        .ledgerOpened: #"""
        {"currency":"CNY","origin":"example.test/log","timezone":"+08:00","title":"Synthetic"}
        """#,
        .companyListed: #"""
        {"board":"STAR","city":"上海","exchange":"XSHG","listedOn":"2020-07-01",
        "marks":["D","U"],"name":{"en":"Synthetic One Co., Ltd.","zh":"合成一股份有限公司"},
        "profitable":false,"province":"Shanghai","sector":"biomedicine",
        "shortName":{"en":"Synthetic One","zh":"合成一"},"standard":5}
        """#,
        .resultFiled: #"""
        {"claims":[{"base":"FY2023","decimals":2,"kind":"growth","metric":"revenue",
        "quote":"up 24%","value":"0.24"},
        {"base":"FY2022","kind":"cagr","metric":"net-profit","value":"-0.1"},
        {"kind":"ratio","metric":"rd-expense","of":"revenue","value":"0.5"},
        {"kind":"count","period":"FY2024","series":"shed-marks","value":"3"},
        {"kind":"count","series":"companies","value":"54"},
        {"kind":"share","series":"listings","value":"0.41"}],
        "currency":"CNY","figures":{"net-profit":{"decimals":-6,"high":"-785000000",
        "low":"-934000000"},"rd-staff":{"unit":"persons","value":"120"},
        "revenue":{"decimals":-8,"unit":"USD","value":"5800000000"},
        "total-assets":{"value":"5822719845.60"}},
        "period":"FY2024","reportedBy":"press","stage":"preliminary"}
        """#,
        .figuresRestated: #"""
        {"currency":"HKD","figures":{"revenue":{"value":"1.00"}},"period":"2024-9M",
        "reason":"business-combination"}
        """#,
        .markAssigned: #"""
        {"effectiveOn":"../2023-08-15","mark":"U","reason":"synthetic"}
        """#,
        .markRemoved: #"""
        {"effectiveOn":"2025-02-05/2025-05-09","mark":"U","period":"FY2024","reason":"profit"}
        """#,
        .tierChanged: #"{"effectiveOn":"2025-07","reason":"guideline","tier":"growth"}"#,
        .companyRenamed: #"""
        {"effectiveOn":"2022","name":{"en":"Synthetic Uno"},"shortName":{"zh":"合成壹"}}
        """#,
        .sectorChanged: #"{"effectiveOn":"2022-04-25","sector":"new-energy"}"#,
        .companyDelisted: #"{"effectiveOn":"2026-01-02","reason":"merger"}"#,
        .milestoneAnnounced: #"{"kind":"licence-deal","title":{"en":"A deal","zh":"合作"}}"#,
        .aggregateReported: #"""
        {"claims":[{"kind":"count","series":"listings","value":"54"}],
        "cohort":"unprofitable-at-listing","companies":54,
        "figures":{"revenue":{"decimals":-6,"value":"174479000000"}},"period":"FY2024"}
        """#,
        .metricDefined: #"""
        {"kind":"count","metric":"gpu-cards","name":{"en":"GPU cards","zh":"显卡"},
        "unit":"cards","xbrl":"starledger:GPUCards"}
        """#,
        .eventCorrected: #"""
        {"data":{"currency":"CNY","figures":{"revenue":{"value":"2"}},"period":"2024H1",
        "stage":"interim"},"newSource":"https://example.test/new","reason":"typing error",
        "target":"result-1","time":"2024-08-30T18:00:00+08:00","timeprecision":"no-later-than"}
        """#,
        .eventRetracted: #"{"reason":"recorded twice","target":"result-1"}"#,
    ]

    /// The members of the payload that may be left out.
    static let optional: [EventType: [String]] = [
        .companyListed: ["city", "province", "standard"], .resultFiled: ["claims", "reportedBy"],
        .markAssigned: ["reason"], .markRemoved: ["period"], .companyRenamed: ["name"],
        .aggregateReported: ["claims", "companies"], .metricDefined: ["xbrl"],
        .eventCorrected: ["newSource", "time", "timeprecision"],
    ]

    /// The members that every payload may have.
    static let common = #"""
        {"documents":[{"page":"12","quote":"synthetic","retrievedOn":"2025-05-10",
        "sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "title":"Annual report","url":"https://example.test/report.pdf"},
        {"title":"Another"}],"note":"a synthetic note: “quoted” \\ \" 备注"}
        """#

    /// The subject that goes with a type.
    static func subject(_ type: EventType) -> String {
        switch type {
        case .ledgerOpened, .metricDefined: "example.test/log"
        case .aggregateReported: "unprofitable-at-listing"
        default: "688001"
        }
    }

    /// The payload of a type with all it can have, or with what it must have.
    static func data(_ type: EventType, isFull: Bool = true) throws -> [JSONMember] {
        let text = try #require(full[type])
        let members = try JSONParser.value(of: Array(text.utf8)).members
        guard !isFull else {
            return try members + JSONParser.value(of: Array(common.utf8)).members
        }
        return members.filter { !(optional[type] ?? []).contains($0.name) }
    }

    /// An event as a program would write it.
    static func event(_ type: EventType, _ data: [JSONMember]) -> JSONValue {
        .members([
            "data": .object(data),
            "id": "synthetic-1",
            "source": "https://example.test/synthetic",
            "specversion": "1.0",
            "subject": .string(subject(type)),
            "time": "2025-04-25T18:30:00+08:00",
            "type": .string(EventCodec.typeAttribute(type)),
        ])
    }

    /// When the examples are recorded.
    static func now() throws -> RecordedTime { try RecordedTime("2026-01-15T08:00:00.000Z") }

    /// The line of an event as it would stand in the log.
    static func line(_ event: JSONValue, batchSize: Int? = nil) throws -> [UInt8] {
        let now = try now()
        let prepared = try EventCodec.prepare(event, now: now)
        return try EventCodec.line(
            prepared,
            recordedAt: now,
            recordedBy: "desk",
            batchSize: batchSize
        )
    }

    /// What a line says; the one event before it is a result with the identifier `result-1`.
    static func read(_ line: [UInt8]) throws -> RecordedEvent {
        try EventCodec.event(of: line, sequence: 7) { id in
            id.text == "result-1" ? .resultFiled : id.text == "amended-1" ? .eventCorrected : nil
        }
    }
}

extension [JSONMember] {
    /// The members with some replaced, added, or (nil) taken out.
    func changed(_ changes: [String: JSONValue?]) -> [JSONMember] {
        filter { member in !changes.keys.contains(member.name) }
            + changes.compactMap { name, value in value.map { JSONMember(name, $0) } }
    }
}
