/// Text within HTML and SVG.
///
/// Source: Extensible Markup Language (XML) 1.0, §2.2 and §2.4.
enum MarkupText {
    /// The text as character data, or between double quotes.
    static func escaped(_ text: String) -> String {
        // By scalar: a combining mark behind a character must not hide it.
        Printable.escaped(text).unicodeScalars.map { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            // The two that XML has no place for; control characters are spelled out already.
            case "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
            default: String(scalar)
            }
        }.joined()
    }
}
