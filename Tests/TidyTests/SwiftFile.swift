/// A Swift file: its text, and its code without comments and the contents of strings.
struct SwiftFile: Sendable {
    /// The path from the root of the repository.
    let path: String

    /// The lines as written.
    let lines: [Substring]

    /// The code, line by line: comments, strings and quoted names are blanks.
    let code: CodeText

    /// Reads a file.
    init(path: String, text: String) {
        self.path = path
        let isEnded = text.hasSuffix("\n")
        lines = (isEnded ? text.dropLast() : text[...])
            .split(separator: "\n", omittingEmptySubsequences: false)
        code = CodeText(text)
    }

    /// The modules it imports, in order.
    var imports: [String] {
        code.lines.compactMap { line in
            var words = line.split { $0 == " " }
            while let word = words.first, word.hasPrefix("@") || Self.accessLevels.contains(word) {
                words.removeFirst()
            }
            guard words.count >= 2, words.removeFirst() == "import" else { return nil }
            return words.count > 1 ? String(words[1].prefix { $0 != "." }) : String(words[0])
        }
    }

    /// Where some word or call stands in its code, as `path:line`.
    func places(of word: String) -> [String] {
        code.lines.enumerated().filter { Self.holds($0.element, word) }
            .map { "\(path):\($0.offset + 1)" }
    }

    private static let accessLevels: Set<Substring> = [
        "public", "package", "internal", "fileprivate", "private",
    ]

    /// Whether a line holds a word that is not the end of a longer one, nor a member of something.
    private static func holds(_ line: String, _ word: String) -> Bool {
        line.ranges(of: word).contains { range in
            let before = line[..<range.lowerBound]
            return before.last.map { !$0.isLetter && !$0.isNumber && !"_.".contains($0) } ?? true
                && !before.hasSuffix("func ")
        }
    }
}
