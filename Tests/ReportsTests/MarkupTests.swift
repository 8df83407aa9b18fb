import Reports
import Testing

/// Text that tries to be more than text, in every form that could let it.
@Suite struct `Markup` {
    @Test(arguments: [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " https://example.test", "data:text/html,x",
        "vbscript:x", "file:///etc/passwd", "//example.test", "ftp://example.test", "httpsx://a",
        "",
    ])
    func `only http and https addresses become links`(address: String) {
        #expect(TextRun("text", link: address).link == nil)
        let blocks = [Block.paragraph([TextRun("text", link: address)])]
        #expect(PlainReport.render(blocks, as: .markdown) == "text\n")
        #expect(PlainReport.render(blocks, as: .html).contains("<p>text</p>"))
    }

    @Test func `an address with a quote does not leave its attribute`() {
        let span = TextRun("a", link: "https://example.test/\"onmouseover=\"x\u{301}\"\u{301}y")
        let html = PlainReport.render([.paragraph([span])], as: .html)
        let line = html.split(separator: "\n").first { $0.hasPrefix("<p>") } ?? ""
        #expect(line.unicodeScalars.count { $0 == "\"" } == 4, "two attributes and no more")
    }

    @Test(arguments: [
        ("<script>alert('x')</script>", "&lt;script&gt;alert('x')&lt;/script&gt;"),
        ("a & b", "a &amp; b"), ("\"quoted\"", "&quot;quoted&quot;"), ("&lt;", "&amp;lt;"),
        ("<\u{301}b>\u{20D0}", "&lt;\u{301}b&gt;\u{20D0}"), ("\u{202E}x", "\\u{202E}x"),
        ("\u{1B}[0m", "\\u{1B}[0m"),
    ])
    func `HTML is escaped wherever text stands`(text: String, escaped: String) {
        let html = PlainReport.render(
            [
                .title(text), .subtitle(text), .heading(text), .paragraph([TextRun(text)]),
                .list([[TextRun(text)]]), .table(Table([.init(text)], [[TextRun(text)]])),
            ],
            as: .html
        )
        #expect(html.ranges(of: escaped).count == 8)
        #expect(!html.contains("<script>"))
        #expect(html.hasPrefix("<!doctype html>\n<html lang=\"en\">\n"))
    }

    @Test(arguments: [
        ("a|b", #"a\|b"#), ("|\u{301}", "\\|\u{301}"), ("<b>", #"\<b\>"#),
        ("*x* _y_", #"\*x\* \_y\_"#),
        ("[a](https://x)", #"\[a\](https://x)"#), ("`code`", #"\`code\`"#), ("# no", "\\# no"),
        (#"\"#, #"\\"#), ("two\nlines", #"two\\u{A}lines"#), ("&lt;b>", #"\&lt;b\>"#),
        ("~~no~~", #"\~\~no\~\~"#), ("R&D; &#60; &amp", "R\\&D; \\&\\#60; &amp"),
    ])
    func `Markdown is escaped in cells and lists`(text: String, escaped: String) {
        let list = PlainReport.render([.list([[TextRun(text)]])], as: .markdown)
        #expect(Array(list.utf8) == Array("- \(escaped)\n".utf8))
        let table = PlainReport.render([.init("h")], [[text]], as: .markdown)
        #expect(Array(table.utf8) == Array("| h |\n| --- |\n| \(escaped) |\n".utf8))
    }

    @Test func `an address in Markdown does not end early`() {
        let span = TextRun("a", link: "https://example.test/(x)|y\\z\u{202E}")
        #expect(
            PlainReport.render([.paragraph([span])], as: .markdown)
                == "[a](https://example.test/%28x%29%7Cy%5Cz%E2%80%AE)\n"
        )
    }

    @Test func `every form has its parts in order`() {
        let blocks: [Block] = [
            .title("T"), .subtitle("S"), .heading("H"),
            .table(Table([.init("a"), .init("b", .right)], [["x", "1"]])),
            .list([["i", TextRun("j", link: "https://example.test")], ["k"]]),
        ]
        #expect(
            PlainReport.render(blocks, as: .markdown) == """
                # T

                *S*

                ## H

                | a | b |
                | --- | ---: |
                | x | 1 |

                - i[j](https://example.test)
                - k

                """
        )
        #expect(
            PlainReport.render(blocks, as: .table) == """
                T
                S

                H

                a  b
                ─  ─
                x  1

                - ij
                - k

                """
        )
    }
}
