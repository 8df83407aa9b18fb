import EventLog
import Testing

@Suite struct `Canonical JSON` {
    /// The text of a value after parsing and writing.
    private func canonical(_ text: String) throws -> String {
        let bytes = CanonicalJSON.bytes(try JSONParser.value(of: Array(text.utf8)))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Source: RFC 8785 §3.2.3, input and expected order.
    @Test func `names are sorted by UTF-16 code units`() throws {
        let input = #"""
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """#
        let expected =
            #"{"\r":"Carriage Return","1":"One","\#u{80}":"Control","#
            + #""ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","#
            + #""😀":"Emoji: Grinning Face","\#u{FB33}":"Hebrew Letter Dalet With Dagesh"}"#
        #expect(try Array(canonical(input).utf8) == Array(expected.utf8))
    }

    /// Source: RFC 8785 §3.2.2, the string and the literals of the sample object.
    @Test func `strings and literals are those of the sample object`() throws {
        let input = #"""
            {
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let expected =
            #"{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(try canonical(input) == expected)
    }

    /// Source: RFC 8785 §3.2.2.2.
    @Test(
        arguments: [
            (0x00, #"\u0000"#), (0x01, #"\u0001"#), (0x07, #"\u0007"#), (0x08, #"\b"#),
            (0x09, #"\t"#),
            (0x0A, #"\n"#), (0x0B, #"\u000b"#), (0x0C, #"\f"#), (0x0D, #"\r"#), (0x0E, #"\u000e"#),
            (0x1F, #"\u001f"#), (0x22, #"\""#), (0x5C, #"\\"#), (0x2F, "/"), (0x7F, "\u{7F}"),
            (0x80, "\u{80}"), (0x2028, "\u{2028}"), (0xFFFF, "\u{FFFF}"), (0x1F600, "😀"),
        ] as [(UInt32, String)]
    )
    func `a character has one spelling`(scalar: UInt32, spelling: String) throws {
        let character = try #require(UnicodeScalar(scalar))
        let bytes = CanonicalJSON.bytes(.string(String(character)))
        #expect(bytes == Array("\"\(spelling)\"".utf8))
    }

    @Test(arguments: [
        (["b", "a"], ["a", "b"]),
        (["aa", "a", ""], ["", "a", "aa"]),
        (["a", "B", "1", "_"], ["1", "B", "_", "a"]),
        (["\u{FB33}", "\u{1F600}"], ["\u{1F600}", "\u{FB33}"]),
        (["\u{E000}", "\u{10FFFF}"], ["\u{10FFFF}", "\u{E000}"]),
        (["\u{E9}", "e\u{301}"], ["e\u{301}", "\u{E9}"]),
    ])
    func `names come in order`(names: [String], order: [String]) throws {
        let object = JSONValue.object(names.map { JSONMember($0, 1) })
        let parsed = try JSONParser.value(of: CanonicalJSON.bytes(object))
        #expect(parsed.members.map { Array($0.name.utf8) } == order.map { Array($0.utf8) })
    }

    @Test(arguments: [
        ("0", "0"), ("-1", "-1"), ("9007199254740991", "9007199254740991"),
        ("-9007199254740991", "-9007199254740991"), (" [ 1 , 2 ] ", "[1,2]"),
        ("{ }", "{}"), ("[\n]", "[]"), (#""\u0041""#, #""A""#), (#""\ud83D\uDe00""#, #""😀""#),
    ])
    func `whatever the spelling, the canonical one is the same`(text: String, canon: String) throws
    {
        #expect(try canonical(text) == canon)
    }

    @Test func `text is not normalised`() throws {
        let composed = try canonical(#"{"\u00e9":1}"#)
        let decomposed = try canonical(#"{"e\u0301":1}"#)
        #expect(Array(composed.utf8) == Array("{\"\u{E9}\":1}".utf8))
        #expect(Array(decomposed.utf8) == Array("{\"e\u{301}\":1}".utf8))
        let both = try JSONParser.value(of: Array(#"{"é":1,"e\u0301":2}"#.utf8))
        #expect(both["\u{E9}"] == 1)
        #expect(both["e\u{301}"] == 2)
        #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
        #expect(JSONMember("\u{E9}", 1) != JSONMember("e\u{301}", 1))
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `parsing what was written gives it back`(seed: UInt64) throws {
        var random = RandomJSON(seed: seed)
        for _ in 0..<20 {
            let value = random.value(depthMax: 5)
            let bytes = CanonicalJSON.bytes(value)
            let parsed = try JSONParser.value(of: bytes)
            #expect(isSame(parsed, value))
            #expect(CanonicalJSON.bytes(parsed) == bytes)
        }
    }
}
