import Reports
import Testing

@Suite struct `Printable text` {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("百利天恒-U", 10), ("（688506）", 10), ("ｱ", 1), ("Ａ", 2),
        ("e\u{301}", 1), ("한글", 4), ("가", 2), ("–", 1), ("≤ 2025", 6), ("─", 1), ("𠮷", 2),
        ("a\u{200B}b", 2),
    ])
    func `its width is that of a terminal`(text: String, width: Int) {
        #expect(Printable.width(text) == width)
    }

    @Test(arguments: [
        ("plain 中文 é", "plain 中文 é"), ("\u{1B}[31mred", "\\u{1B}[31mred"),
        ("a\u{202E}b\u{202C}", "a\\u{202E}b\\u{202C}"), ("tab\tline\n", "tab\\u{9}line\\u{A}"),
        ("\u{7F}\u{9B}2J", "\\u{7F}\\u{9B}2J"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
        ("\r\n", "\\u{D}\\u{A}"), ("\u{200E}\u{200F}\u{61C}", "\\u{200E}\\u{200F}\\u{61C}"),
        ("e\u{202E}\u{301}", "e\\u{202E}\u{301}"), ("\0", "\\u{0}"),
        ("6885\u{200B}06", "6885\\u{200B}06"), ("\u{FEFF}a\u{2028}", "\\u{FEFF}a\\u{2028}"),
        ("a\u{E0061}", "a\\u{E0061}"), ("\u{2764}\u{FE0F}", "\u{2764}\u{FE0F}"),
    ])
    func `what drives a terminal or turns text around is spelled out`(text: String, shown: String) {
        #expect(Printable.escaped(text) == shown)
        #expect(!Printable.escaped(text).unicodeScalars.contains(where: Printable.isHazardous))
    }

    @Test func `every control, bidirectional and unseen character is a hazard`() {
        let controls = Array(0x00...0x1F) + Array(0x7F...0x9F) + [0x2028, 0x2029]
        let bidirectional =
            [0x61C, 0x200E, 0x200F] + Array(0x202A...0x202E) + Array(0x2066...0x2069)
        let unseen =
            [0xAD, 0x34F, 0x115F, 0x1160, 0x180E, 0x3164, 0xFEFF, 0xFFA0, 0xE0001]
            + Array(0x200B...0x200D) + Array(0x2060...0x2064) + Array(0xE0020...0xE007F)
        let hazards = (controls + bidirectional + unseen).compactMap(Unicode.Scalar.init)
        #expect(hazards.filter { !Printable.isHazardous($0) } == [])
    }

    @Test func `nothing that is seen is a hazard, nor what chooses between its forms`() {
        let all = (0x20...0x10FFFF).lazy.compactMap(Unicode.Scalar.init)
        let seen = all.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: false
            default:
                !scalar.properties.isDefaultIgnorableCodePoint
                    || scalar.properties.isVariationSelector && scalar.value >= 0xFE00
            }
        }
        #expect(seen.count > 100_000)
        #expect(seen.filter(Printable.isHazardous).prefix(5) == [])
    }
}
