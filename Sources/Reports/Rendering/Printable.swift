/// What may go to a terminal, and how wide it is there.
public enum Printable {
    /// Whether a character could drive a terminal or turn the text around it: control characters
    /// and bidirectional formatting.
    ///
    /// Source: Unicode Standard Annex #9 §2.
    ///
    /// - Parameter scalar: The character.
    /// - Returns: Whether it has to be escaped.
    public static func isHazardous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
            true
        default: false
        }
    }

    /// The text with such characters spelled out, as `\u{202E}`.
    ///
    /// - Parameter text: The text.
    /// - Returns: The text that is safe to show.
    public static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHazardous) else { return text }
        return text.unicodeScalars.map { scalar in
            isHazardous(scalar)
                ? "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}" : String(scalar)
        }.joined()
    }

    /// How many columns a text takes on a terminal.
    ///
    /// - Parameter text: The text.
    /// - Returns: Two for each wide character, one for others, none for combining marks.
    public static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1) }
    }

    /// Wide characters by Unicode Standard Annex #11, in blocks.
    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x300...0x36F, 0x200B...0x200D, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
