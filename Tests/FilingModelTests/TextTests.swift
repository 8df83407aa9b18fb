import FilingModel
import Testing

@Suite struct `Text in two languages` {
    @Test func `one of the two languages is enough, and neither is too little`() throws {
        #expect(try LocalizedText(english: "a", chinese: nil).text(in: .chinese) == "a")
        #expect(try LocalizedText(english: nil, chinese: "甲").text(in: .english) == "甲")
        #expect(try LocalizedText(english: "a", chinese: "甲").text(in: .chinese) == "甲")
        #expect(
            fault { try LocalizedText(english: nil, chinese: nil) }
                == Fault(.localizedText, at: 0)
        )
    }

    @Test(arguments: [("", 0), ("a\u{0}", 1), ("a\u{202E}\u{0}", 4), (letters(1_001), 1_000)])
    func `each text that there is has to be good`(text: String, offset: Int) {
        let expected = Fault(.localizedText, at: offset)
        #expect(fault { try LocalizedText(english: text, chinese: "甲") } == expected)
        #expect(fault { try LocalizedText(english: "a", chinese: text) } == expected)
    }

    @Test(arguments: ["a\u{9F}", "a\u{202E}\n", "\u{1B}[31m"])
    func `a payload may hold what a filing holds`(text: String) throws {
        #expect(try LocalizedText(english: text, chinese: nil).english == text)
    }

    @Test func `a newer text replaces its own languages only`() throws {
        let old = try LocalizedText(english: "old", chinese: "旧")
        let english = try LocalizedText(english: "new", chinese: nil)
        #expect(try old.merged(with: english) == LocalizedText(english: "new", chinese: "旧"))
        #expect(try english.merged(with: old) == LocalizedText(english: "old", chinese: "旧"))
        let chinese = try LocalizedText(english: nil, chinese: "新")
        #expect(try english.merged(with: chinese) == LocalizedText(english: "new", chinese: "新"))
    }
}

@Suite struct `Sector of a company` {
    static let names = [
        "biomedicine", "integrated-circuits", "software-ai", "equipment", "new-energy",
        "communications", "electronics", "materials", "other",
    ]

    @Test func `the sectors are those of the log`() {
        #expect(Sector.allCases.map(\.rawValue) == Self.names)
    }

    @Test(arguments: names)
    func `each has a name in both languages`(name: String) throws {
        let sector = try Sector(name)
        #expect(sector.name.english?.isEmpty == false)
        #expect(sector.name.chinese?.isEmpty == false)
        #expect(sector.name.english != sector.name.chinese)
    }

    @Test func `no two have the same name`() {
        #expect(Set(Sector.allCases.map(\.name)).count == Sector.allCases.count)
    }

    @Test(arguments: ["", "Biomedicine", "new energy", "newEnergy", " other"])
    func `an unknown sector is refused`(name: String) {
        #expect(fault { try Sector(name) } == Fault(.sector, at: 0))
    }
}

@Suite struct `Document of an event` {
    @Test func `something has to be said of it`() throws {
        let date = try CalendarDate("2025-04-25")
        #expect(fault { try Document() } == Fault(.text, at: 0))
        #expect(fault { try Document(retrievedOn: date) } == Fault(.text, at: 0))
        #expect(try Document(page: "12", retrievedOn: date).retrievedOn == date)
    }

    @Test(arguments: [letters(200), letters(200, "中")])
    func `a quotation of two hundred characters is not too long`(quote: String) throws {
        #expect(try Document(quote: quote).quote == quote)
    }

    @Test(arguments: [("", 0), (letters(201), 200), (letters(201, "中"), 600), ("a\u{0}b", 1)])
    func `a quotation that is too long or not plain names the offset`(quote: String, offset: Int) {
        #expect(fault { try Document(quote: quote) } == Fault(.text, at: offset))
    }

    @Test(arguments: ["", letters(63), letters(65), letters(64, "A"), letters(64, "g")])
    func `a digest is 64 lower-case hex digits`(digest: String) throws {
        #expect(try Document(sha256: letters(64)).sha256 == letters(64))
        #expect(fault { try Document(sha256: digest) } == Fault(.sha256, at: 0))
    }
}
