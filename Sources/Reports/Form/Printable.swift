/// Text that may go to a terminal, and its width there.
package enum Printable {
    /// Whether a character could drive a terminal, turn the text around it, or hide in it: control
    /// and formatting characters, those of two directions among them, and whatever is not seen.
    ///
    /// Variation selectors are left as they are: they belong to the character before them.
    /// Source: Unicode Standard Annex #9 §2; The Unicode Standard 16.0, §5.21 and table 4-4.
    package static func isHazardous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0x2E80...0x3163, 0x3165...0xA4CF, 0xFE00...0xFE0F, 0xE0100...0xE01EF:
            return false
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: return true
            default: return scalar.properties.isDefaultIgnorableCodePoint
            }
        }
    }

    /// The text with such characters spelled out, as `\u{202E}`.
    package static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHazardous) else { return text }
        return text.unicodeScalars.map { scalar in
            isHazardous(scalar)
                ? "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}" : String(scalar)
        }.joined()
    }

    /// The number of columns that a text takes on a terminal.
    package static func width(_ text: String) -> Int {
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
