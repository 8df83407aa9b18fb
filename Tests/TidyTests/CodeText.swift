/// Swift code with blanks for its comments, the contents of its strings and its quoted names.
struct CodeText: Sendable {
    /// What the reader is in the middle of.
    private enum Mode {
        case code(parentheses: Int)
        case lineComment
        case blockComment
        case quotedName
        case string(hashes: Int, isMultiline: Bool)
    }

    /// The lines, as many as the text has.
    let lines: [String]

    /// The lines that begin within a string of several lines, from 0.
    let linesInStrings: Set<Int>

    /// Blanks out a text.
    init(_ text: String) {
        let source = Array(text.utf8)
        var modes: [Mode] = [.code(parentheses: 0)]
        var blanked: [UInt8] = []
        var inStrings: Set<Int> = []
        var line = 0
        var index = 0
        while index < source.count {
            let depth = modes.count
            let isCode = if case .code = modes.last { true } else { false }
            let width = Self.step(source[index...], &modes)
            for byte in source[index..<index + width] {
                blanked.append(byte == 0x0A || (isCode && modes.count == depth) ? byte : 0x20)
                guard byte == 0x0A else { continue }
                line += 1
                if case .string(_, true) = modes.last { inStrings.insert(line) }
            }
            index += width
        }
        lines = String(decoding: blanked, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        linesInStrings = inStrings
    }

    /// Takes the next bytes that belong together, and says how many they are.
    private static func step(_ rest: ArraySlice<UInt8>, _ modes: inout [Mode]) -> Int {
        let isAtLineEnd = rest.first == 0x0A
        switch modes.last {
        case .lineComment, .quotedName, .string(_, false):
            guard !isAtLineEnd else {
                modes.removeLast()
                return 1
            }
        default: break
        }
        switch modes.last {
        case .string(let hashes, let isMultiline):
            return stepInString(rest, hashes, isMultiline, &modes)
        case .quotedName:
            if rest.first == 0x60 { modes.removeLast() }
            return 1
        case .blockComment:
            if rest.starts(with: "*/".utf8) {
                modes.removeLast()
                return 2
            }
            guard rest.starts(with: "/*".utf8) else { return 1 }
            modes.append(.blockComment)
            return 2
        case .lineComment: return 1
        case .code(let parentheses): return stepInCode(rest, parentheses, &modes)
        case nil: return 1
        }
    }

    private static func stepInCode(
        _ rest: ArraySlice<UInt8>,
        _ parentheses: Int,
        _ modes: inout [Mode]
    ) -> Int {
        let hashes = rest.prefix { $0 == 0x23 }.count
        let quote = rest.dropFirst(hashes)
        if quote.first == 0x22 {
            let isMultiline = quote.starts(with: "\"\"\"".utf8)
            modes.append(.string(hashes: hashes, isMultiline: isMultiline))
            return hashes + (isMultiline ? 3 : 1)
        }
        if rest.starts(with: "//".utf8) { modes.append(.lineComment) }
        if rest.starts(with: "/*".utf8) { modes.append(.blockComment) }
        if rest.first == 0x60 { modes.append(.quotedName) }
        if rest.first == 0x28 { modes[modes.count - 1] = .code(parentheses: parentheses + 1) }
        if rest.first == 0x29 {
            modes[modes.count - 1] = .code(parentheses: parentheses - 1)
            // The parenthesis that closes an interpolation leads back into its string.
            if modes.count > 1, parentheses == 1 { modes.removeLast() }
        }
        return rest.starts(with: "//".utf8) || rest.starts(with: "/*".utf8) ? 2 : 1
    }

    private static func stepInString(
        _ rest: ArraySlice<UInt8>,
        _ hashes: Int,
        _ isMultiline: Bool,
        _ modes: inout [Mode]
    ) -> Int {
        let marks = [UInt8](repeating: 0x23, count: hashes)
        if rest.first == 0x5C, rest.dropFirst().starts(with: marks) {
            let isInterpolation = rest.dropFirst(1 + hashes).first == 0x28
            if isInterpolation { modes.append(.code(parentheses: 1)) }
            let isAtLineEnd = rest.dropFirst(1 + hashes).first == 0x0A
            return min(rest.count, isAtLineEnd ? 1 + hashes : 2 + hashes)
        }
        let end = [UInt8](repeating: 0x22, count: isMultiline ? 3 : 1) + marks
        guard rest.starts(with: end) else { return 1 }
        modes.removeLast()
        return end.count
    }
}
