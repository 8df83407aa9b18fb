import EventLog
import FilingModel
import TestSupport
import Testing

/// Payloads with some members changed, as a correction says them anew.
@Suite struct `Member edits` {
    private func payload(_ type: EventType, isFull: Bool = true) throws -> Payload {
        try EventCodec.payload(of: .object(EventExamples.data(type, isFull: isFull)), type)
    }

    private func text(_ path: String, _ text: String) throws -> MemberEdit {
        MemberEdit(try MemberPath(path), .text(text))
    }

    private func removal(_ path: String) throws -> MemberEdit {
        MemberEdit(try MemberPath(path), .removed)
    }

    @Test func `text is taken as text, and as JSON where the member is of another kind`() throws {
        let listing = try payload(.companyListed)
        let edited = try listing.edited(by: [
            text("standard", "3"), text("profitable", "true"), text("marks", #"["W","U"]"#),
            text("city", "3"), text("name", #"{"zh":"合成"}"#), text("shortName.en", "true"),
        ])
        guard case .companyListed(let company) = edited.event else { throw Unexpected() }
        #expect(company.standard == 3)
        #expect(company.isProfitable)
        #expect(company.marks.map(\.description) == ["U", "W"])
        #expect(company.city == "3")
        #expect(company.name == (try LocalizedText(english: nil, chinese: "合成")))
        #expect(company.shortName.english == "true")
        #expect(company.shortName.chinese == "合成一")
        #expect(edited.annotations == listing.annotations)
    }

    @Test(arguments: [
        ("standard", "three", "standard"), ("standard", "2.5", "standard"),
        ("standard", "6", "standard"), ("profitable", "yes", "profitable"),
        ("marks", "U", "marks"), ("marks", #"["u"]"#, "marks.0"), ("listedOn", "soon", "listedOn"),
        ("name", "null", "name"), ("name.fr", "x", "name.fr"), ("town", "x", "town"),
        ("city.name", "x", "city"), ("documents.7.page", "1", "documents"), ("city", "", "city"),
    ])
    func `what is no value of a member is a fault of that member`(
        path: String,
        value: String,
        fault: String
    ) throws {
        let listing = try payload(.companyListed)
        let thrown = try #require(throws: LineError.self) {
            try listing.edited(by: [text(path, value)])
        }
        #expect(thrown.path == fault)
    }

    @Test func `a figure is set whole, but keeps its unit`() throws {
        let filing = try payload(.resultFiled)
        let quantity = try AmountSpelling.quantity("5.9bn")
        let figure = ReportedFigure(metric: try Metric("revenue"), quantity: quantity)
        let edited = try filing.edited(by: [.setting(figure, in: filing)])
        #expect(
            edited.json["figures"]?["revenue"]?.sorted
                == .members(["decimals": -8, "unit": "USD", "value": "5900000000"])
        )
        #expect(edited.json["figures"]?["rd-staff"] == filing.json["figures"]?["rd-staff"])

        let inYuan = try AmountSpelling.quantity("1", unit: Unit("CNY"))
        let other = ReportedFigure(metric: try Metric("revenue"), quantity: inYuan)
        let again = try filing.edited(by: [.setting(other, in: filing)])
        #expect(
            again.json["figures"]?["revenue"]?.sorted == .members(["unit": "CNY", "value": "1"])
        )
    }

    @Test func `a figure is dropped, but not the last one of a result`() throws {
        let filing = try payload(.resultFiled)
        let names = filing.json["figures"]?.members.map(\.name) ?? []
        let drops = try names.map { MemberEdit.dropping(try Metric($0)) }
        let edited = try filing.edited(by: drops.dropLast())
        #expect(edited.json["figures"]?.members.count == 1)
        let fault = try #require(throws: LineError.self) { try filing.edited(by: drops) }
        #expect(fault.path == "figures")
        #expect(fault.reason == .rule("must have at least one figure"))
    }

