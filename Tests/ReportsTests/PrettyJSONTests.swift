import EventLog
import Reports
import Testing

@Suite struct `JSON for answers` {
    private static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(members.map { JSONMember($0.key, $0.value) })
    }

    @Test(
        arguments: [
            (.null, "null"), (.bool(true), "true"), (.integer(-7), "-7"), (.string("a"), "\"a\""),
            (.array([]), "[]"), (.object([]), "{}"), (.array([.integer(1), .null]), "[1, null]"),
        ] as [(JSONValue, String)]
    )
    func `short values stand on one line`(value: JSONValue, text: String) {
        #expect(PrettyJSON.text(value) == text)
    }

    @Test func `members stay in the order given`() {
        let value = Self.object([
            "b": .integer(1), "a": Self.object(["d": .null, "c": .bool(false)]),
        ])
        #expect(PrettyJSON.text(value) == #"{"b": 1, "a": {"d": null, "c": false}}"#)
    }

    @Test func `what is long is indented by two blanks`() {
        let codes = (0..<12).map { JSONValue.string("68850\($0)") }
        let text = PrettyJSON.text(Self.object(["codes": .array(codes), "size": .integer(12)]))
        #expect(text.hasPrefix("{\n  \"codes\": [\n    \"688500\",\n    \"688501\",\n"))
        #expect(text.hasSuffix("    \"6885011\"\n  ],\n  \"size\": 12\n}"))
    }

    @Test(arguments: [
        ("\"quoted\" \\", #""\"quoted\" \\""#), ("line\nfeed", #""line\u000afeed""#),
        ("\u{1B}[31m", #""\u001b[31m""#), ("\u{202E}x", #""\u202ex""#), ("中文 é 😀", "\"中文 é 😀\""),
        ("\u{7F}\u{9B}", #""\u007f\u009b""#), ("\"\u{301}", "\"\\\"\u{301}\""),
        ("\0", #""\u0000""#),
    ])
    func `what drives a terminal or turns text around is escaped`(text: String, shown: String) {
        #expect(Array(PrettyJSON.text(.string(text)).utf8) == Array(shown.utf8))
    }

    @Test func `names are escaped as values are`() {
        #expect(PrettyJSON.text(Self.object(["a\u{202E}": .null])) == #"{"a\u202e": null}"#)
    }

    @Test(arguments: [
        ("{\"a\":\"中文 é\"}", "{\"a\":\"中文 é\"}"), ("[\"\u{202E}x\"]", #"["\u202ex"]"#),
        ("[\"\u{9B}2J\u{200B}\"]", #"["\u009b2J\u200b"]"#),
        ("[\"\u{E0061}\"]", #"["\udb40\udc61"]"#), (#"["\u001b"]"#, #"["\u001b"]"#),
    ])
    func `a line that is shown on a terminal means the same`(line: String, shown: String) throws {
        #expect(PrettyJSON.shown(line) == shown)
        #expect(
            try JSONParser.value(of: Array(shown.utf8)) == JSONParser.value(of: Array(line.utf8))
        )
    }

    @Test func `an answer ends in one line feed`() {
        #expect(Renderer.render(PlainReport(fields: ["a": 1]), as: .json) == "{\"a\": 1}\n")
    }
}
