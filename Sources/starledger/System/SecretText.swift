import TransparencyLog

/// Text that may hold a private key, which is never repeated: what is said ends in the logs of
/// machines that many people read.
enum SecretText {
    /// What a private key begins with, as it is and as it is escaped in names of files.
    private static let marks = [
        SigningKey.mark, SigningKey.mark.replacing("+", with: "%2B"),
        SigningKey.mark.replacing("+", with: "%2b"),
    ]

    /// Whether a text holds a private key.
    static func isIn(_ text: String) -> Bool { marks.contains { text.contains($0) } }

    /// The text, with each private key cut off behind what all of them begin with.
    static func hidden(_ text: String) -> String {
        marks.reduce(text) { text, mark in
            guard text.contains(mark) else { return text }
            var parts = text.split(separator: mark, omittingEmptySubsequences: false)[...]
            let first = parts.removeFirst()
            return parts.reduce(String(first)) { hidden, part in
                hidden + mark + "…" + part.drop { $0.isASCII && !$0.isWhitespace && $0 != "\"" }
            }
        }
    }
}