    @Test func `a publication left without a figure has its claims`() throws {
        let report = try payload(.aggregateReported)
        let edited = try report.edited(by: [.dropping(try Metric("revenue"))])
        #expect(edited.json["figures"] == nil)
        #expect(edited.json["claims"] == report.json["claims"])
    }

    @Test func `places mean the elements as they stood before`() throws {
        let report = try payload(.resultFiled)
        let claims = report.json["claims"]
        guard case .array(let before)? = claims else { throw Unexpected() }
        let edited = try report.edited(by: [
            removal("claims.1"), removal("claims.3"), text("claims.4.value", "55"),
        ])
        guard case .array(let after)? = edited.json["claims"] else { throw Unexpected() }
        #expect(after.count == before.count - 2)
        #expect(after[0] == before[0])
        #expect(after[2]["value"] == "55")
    }

    @Test(arguments: [
        (["name", "name.en"], ["name", "name.en"]), (["name.en", "name"], ["name", "name.en"]),
        (["city", "name.en", "city"], ["city", "city"]),
    ])
    func `two edits of one member are in conflict`(
        paths: [String],
        conflict: [String]
    ) throws {
        let found = try #require(MemberEdit.conflict(in: paths.map { try text($0, "x") }))
        #expect([found.outer.description, found.inner.description] == conflict)
    }

    @Test func `edits of different members are in none`() throws {
        let edits = try ["name.en", "name.zh", "names"].map { try text($0, "x") }
        #expect(MemberEdit.conflict(in: edits) == nil)
    }

    /// The edits that make one payload of another, by their outermost members.
    private func edits(from one: Payload, to two: Payload) -> [MemberEdit] {
        let names = Set((one.json.members + two.json.members).map(\.name)).sorted()
        return names.filter { one.json[$0]?.sorted != two.json[$0]?.sorted }.map { name in
            let path = MemberPath(names: [name])
            guard let value = two.json[name] else { return MemberEdit(path, .removed) }
            return MemberEdit(path, value.string.map { .text($0) } ?? .value(value))
        }
    }

    @Test(arguments: 0..<24 as Range<UInt64>)
    func `edits make one payload of another, and the inverse ones make it that one again`(
        seed: UInt64
    ) throws {
        let ledger = RandomLedger(seed: seed, events: 60)
        let originals = ledger.events.filter { !$0.type.isAmendment }
        for one in originals {
            let alike = originals.filter { $0.type == one.type }
            var random = SplitMix64(seed: seed &+ UInt64(one.sequence))
            let two = random.pick(alike)
            let there = edits(from: one.payload, to: two.payload)
            let edited = try one.payload.edited(by: there)
            #expect(EventCodec.data(of: edited) == EventCodec.data(of: two.payload))
            let back = try edited.edited(by: edits(from: two.payload, to: one.payload))
            #expect(EventCodec.data(of: back) == EventCodec.data(of: one.payload))
            #expect(
                try EventCodec.data(of: one.payload.edited(by: [])) == EventCodec.data(of: back)
            )
        }
    }

    @Test(arguments: EventType.allCases.filter { !$0.isAmendment })
    func `a member that may be left out can be unset, and any other cannot`(
        type: EventType
    ) throws {
        let payload = try payload(type)
        // One of two members, either of which is enough.
        let either: [EventType: [String]] = [
            .companyRenamed: ["shortName"], .aggregateReported: ["figures"],
        ]
        let optional =
            (EventExamples.optional[type] ?? []) + (either[type] ?? []) + ["note", "documents"]
        for member in payload.json.members.map(\.name) {
            let edit = try removal(member)
            let edited = Result { try payload.edited(by: [edit]) }
            let isLeftOut = (try? edited.get()) != nil
            #expect(isLeftOut == optional.contains(member), "\(member)")
            #expect((try? edited.get())?.json[edit.path] == nil)
        }
    }

    private struct Unexpected: Error {}
}
