/// Swift code in which comments, the contents of strings and quoted names are blanks.
struct CodeText: Sendable {
    /// The code in UTF-8, as long as the text.
    let bytes: [UInt8]

    /// The lines that begin within a string of several lines, from 0.
    let linesInStrings: Set<Int>

    /// Blanks out a text.
    init(_ text: String) {
        var blanking = Blanking(bytes: Array(text.utf8))
        blanking.code(isInterpolation: false)
        bytes = blanking.bytes
        linesInStrings = blanking.linesInStrings
    }

    /// The lines, as many as the text has.
    var lines: [String] { Self.lines(of: bytes) }

    /// A line and where it is.
    struct Line {
        /// The line, from 0.
        let number: Int
        let text: String
        /// The offset of a word in it, in bytes.
        let offset: Int
    }

    /// The lines that hold a word, once for each time.
    func lines(with word: String) -> [Line] {
        let word = Array(word.utf8)
        var found: [Line] = []
        var (number, start) = (0, 0)
        for index in bytes.indices {
            if bytes[index] == word[0], holds(word, at: index) {
                var end = index
                while end < bytes.count, bytes[end] != 0x0A { end += 1 }
                let text = String(decoding: bytes[start..<end], as: UTF8.self)
                found.append(Line(number: number, text: text, offset: index - start))
            }
            if bytes[index] == 0x0A { (number, start) = (number + 1, index + 1) }
        }
        return found
    }

    /// Whether a word stands at an offset.
    func holds(_ word: [UInt8], at offset: Int) -> Bool {
        guard offset + word.count <= bytes.count else { return false }
        for index in word.indices where bytes[offset + index] != word[index] { return false }
        return true
    }

    /// The lines of a text in UTF-8, without their line feeds.
    static func lines(of bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        var start = 0
        for index in bytes.indices where bytes[index] == 0x0A {
            lines.append(String(decoding: bytes[start..<index], as: UTF8.self))
            start = index + 1
        }
        return lines + [String(decoding: bytes[start...], as: UTF8.self)]
    }
}

/// Goes through a text once, and blanks out what is not code.
private struct Blanking {
    private(set) var bytes: [UInt8]
    private(set) var linesInStrings: Set<Int> = []
    private var index = 0
    private var line = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Goes to the end, or past the parenthesis that closes an interpolation.
    mutating func code(isInterpolation: Bool) {
        var parentheses = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0x22: string(hashes: 0)
            case 0x23:
                let hashes = hashes(from: index)
                if byte(at: index + hashes) == 0x22 { string(hashes: hashes) } else { keep() }
            case 0x2F where byte(at: index + 1) == 0x2F: lineComment()
            case 0x2F where byte(at: index + 1) == 0x2A: blockComment()
            case 0x60: quotedName()
            case 0x28:
                parentheses += 1
                keep()
            case 0x29 where isInterpolation && parentheses == 0: return blank()
            case 0x29:
                parentheses -= 1
                keep()
            default: keep()
            }
        }
    }

    private func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

    private func hashes(from start: Int) -> Int {
        var end = start
        while byte(at: end) == 0x23 { end += 1 }
        return end - start
    }

    private mutating func keep() {
        if bytes[index] == 0x0A { line += 1 }
        index += 1
    }

    private mutating func blank(_ count: Int = 1) {
        for _ in 0..<count where index < bytes.count {
            if bytes[index] == 0x0A { line += 1 } else { bytes[index] = 0x20 }
            index += 1
        }
    }

    private mutating func lineComment() {
        while index < bytes.count, bytes[index] != 0x0A { blank() }
    }

    private mutating func blockComment() {
        blank(2)
        while index < bytes.count {
            switch (bytes[index], byte(at: index + 1)) {
            case (0x2A, 0x2F): return blank(2)
            case (0x2F, 0x2A): blockComment()
            default: blank()
            }
        }
    }

    private mutating func quotedName() {
        blank()
        while index < bytes.count, bytes[index] != 0x0A {
            let isEnd = bytes[index] == 0x60
            blank()
            if isEnd { return }
        }
    }

    private mutating func string(hashes: Int) {
        let quotes = quotes(from: index + hashes)
        let isMultiline = quotes == 3
        blank(hashes + quotes)
        while index < bytes.count {
            if bytes[index] == 0x0A {
                guard isMultiline else { return }
                blank()
                linesInStrings.insert(line)
            } else if bytes[index] == 0x5C, self.hashes(from: index + 1) >= hashes {
                let escaped = byte(at: index + 1 + hashes)
                blank(escaped == 0x0A ? 1 + hashes : 2 + hashes)
                if escaped == 0x28 { code(isInterpolation: true) }
            } else if isEnd(quotes: quotes, hashes: hashes) {
                return blank(quotes + hashes)
            } else {
                blank()
            }
        }
    }

    /// The number of quotes that open a string: one or three.
    private func quotes(from start: Int) -> Int {
        byte(at: start + 1) == 0x22 && byte(at: start + 2) == 0x22 ? 3 : 1
    }

    private func isEnd(quotes: Int, hashes: Int) -> Bool {
        for offset in 0..<quotes where byte(at: index + offset) != 0x22 { return false }
        return self.hashes(from: index + quotes) >= hashes
    }
}
