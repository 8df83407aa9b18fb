import EventLog
import Testing

@Suite struct `JSON parser` {
    @Test(arguments: [
        (#"{"a":1,"a":2}"#, "duplicateName", 7),
        (#"{"a":1,"\u0061":2}"#, "duplicateName", 7),
        (#"{"a":{"b":1,"b":2}}"#, "duplicateName", 12),
        (#"[{"a":1},{"a":1,"b":2,"a":3}]"#, "duplicateName", 22),
        (#""\ud800""#, "loneSurrogate", 1), (#""\udc00""#, "loneSurrogate", 1),
        (#""\udc00\ud800""#, "loneSurrogate", 1), (#""\ud800\ud800""#, "loneSurrogate", 1),
        (#""x\ud83dx""#, "loneSurrogate", 2), (#""\ud83d\u0041""#, "loneSurrogate", 1),
        (#""\ud83d\n""#, "loneSurrogate", 1), (#""\ud83d\ude00\ude00""#, "loneSurrogate", 13),
        (#"{"\ud83d":1}"#, "loneSurrogate", 2),
        ("1.0", "nonIntegerNumber", 0), ("1e3", "nonIntegerNumber", 0),
        ("1E3", "nonIntegerNumber", 0), ("-0", "nonIntegerNumber", 0),
        ("-0.0", "nonIntegerNumber", 0), ("0.5", "nonIntegerNumber", 0),
        ("[1,2.5]", "nonIntegerNumber", 3), (#"{"a":-0}"#, "nonIntegerNumber", 5),
        ("9007199254740992", "integerOutOfRange", 0),
        ("[-9007199254740992]", "integerOutOfRange", 1),
        ("99999999999999999999999", "integerOutOfRange", 0),
    ])
    func `what readers disagree about is named`(text: String, reason: String, offset: Int) {
        #expect(parseFault(Array(text.utf8)) == Named(reason, at: offset))
    }

    @Test(arguments: [
        ("", 0), ("  ", 2), ("x", 0), ("tru", 0), ("nullx", 4), ("{} {}", 3), ("1 2", 2),
        ("[1,]", 3), ("[,1]", 1), ("[1 2]", 3), (#"{"a":1,}"#, 7), ("{,}", 1), ("{a:1}", 1),
        (#"{"a" 1}"#, 5), (#"{"a":}"#, 5), (#"{"a":1"#, 6), ("[", 1), (#""abc"#, 4),
        (#""a\x""#, 2), (#""\u12""#, 3), (#""\u+123""#, 3), (#""\ud83d\u12""#, 9),
        ("01", 0), ("-01", 0), ("-", 1), ("+1", 0), (".5", 0), ("NaN", 0), ("'a'", 0),
        ("\"a\tb\"", 2), ("\"a\nb\"", 2), ("\"\u{0}\"", 1), ("\u{FEFF}{}", 0), ("{}\u{0}", 2),
        ("// c\n1", 0),
    ])
    func `what is not JSON is named`(text: String, offset: Int) {
        #expect(parseFault(Array(text.utf8)) == Named("syntax", at: offset))
    }

    /// Of each kind of byte that is not UTF-8, where the first bad one stands.
    ///
    /// Source: The Unicode Standard, table 3-7.
    static let notUTF8: [([UInt8], Int)] = [
        ([0x80], 0), ([0xBF, 0xBF], 0), ([0xFE], 0), ([0xFF], 0), ([0xC0, 0x80], 0),
        ([0xC1, 0xBF], 0), ([0xF5, 0x80, 0x80, 0x80], 0), ([0xE0, 0x80, 0x80], 1),
        ([0xE0, 0x9F, 0xBF], 1), ([0xED, 0xA0, 0x80], 1), ([0xED, 0xBF, 0xBF], 1),
        ([0xF0, 0x80, 0x80, 0x80], 1), ([0xF0, 0x8F, 0xBF, 0xBF], 1),
        ([0xF4, 0x90, 0x80, 0x80], 1), ([0xC3], 1), ([0xE2, 0x82], 2), ([0xF0, 0x9F, 0x98], 3),
        ([0xE2, 0x28, 0xA1], 1), ([0xF0, 0x9F, 0x41], 2), ([0xC3, 0xA9, 0xA9], 2),
    ]

    @Test(arguments: notUTF8, ["", "plain ", "é€😀"])
    func `the first byte that is not UTF-8 is named`(bad: ([UInt8], Int), before: String) {
        let bytes = Array("\"\(before)".utf8) + bad.0 + [0x22]
        let expected = Named("badUTF8", at: 1 + before.utf8.count + bad.1)
        #expect(parseFault(bytes) == expected)
        #expect(storedFault(bytes).map { Named($0.name, at: $0.offset) } == expected)
    }

    @Test(arguments: ["é", "€", "😀"])
    func `a character that the end cuts off is named at the end`(character: String) {
        for length in 1..<character.utf8.count {
            let bytes = [0x22] + Array(character.utf8.prefix(length))
            #expect(parseFault(bytes) == Named("badUTF8", at: 1 + length))
        }
    }

    @Test func `sixteen levels are read, and seventeen are too deep`() throws {
        let limit = EventLimit.nestingMax
        for (open, inner, close) in [("[", "1", "]"), (#"{"a":"#, "1", "}"), ("[", "", "]")] {
            func nested(_ levels: Int) -> [UInt8] {
                let text =
                    String(repeating: open, count: levels) + inner
                    + String(repeating: close, count: levels)
                return Array(text.utf8)
            }
            #expect(parseFault(nested(limit)) == nil)
            #expect(storedFault(nested(limit)) == nil)
            let expected = Named("tooDeep", at: open.utf8.count * limit)
            #expect(parseFault(nested(limit + 1)) == expected)
            #expect(
                storedFault(nested(limit + 1)).map { Named($0.name, at: $0.offset) } == expected
            )
        }
        #expect(parseFault([UInt8](repeating: 0x5B, count: 60_000)) == Named("tooDeep", at: limit))
    }

    @Test func `65,535 bytes are read, and one more is too long`() {
        func text(_ length: Int) -> [UInt8] {
            [0x22] + [UInt8](repeating: 0x61, count: length - 2) + [0x22]
        }
        #expect(EventLimit.eventBytesMax == 65_535)
        #expect(parseFault(text(65_535)) == nil)
        #expect(storedFault(text(65_535)) == nil)
        #expect(parseFault(text(65_536)) == Named("tooLong", at: 65_535))
        let stored = storedFault(text(65_536))
        #expect(stored?.reason == .tooLong(bytes: 65_536, limit: 65_535))
        #expect(stored?.offset == 65_535)
        #expect((try? JSONParser.value(of: text(65_536), bytesMax: 65_536)) != nil)
    }

    @Test(arguments: [
        (#"{"a":{"b":[1,{"c":1.5}]}}"#, "a.b.1.c"), (#"{"a":{"b":1,"b":2}}"#, "a.b"), ("1.5", ""),
    ])
    func `a fault names the member it is in`(text: String, path: String) {
        #expect(lineFault { try JSONParser.value(of: Array(text.utf8)) }?.path == path)
    }
}
