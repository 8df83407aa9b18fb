import FilingModel
import Testing

@Suite struct `Security code` {
    @Test(arguments: ["688506", "689009", "AAPL", "0700.HK", "a", "A:b_c-d.9", letters(32)])
    func `a good spelling comes back as written`(spelling: String) throws {
        #expect(try SecurityCode(spelling).text == spelling)
    }

    @Test(arguments: [
        ("", 0), (" 688506", 0), ("688 506", 3), (".HK", 0), ("-a", 0), ("68850é", 5),
        ("688506\n", 6), ("a/b", 1), (letters(33), 32), ("６８８５０６", 0),
    ])
    func `a malformed spelling names the offset`(spelling: String, offset: Int) {
        #expect(fault { try SecurityCode(spelling) } == Fault(.securityCode, at: offset))
    }

    @Test(arguments: [
        ("688506", true), ("689009", true), ("687506", false), ("690000", false),
        ("68850", false), ("6885061", false), ("68850A", false), ("AAPL", false),
    ])
    func `six digits that begin with 688 or 689 can be a code of the STAR Market`(
        spelling: String,
        isStar: Bool
    ) throws {
        #expect(try SecurityCode(spelling).isStarMarketCode == isStar)
    }

    @Test func `codes are ordered by their bytes`() throws {
        let codes = try ["a", "Z", "688506", "688072", "6885061"].map { try SecurityCode($0) }
        #expect(codes.sorted().map(\.text) == ["688072", "688506", "6885061", "Z", "a"])
    }
}

@Suite struct `Event identifier` {
    @Test(arguments: ["sl-0123456789abcdef", "1a", "688506/2024 年报", letters(256)])
    func `a good spelling comes back as written`(spelling: String) throws {
        #expect(try EventID(spelling).description == spelling)
    }

    @Test(arguments: [
        ("", 0), ("0", 0), ("1234567890", 0), ("a\u{0}", 1), ("é\u{85}", 2), ("a\u{7F}b", 1),
        (letters(257), 256),
    ])
    func `a malformed spelling names the offset`(spelling: String, offset: Int) {
        #expect(fault { try EventID(spelling) } == Fault(.eventID, at: offset))
    }

    @Test func `two spellings of an accent are two identifiers`() throws {
        let (composed, apart) = (try EventID("caf\u{E9}"), try EventID("cafe\u{301}"))
        #expect(composed != apart)
        #expect(Set([composed, apart]).count == 2)
        #expect(apart < composed)
        #expect(!(composed < apart))
    }

    @Test func `identifiers are ordered by their bytes, not by their letters`() throws {
        let ids = try ["\u{FF5A}", "\u{1F600}", "b", "A\u{30A}", "\u{C5}"].map { try EventID($0) }
        #expect(ids.sorted().map(\.text) == ["A\u{30A}", "b", "\u{C5}", "\u{FF5A}", "\u{1F600}"])
    }
}

@Suite struct `Mark of a short name` {
    @Test(arguments: ["A", "D", "U", "W", "Z"])
    func `one capital letter is a mark`(spelling: String) throws {
        #expect(try Mark(spelling).description == spelling)
    }

    @Test(arguments: ["", "u", "UW", "1", "Ü", "U\u{301}", " U"])
    func `all else is refused`(spelling: String) {
        #expect(fault { try Mark(spelling) } == Fault(.mark, at: 0))
    }

    @Test func `U is the mark of the unprofitable`() throws {
        #expect(try Mark("U") == .unprofitable)
        #expect(try Mark("D") < .unprofitable)
    }
}

@Suite struct `Source of a fact` {
    @Test(arguments: [
        ("https://www.sse.com.cn/disclosure/a.pdf?x=1#p", true), ("http://example.com", true),
        ("ftp://example.com/a", false), ("urn:isbn:0", false), ("javascript:alert(1)", false),
        ("/relative", false), ("https:/example.com", false), ("https://例.cn/年报", true),
    ])
    func `only addresses of the web are links`(spelling: String, isLink: Bool) throws {
        let source = try Source(spelling)
        #expect(source.text == spelling)
        #expect(source.isLink == isLink)
    }

