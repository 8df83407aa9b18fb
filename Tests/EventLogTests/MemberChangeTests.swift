import EventLog
import TestSupport
import Testing

@Suite struct `Member changes` {
    private func value(_ text: String) throws -> JSONValue {
        try JSONParser.value(of: Array(text.utf8))
    }

    /// Each change as `member: before → after`, in JSON.
    private func texts(_ before: String, _ after: String) throws -> [String] {
        func text(_ value: JSONValue?) -> String {
            value.map { String(decoding: CanonicalJSON.bytes($0), as: UTF8.self) } ?? "-"
        }
        return try value(before).changes(to: value(after)).map {
            "\($0.path): \(text($0.before)) → \(text($0.after))"
        }
    }

    @Test func `members are compared by name, down to what has none`() throws {
        let changes = try texts(
            #"{"b":{"y":"1","x":"2"},"a":"same","c":"gone"}"#,
            #"{"a":"same","b":{"x":"3","y":"1"},"d":{"e":4}}"#
        )
        #expect(changes == [#"b.x: "2" → "3""#, #"c: "gone" → -"#, "d.e: - → 4"])
    }

    @Test func `arrays of objects are compared place by place, others as a whole`() throws {
        let changes = try texts(
            #"{"list":[{"t":"a"},{"t":"b"}],"marks":["U"]}"#,
            #"{"list":[{"t":"a"},{"t":"c"},{"t":"d","p":"1"}],"marks":["U","W"]}"#
        )
        #expect(
            changes == [
                #"list.1.t: "b" → "c""#, #"list.2.p: - → "1""#, #"list.2.t: - → "d""#,
                #"marks: ["U"] → ["U","W"]"#,
            ]
        )
    }

    @Test func `the tenth place comes after the second`() throws {
        let list = (0..<11).map { #"{"t":"\#($0)"}"# }.joined(separator: ",")
        let changed = list.replacing("\"10\"", with: "\"x\"").replacing("\"2\"", with: "\"y\"")
        #expect(
            try texts(#"{"l":[\#(list)]}"#, #"{"l":[\#(changed)]}"#)
                == [#"l.2.t: "2" → "y""#, #"l.10.t: "10" → "x""#]
        )
    }

    @Test func `what becomes something else altogether is one change`() throws {
        #expect(try texts(#"{"a":{"b":1}}"#, #"{"a":"b"}"#) == [#"a: {"b":1} → "b""#])
        #expect(try texts(#"{"a":{}}"#, "{}") == ["a: {} → -"])
        #expect(try texts(#"{"a":null}"#, "{}") == ["a: null → -"])
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `there are none if and only if both say the same`(seed: UInt64) {
        var random = RandomJSON(seed: seed)
        let (one, two) = (random.value(depthMax: 3), random.value(depthMax: 3))
        let (before, after) = (
            JSONValue.object([JSONMember("v", one)]), JSONValue.object([JSONMember("v", two)])
        )
        #expect(before.changes(to: before.sorted).isEmpty)
        #expect(before.changes(to: after).isEmpty == isSame(before, after))
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `the way back is the same changes, turned around`(seed: UInt64) {
        var random = RandomJSON(seed: seed)
        let before = JSONValue.object([JSONMember("v", random.value(depthMax: 3))])
        let after = JSONValue.object([JSONMember("v", random.value(depthMax: 3))])
        let turned = after.changes(to: before).map {
            MemberChange($0.path, before: $0.after, after: $0.before)
        }
        #expect(before.changes(to: after) == turned)
    }
}
