/// Why bytes are not a note, a key, a checkpoint or a proof.
public struct FormatError: Error, Hashable, Sendable {
    /// The line that is wrong, from 1; nil if none in particular is.
    public let line: Int?
    /// What is wrong with it, to follow on the name of what is read.
    public let finding: String

    /// A fault.
    ///
    /// - Parameters:
    ///   - line: The line that is wrong, from 1; nil if none in particular is.
    ///   - finding: What is wrong with it, to follow on the name of what is read.
    public init(line: Int? = nil, _ finding: String) {
        self.line = line
        self.finding = finding
    }

    /// The same fault, where the lines before are counted too.
    func after(lines: Int) -> FormatError {
        FormatError(line: line.map { $0 + lines }, finding)
    }
}

/// Lines of text, which all end in a line feed.
struct TextLines {
    /// The lines, each without its line feed.
    let lines: [Substring]

    /// Splits bytes into lines.
    ///
    /// - Throws: `FormatError` unless they are UTF-8 without control characters, and end in a line
    ///   feed.
    init(_ bytes: [UInt8]) throws(FormatError) {
        guard bytes.last == 0x0A else { throw FormatError("does not end in a line feed") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw FormatError("is not UTF-8")
        }
        lines = text.unicodeScalars.dropLast()
            .split(separator: "\n", omittingEmptySubsequences: false).map(Substring.init)
        for (index, line) in lines.enumerated()
        where line.unicodeScalars.contains(where: { $0.value < 0x20 }) {
            throw FormatError(line: index + 1, "holds a control character")
        }
    }
}

extension StringProtocol {
    /// A number in decimal digits, without a sign and without leading zeros; nil for other text.
    var decimal: Int? {
        guard utf8.allSatisfy({ (0x30...0x39).contains($0) }), utf8.first != 0x30 || utf8.count == 1
        else { return nil }
        return Int(self)
    }
}