    @Test(arguments: [
        ("", 0), ("a b", 1), ("<a>", 0), ("a>", 1), ("é\"", 2), ("https://a\u{3000}b", 9),
        ("a\tb", 1), (letters(2_001), 2_000),
    ])
    func `a malformed address names the offset`(spelling: String, offset: Int) {
        #expect(fault { try Source(spelling) } == Fault(.source, at: offset))
    }

    @Test func `addresses that only look alike are two`() throws {
        #expect(try Source("a/\u{E9}") != Source("a/e\u{301}"))
    }
}

@Suite struct `Origin of a ledger` {
    @Test(arguments: ["example.com/star", "localhost", "例.cn/账"])
    func `a good spelling comes back as written`(spelling: String) throws {
        #expect(try Origin(spelling).text == spelling)
    }

    @Test(arguments: [
        ("", 0), ("a b", 1), ("é+", 2), ("a\u{A0}b", 1), ("a\u{2003}", 1), ("https://a", 0),
        ("a\n", 1), (letters(201), 200),
    ])
    func `a malformed spelling names the offset`(spelling: String, offset: Int) {
        #expect(fault { try Origin(spelling) } == Fault(.origin, at: offset))
    }
}

@Suite struct `Subject of an event` {
    @Test func `it is a company's code, the ledger's origin, a market or a cohort`() throws {
        let code = try SecurityCode("688506")
        #expect(Subject(code).code == code)
        #expect(try Subject(Origin("example.com/star")).text == "example.com/star")
        #expect(try Subject("example.com/star").code == nil)
        #expect(try Subject("unprofitable at listing").code == nil)
    }

    @Test(arguments: [
        ("STAR", true), ("SZ", true), ("S", false), ("Star", false), ("688506", false),
    ])
    func `two or more capital letters can be a market`(spelling: String, isMarket: Bool) throws {
        #expect(try Subject(spelling).isMarket == isMarket)
    }

    @Test(arguments: [letters(200), letters(200, "中")])
    func `two hundred characters are not too many`(spelling: String) throws {
        #expect(try Subject(spelling).text == spelling)
    }

    @Test(arguments: [("", 0), ("a\u{1B}[31m", 1), (letters(201), 200), (letters(201, "中"), 600)])
    func `a malformed spelling names the offset`(spelling: String, offset: Int) {
        #expect(fault { try Subject(spelling) } == Fault(.subject, at: offset))
    }

    @Test func `subjects that only look alike are two, in the order of their bytes`() throws {
        let (composed, apart) = (try Subject("\u{E9}"), try Subject("e\u{301}"))
        #expect(composed != apart)
        #expect(apart < composed)
    }
}

@Suite struct `Short names` {
    @Test(arguments: [
        ("Sino-U", "Sino"), ("Sino-UWDV", "Sino"), ("Sino-UWDVX", "Sino-UWDVX"),
        ("Sino-", "Sino-"), ("Sino-Uw", "Sino-Uw"), ("A-B-U", "A-B"), ("华芯-UW", "华芯"),
        ("-U", ""), ("", ""), ("Sino", "Sino"),
    ])
    func `are shown without their marks`(name: String, shown: String) {
        #expect(ShortName.withoutMarks(name) == shown)
    }

    @Test(arguments: [
        "Sino-U", "Sino-UWD", "Sino-UWDV", "Sino-UWDVX", "Sino-", "A-B", "A-B-C", "Bio-Tech",
        "华芯-UWDV", "华芯", "-U", "X-UWDV",
    ])
    func `are found by what is shown, and by themselves in any case`(name: String) {
        let form = ShortName.lookupForm(name)
        #expect(ShortName.lookupForm(ShortName.withoutMarks(name)) == form)
        #expect(ShortName.lookupForm(name.lowercased()) == form)
        #expect(ShortName.lookupForm(name.uppercased()) == form)
        #expect(ShortName.lookupForm(form) == form)
    }
}
