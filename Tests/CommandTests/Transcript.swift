/// Commands as a reader would type them, each with what it answers.
struct Transcript {
    /// A command and its answer.
    struct Step {
        /// The text after the `$`.
        let command: String
        /// The answer: data first, then words.
        let answer: String
    }

    /// The steps, in order.
    let steps: [Step]

    /// Reads a transcript: each command behind `$ `, its answer below it.
    ///
    /// A command that ends in `\` goes on in the next line.
    init(_ text: String) {
        var steps: [Step] = []
        var rest = text[...]
        while !rest.isEmpty {
            let end = rest.unicodeScalars.firstIndex(of: "\n").map(
                rest.unicodeScalars.index(after:)
            )
            let line = rest[..<(end ?? rest.endIndex)]
            rest = rest[line.endIndex...]
            if line.hasPrefix("$ ") {
                let command = line.dropFirst(2).drop { $0 == " " }
                steps.append(Step(command: command.filter { $0 != "\n" }, answer: ""))
            } else if let step = steps.popLast() {
                if step.answer.isEmpty, step.command.hasSuffix("\\") {
                    let next = line.filter { $0 != "\n" }.drop { $0 == " " || $0 == ">" }
                    let command = step.command.dropLast() + next
                    steps.append(Step(command: String(command), answer: ""))
                    continue
                }
                steps.append(Step(command: step.command, answer: step.answer + line))
            }
        }
        self.steps = steps
    }

    /// The words of a command, as a shell would part them: quotes hold words together.
    static func words(_ command: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in command {
            if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + [character] }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character == " " {
                if let word { words.append(word) }
                word = nil
            } else {
                word = (word ?? "") + [character]
            }
        }
        return words + (word.map { [$0] } ?? [])
    }

    /// The first lines that are not as expected; nil if all are.
    ///
    /// - Parameters:
    ///   - answer: What the command answered.
    ///   - expected: What it should answer.
    ///   - isAbridged: Whether a line `…` stands for any lines that are left out.
    /// - Returns: The first difference, in words.
    static func difference(
        _ answer: String,
        from expected: String,
        isAbridged: Bool = false
    ) -> String? {
        let got = lines(answer)
        var wanted = lines(expected)
        // What is left out last takes the end of the last line with it.
        if isAbridged, wanted.suffix(2) == ["…", ""] { wanted.removeLast() }
        var place = 0
        var isOpen = false
        for (index, line) in wanted.enumerated() {
            if isAbridged, line.drop(while: { $0 == " " }) == "…" {
                isOpen = true
                continue
            }
            if isOpen {
                let found = got[place...].firstIndex(of: line)
                guard let found else { return Self.report(index, line, "no such line follows") }
                place = found
                isOpen = false
            }
            guard place < got.count, got[place] == line else {
                let instead = place < got.count ? got[place] : "the end"
                let next = got.dropFirst(place + 1).prefix(3).map { "\n          " + $0 }.joined()
                return Self.report(index, line, instead + next)
            }
            place += 1
        }
        guard !isOpen, place < got.count else { return nil }
        return Self.report(wanted.count, "the end", got[place])
    }

    /// The lines between line feeds; carriage returns before them stay.
    private static func lines(_ text: String) -> [String] {
        text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    private static func report(_ index: Int, _ wanted: some StringProtocol, _ got: String) -> String
    {
        "line \(index + 1)\n  expected \(wanted)\n  got      \(got)"
    }
}
