/// A Swift file: its text, and its code without comments and the contents of strings.
struct SwiftFile: Sendable {
    /// The path from the root of the repository.
    let path: String

    /// The lines as written.
    let lines: [String]

    /// The code: comments, strings and quoted names are blanks.
    let code: CodeText

    /// The modules it imports, in order.
    let imports: [String]

    /// Reads a file.
    init(path: String, text: String) {
        self.path = path
        let isEnded = text.hasSuffix("\n")
        lines = CodeText.lines(of: Array(isEnded ? text.utf8.dropLast() : text.utf8[...]))
        code = CodeText(text)
        imports = code.lines(with: "import ").compactMap { Self.module(importedBy: $0.text) }
    }

    /// The module that a line imports; nil if it is no import.
    private static func module(importedBy line: String) -> String? {
        var words = line.split { $0 == " " }
        while let word = words.first, word.hasPrefix("@") || accessLevels.contains(word) {
            words.removeFirst()
        }
        guard words.count >= 2, words.removeFirst() == "import" else { return nil }
        return words.count > 1 ? String(words[1].prefix { $0 != "." }) : String(words[0])
    }

    /// The places of a word or call in the code, as `path:line`; a word that is the end of a longer
    /// one, or a member of something, is another.
    func places(of word: String) -> [String] {
        code.lines(with: word).filter { line in
            let before = String(decoding: line.text.utf8.prefix(line.offset), as: UTF8.self)
            return before.last.map { !$0.isLetter && !$0.isNumber && !"_.".contains($0) } ?? true
                && !before.hasSuffix("func ")
        }.map { "\(path):\($0.number + 1)" }
    }

    private static let accessLevels: Set<Substring> = [
        "public", "package", "internal", "fileprivate", "private",
    ]
}
