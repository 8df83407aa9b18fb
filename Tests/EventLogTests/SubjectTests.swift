import EventLog
import FilingModel
import Testing

@Suite struct `Subjects and limits of events` {
    private func fault(
        _ type: EventType,
        subject: String,
        _ changes: [String: JSONValue?] = [:]
    ) throws -> LineError? {
        let data = try EventExamples.data(type).changed(changes)
        let event = EventExamples.event(type, data).members
            .changed(["subject": .string(subject)])
        return lineFault { try EventExamples.read(EventExamples.line(.object(event))) }
    }

    @Test(arguments: [
        (EventType.ledgerOpened, "example.test/other", "the ledger's origin"),
        (.companyListed, "600001", "688 or 689"), (.companyListed, "6880011", "688 or 689"),
        (.companyListed, "68800A", "688 or 689"), (.companyListed, "a b", "a security code"),
        (.resultFiled, "688 001", "a security code"), (.markAssigned, "-1", "a security code"),
        (.markRemoved, "合成", "a security code"), (.tierChanged, "a/b", "a security code"),
        (.companyRenamed, "+", "a security code"), (.sectorChanged, "a,b", "a security code"),
        (.companyDelisted, "_a", "a security code"),
        (.milestoneAnnounced, "STAR Market", "a security code"),
        (.figuresRestated, "123456789012345678901234567890123", "a security code"),
        (.aggregateReported, "all", "the cohort"), (.eventCorrected, "a b", "a security code"),
    ])
    func `a subject that does not go with the event is refused`(
        type: EventType,
        subject: String,
        rule: String
    ) throws {
        let fault = try fault(type, subject: subject)
        #expect(fault?.path == "subject")
        #expect(fault?.detail.contains(rule) ?? false, "\(String(describing: fault))")
    }

    @Test(arguments: ["688001", "689009"])
    func `on board STAR codes begin with 688 or 689`(code: String) throws {
        #expect(try fault(.companyListed, subject: code) == nil)
    }

    @Test(arguments: ["600001", "AAPL", "BRK.B", "0700:HK", "a", "A_b-c"])
    func `elsewhere codes are letters, digits and a few signs`(code: String) throws {
        #expect(try fault(.companyListed, subject: code, ["board": "MAIN"]) == nil)
        #expect(try fault(.milestoneAnnounced, subject: code) == nil)
    }

    @Test(arguments: [(200, true), (201, false)])
    func `a cohort's name has at most 200 characters`(length: Int, isAccepted: Bool) throws {
        let name = String(repeating: "群", count: length)
        let fault = try fault(.aggregateReported, subject: name, ["cohort": .string(name)])
        #expect((fault == nil) == isAccepted)
    }

    @Test(arguments: [(200, true), (201, false)])
    func `a quotation has at most 200 characters`(length: Int, isAccepted: Bool) throws {
        let quote = JSONValue.members(["quote": .string(String(repeating: "科", count: length))])
        let fault = try fault(.tierChanged, subject: "688001", ["documents": [quote]])
        #expect((fault == nil) == isAccepted)
        #expect(isAccepted || fault?.path == "data.documents.0.quote")
    }

    @Test(arguments: [
        ("figures", EventLimit.figuresMax), ("claims", EventLimit.claimsMax),
        ("documents", EventLimit.documentsMax),
    ])
    func `what there is too much of is named with its limit`(member: String, limit: Int) throws {
        func value(_ count: Int) -> JSONValue {
            let one: JSONValue =
                switch member {
                case "figures": .members(["value": "1"])
                case "claims": .members(["kind": "share", "series": "listings", "value": "1"])
                default: .members(["title": "a"])
                }
            guard member == "figures" else { return .array(Array(repeating: one, count: count)) }
            return .object((0..<count).map { JSONMember("synthetic-\($0)", one) })
        }
        #expect(try fault(.resultFiled, subject: "688001", [member: value(limit)]) == nil)
        let fault = try fault(.resultFiled, subject: "688001", [member: value(limit + 1)])
        #expect(fault?.reason == .tooMany(member, limit: limit))
    }

    @Test(arguments: [
        ("note", TextLimit.noteBytesMax), ("reason", TextLimit.titleBytesMax),
    ])
    func `a text has at most so many bytes`(member: String, limit: Int) throws {
        func text(_ length: Int) -> JSONValue { .string(String(repeating: "a", count: length)) }
        #expect(try fault(.tierChanged, subject: "688001", [member: text(limit)]) == nil)
        let fault = try fault(.tierChanged, subject: "688001", [member: text(limit + 1)])
        #expect(fault?.name == "malformed")
        #expect(fault?.path == "data.\(member)")
    }
}
