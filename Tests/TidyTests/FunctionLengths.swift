extension CodeText {
    /// A function with a body.
    struct Function: Equatable {
        /// The line it is declared in, from 1.
        let line: Int

        /// The number of lines from its name to its closing brace.
        let length: Int
    }

    /// The functions and initialisers that have a body, found by counting braces.
    var functions: [Function] {
        let declarations = declarations
        return declarations.indices.compactMap { index in
            let next = index + 1 < declarations.count ? declarations[index + 1] : nil
            return lineCount(of: declarations[index], before: next).map {
                Function(line: declarations[index].line + 1, length: $0)
            }
        }
    }

    /// A declaration of a function.
    private struct Declaration {
        /// The line, from 0.
        let line: Int
        /// The offset after the word that declares the function.
        let offset: Int
    }

    /// The declarations in order.
    private var declarations: [Declaration] {
        let words = ["func", "init", "deinit"].map { Array($0.utf8) }
        var declarations: [Declaration] = []
        var line = 0
        var before: UInt8 = 0x20
        for index in bytes.indices {
            let byte = bytes[index]
            if before == 0x20 || before == 0x0A, byte == 0x66 || byte == 0x69 || byte == 0x64 {
                for word in words where isDeclared(word, at: index) {
                    declarations.append(Declaration(line: line, offset: index + word.count))
                }
            }
            if byte == 0x0A { line += 1 }
            before = byte
        }
        return declarations
    }

    /// Whether a word is there that a name, parameters or a question mark follows.
    private func isDeclared(_ word: [UInt8], at offset: Int) -> Bool {
        guard holds(word, at: offset) else { return false }
        let end = offset + word.count
        return end == bytes.count || [0x20, 0x28, 0x3C, 0x3F, 0x0A].contains(bytes[end])
    }

    /// The number of lines of a function; nil if it has no body.
    private func lineCount(of declaration: Declaration, before next: Declaration?) -> Int? {
        var count = 1
        var brackets = 0
        var braces = 0
        for index in declaration.offset..<bytes.count {
            // Another declaration before any brace: this one is a protocol's requirement.
            if index == next?.offset, count > 1, braces == 0, brackets == 0 { return nil }
            switch bytes[index] {
            case 0x0A: count += 1
            case 0x28, 0x5B: brackets += 1
            case 0x29, 0x5D: brackets -= 1
            case 0x7B where braces > 0 || brackets == 0: braces += 1
            case 0x7D where braces == 0 && brackets == 0: return nil
            case 0x7D where braces > 0:
                braces -= 1
                if braces == 0 { return count }
            default: break
            }
        }
        return nil
    }
}
