extension CodeText {
    /// A function with a body.
    struct Function: Equatable {
        /// The line it is declared in, from 1.
        let line: Int

        /// How many lines it takes, from its name to its closing brace.
        let length: Int
    }

    /// The functions and initialisers that have a body, found by counting braces.
    var functions: [Function] {
        var functions: [Function] = []
        for (number, line) in lines.enumerated() {
            for start in Self.declarations(in: line) {
                guard let end = endOfBody(line: number, from: start) else { continue }
                functions.append(Function(line: number + 1, length: end - number + 1))
            }
        }
        return functions
    }

    /// The offsets in a line after the words that declare a function.
    private static func declarations(in line: String) -> [Int] {
        let bytes = Array(line.utf8)
        return ["func", "init", "deinit"].flatMap { word in
            bytes.indices.filter { index in
                guard bytes[index...].starts(with: word.utf8) else { return false }
                let before = index > 0 ? bytes[index - 1] : 0x20
                let after = bytes[index...].dropFirst(word.utf8.count).first ?? 0x20
                return before == 0x20 && [0x20, 0x28, 0x3C, 0x3F].contains(after)
            }.map { $0 + word.utf8.count }
        }
    }

    /// The line in which the body of a declaration ends, from 0; nil if it has none.
    private func endOfBody(line first: Int, from start: Int) -> Int? {
        var brackets = 0
        var braces = 0
        for number in first..<lines.count {
            let line = lines[number]
            // A new declaration before any brace: the one before was a protocol's requirement.
            if number > first, braces == 0, brackets == 0, !Self.declarations(in: line).isEmpty {
                return nil
            }
            for byte in line.utf8.dropFirst(number == first ? start : 0) {
                switch byte {
                case 0x28, 0x5B: brackets += 1
                case 0x29, 0x5D: brackets -= 1
                case 0x7B where braces > 0 || brackets == 0: braces += 1
                case 0x7D where braces == 0 && brackets == 0: return nil
                case 0x7D where braces > 0:
                    braces -= 1
                    if braces == 0 { return number }
                default: break
                }
            }
        }
        return nil
    }
}
