import Interchange
import TestSupport
import Testing

@Suite struct `CSV round trip` {
    /// Pieces of text that a careless reader or writer would trip over.
    static let pieces = [
        "\"", "\"\"", ",", ",,", "\n", "\r\n", "\n\n", " ", "a", "0", "-1.50", "'", ";", "\\",
        "=1+1",
        "泽璟制药-U", "é", "e\u{301}", "\u{301}", "👩‍👩‍👧‍👦",
        "\u{FEFF}", "\u{2028}", "\u{10FFFF}", "\u{A0}",
        "//", "#",
    ]

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `a table that was written is read back as it was`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let columnCount = Int.random(in: 1...6, using: &random)
        let header = (0..<columnCount).map { index in
            "column \(index)" + Self.text(using: &random)
        }
        let rows = (0..<Int.random(in: 0...12, using: &random)).map { _ in
            (0..<columnCount).map { _ in Self.text(using: &random) }
        }
        let lineEnd = Bool.random(using: &random) ? "\n" : "\r\n"
        let mark = Bool.random(using: &random) ? "\u{FEFF}" : ""
        let file =
            mark
            + csv([header] + rows, lineEnd: lineEnd) {
                Int.random(in: 0..<4, using: &random) == 0
            }
        #expect(try scalars(table(file.utf8)) == scalars([header] + rows))
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `any bytes at all are either read or refused with a place in the file`(
        seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        let alphabet = Array("a,\"\n\r,\"\n泽\0".utf8) + [0xC2, 0x85, 0xFF]
        let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
            alphabet.randomElement(using: &random) ?? 0
        }
        let lineCount = bytes.count { $0 == 0x0A } + 1
        do throws(CSVError) {
            _ = try table(bytes)
        } catch {
            #expect((1...lineCount).contains(error.location.line))
            #expect((1...bytes.count + 1).contains(error.location.column))
        }
    }

    private static func text(using random: inout SplitMix64) -> String {
        (0..<Int.random(in: 0...5, using: &random))
            .map { _ in pieces.randomElement(using: &random) ?? "" }
            .joined()
    }

    /// Scalars, since texts that look alike are equal to Swift.
    private func scalars(_ table: [[String]]) -> [[[UInt32]]] {
        table.map { row in row.map { text in text.unicodeScalars.map(\.value) } }
    }
}
