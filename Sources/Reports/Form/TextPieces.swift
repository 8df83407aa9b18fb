import FilingModel

/// A text in pieces that are not broken: words, and what ends in Chinese punctuation.
struct TextPieces {
    /// A piece, and what parts it from the one before on the same line.
    struct Piece: Equatable {
        let gap: String
        var text: String
    }

    /// The pieces, in order.
    private(set) var pieces: [Piece] = []

    /// Takes a text apart.
    ///
    /// A number and its unit are one piece, as are a code and its name. What is wider than a
    /// line is broken between wide characters.
    init(_ text: some StringProtocol, width: Int) {
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            var clauses = Self.clauses(word)
            var gap = " "
            if let last = pieces.last, Self.belong(last.text, word),
                Printable.width(last.text + " " + clauses[0]) <= width
            {
                pieces[pieces.count - 1].text += " " + clauses.removeFirst()
                gap = ""
            }
            for part in clauses.flatMap({ Self.parts($0, width: width) }) {
                pieces.append(Piece(gap: gap, text: part))
                gap = ""
            }
        }
    }

    /// Whether two words stay on one line.
    private static func belong(_ first: String, _ second: some StringProtocol) -> Bool {
        let isCode = first.utf8.count == 6 && first.utf8.allSatisfy(\.isASCIIDigit)
        return first.hasSuffix("≤") || isCode || second.hasPrefix("bn") || second.hasPrefix("%")
    }

    /// A word in clauses, each with the punctuation behind it.
    private static func clauses(_ word: some StringProtocol) -> [String] {
        var clauses = [""]
        for character in word {
            let isInside = clauses[clauses.count - 1].last.map { !"、，。；：".contains($0) } ?? true
            if isInside || "、，。；：".contains(character) {
                clauses[clauses.count - 1].append(character)
            } else {
                clauses.append(String(character))
            }
        }
        return clauses
    }

    /// A clause in parts no wider than a line, broken before or behind wide characters.
    private static func parts(_ clause: String, width: Int) -> [String] {
        guard Printable.width(clause) > width else { return [clause] }
        var parts = [""]
        for atom in atoms(clause) {
            let part = parts[parts.count - 1]
            if !part.isEmpty, Printable.width(part + atom) > width {
                parts.append(atom)
            } else {
                parts[parts.count - 1] += atom
            }
        }
        return parts
    }

    /// Wide characters one by one, with the punctuation behind them; what stands between, whole.
    private static func atoms(_ clause: String) -> [String] {
        var atoms: [String] = []
        for character in clause {
            let isInside = atoms.last?.last.map { !isWide($0) && !isWide(character) } ?? false
            if isInside || (!atoms.isEmpty && "、，。；：）".contains(character)) {
                atoms[atoms.count - 1].append(character)
            } else {
                atoms.append(String(character))
            }
        }
        return atoms
    }

    private static func isWide(_ character: Character) -> Bool {
        Printable.width(String(character)) > 1
    }
}
