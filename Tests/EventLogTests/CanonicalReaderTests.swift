import EventLog
import Testing

@Suite struct `Canonical reader` {
    @Test(arguments: [
        (" {}", 0), ("{ }", 1), (#"{ "a":1}"#, 1), (#"{"a" :1}"#, 4), (#"{"a": 1}"#, 5),
        (#"{"a":1 }"#, 6), (#"{"a":1} "#, 7), (#"{"a":1,"# + "\n" + #""b":2}"#, 7),
        ("[1, 2]", 3), ("[1\t,2]", 2), ("[ 1]", 1), ("{}\n", 2), ("{}\r", 2),
        (#"{"b":1,"a":2}"#, 7), (#"{"aa":1,"a":2}"#, 8), ("{\"\u{FB33}\":1,\"😀\":2}", 9),
        (#""\u0041""#, 1), (#""x\/""#, 2), (#""\u000A""#, 1), (#""\u000a""#, 1),
        (#""\u0022""#, 1), (#""\u001F""#, 1), (#""\U001f""#, 1), (#""\u+001""#, 1),
        (#""\u-001""#, 1), (#""\u00e9""#, 1), (#""\ud83d\ude00""#, 1), (#""\ud800""#, 1),
        (#""\u000""#, 1), (#""\x""#, 1),
        ("-0", 0), ("01", 0), ("-01", 0), ("[1,007]", 3),
    ])
    func `JSON in another form is not canonical`(text: String, offset: Int) {
        let fault = storedFault(Array(text.utf8))
        #expect(fault.map { Named($0.name, at: $0.offset) } == Named("notCanonical", at: offset))
    }

    @Test(arguments: [
        (#"{"a":1,"a":2}"#, "duplicateName", 7), ("1.0", "nonIntegerNumber", 0),
        ("[1e3]", "nonIntegerNumber", 1), ("9007199254740992", "integerOutOfRange", 0),
        ("[-9007199254740992]", "integerOutOfRange", 1), ("", "syntax", 0), ("-", "syntax", 1),
        ("\"a\tb\"", "syntax", 2), ("\"\\n\tb\"", "syntax", 3), (#""abc"#, "syntax", 4),
        (#""abc\"#, "syntax", 4), ("{}{}", "syntax", 2), ("[1,]", "syntax", 3),
        (#"{"a":1,}"#, "syntax", 7), (#"{"a"1}"#, "syntax", 4), ("[1", "syntax", 2),
        ("{,}", "syntax", 1), ("nul", "syntax", 0), ("tru", "wrongType", 0),
        ("truefalse", "syntax", 4), ("+1", "syntax", 0),
    ])
    func `what is not JSON is named`(text: String, reason: String, offset: Int) {
        let fault = storedFault(Array(text.utf8))
        #expect(fault.map { Named($0.name, at: $0.offset) } == Named(reason, at: offset))
    }

    @Test(arguments: [
        "{}", "[]", "null", "true", "false", "0", "-1", "9007199254740991", #""""#,
        #"{"":{},"a":[null,[1,"\u0001\u001f\b\t\n\f\r\"\\/"]]}"#, "{\"😀\":1,\"\u{FB33}\":2}",
        "\"\u{7F}\u{80}é\"",
    ])
    func `canonical JSON is read to its end`(text: String) {
        #expect(storedFault(Array(text.utf8)) == nil)
    }

    @Test(arguments: ["string", "integer", "bool", "object", "array"])
    func `white space is named before a value of a certain type too`(type: String) {
        let fault = lineFault {
            try CanonicalReader.read(Array(" 1".utf8)) { (reader) throws(LineError) in
                switch type {
                case "string": _ = try reader.string()
                case "integer": _ = try reader.integer()
                case "bool": _ = try reader.bool()
                case "object": try reader.enterObject()
                default: try reader.enterArray()
                }
            }
        }
        #expect(fault?.name == "notCanonical")
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `a line is accepted exactly when it is what the writer would write`(seed: UInt64) {
        var random = RandomJSON(seed: seed)
        var accepted = 0
        for _ in 0..<12 {
            let bytes = CanonicalJSON.bytes(random.value(depthMax: 4))
            #expect(storedFault(bytes) == nil)
            for _ in 0..<12 {
                let mutated = random.mutated(bytes)
                let rewritten = (try? JSONParser.value(of: mutated)).map(CanonicalJSON.bytes)
                let isAccepted = storedFault(mutated) == nil
                #expect(
                    isAccepted == (rewritten == mutated),
                    "\(String(decoding: mutated, as: UTF8.self))"
                )
                accepted += isAccepted ? 1 : 0
            }
        }
        #expect(accepted > 0)
    }

    @Test(arguments: ["\\u+001", "\\u 001", "\\u-001", "\\u0x1f", "\\u001F", "\\u000A", "\\u00"])
    func `an escape that only a lenient reader of numbers would know is refused`(
        escape: String
    ) {
        let bytes = Array("\"\(escape)\"".utf8)
        let rewritten = (try? JSONParser.value(of: bytes)).map(CanonicalJSON.bytes)
        #expect(storedFault(bytes) != nil)
        #expect(rewritten != bytes)
    }
}
