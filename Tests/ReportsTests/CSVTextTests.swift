import Reports
import Testing

@Suite struct `CSV text` {
    private static func field(_ value: String?) -> String {
        let text = CSVText.text(Sheet(["h"], [[value]]))
        return String(decoding: text.utf8.dropFirst("h\r\n".utf8.count).dropLast(2), as: UTF8.self)
    }

    @Test func `lines end in CR LF, and the header comes first`() {
        let sheet = Sheet(["a", "b"], [["1", nil], ["", "2"]])
        #expect(Array(CSVText.text(sheet).utf8) == Array("a,b\r\n1,\r\n,2\r\n".utf8))
    }

    @Test(arguments: [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"yes\"", "\"say \"\"yes\"\"\""),
        ("two\nlines", "\"two\nlines\""), ("two\r\nlines", "\"two\r\nlines\""),
        ("a\rb", "\"a\rb\""),
        ("；、", "；、"), ("", ""), (" blank ", " blank "),
        (",\u{301}", "\",\u{301}\""), ("\"\u{301}", "\"\"\"\u{301}\""),
    ])
    func `what would part fields is quoted`(value: String, field: String) {
        #expect(Array(Self.field(value).utf8) == Array(field.utf8))
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"), ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
        ("=\u{301}1", "'=\u{301}1"), ("＝1", "'＝1"), ("\r\n=1", "\"'\r\n=1\""),
        ("\n=1", "\"'\n=1\""),
        ("-13.5+1", "'-13.5+1"), ("--1", "'--1"), ("-", "'-"),
    ])
    func `what a spreadsheet would run is disarmed`(value: String, field: String) {
        #expect(Array(Self.field(value).utf8) == Array(field.utf8))
    }

    @Test(arguments: ["-13641000000", "0.2402", "-0.36", "32000", "2025-05-09", "a=b", "1-2"])
    func `numbers stay numbers`(value: String) { #expect(Self.field(value) == value) }
}
