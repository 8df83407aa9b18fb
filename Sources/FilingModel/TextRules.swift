/// The bounds on free text, in UTF-8 bytes unless the name says otherwise.
public enum TextLimit {
    /// The longest name, title, reason or place.
    public static let titleBytesMax = 1_000
    /// The longest note.
    public static let noteBytesMax = 8_000
    /// The longest quotation from a document, in characters.
    public static let quoteCharactersMax = 200
    /// The longest cohort name, in characters.
    public static let cohortCharactersMax = 200
    /// The longest source or document address.
    public static let addressBytesMax = 2_000
    /// The longest identifier of an event.
    public static let eventIDBytesMax = 256
    /// The longest name of who recorded an event.
    public static let recorderBytesMax = 200
}

/// Text that carries no control characters and is not empty.
package enum PlainText {
    /// Checks text that people read.
    ///
    /// CloudEvents 1.0 forbids U+0000–001F and U+007F–009F in attributes; the ledger forbids them
    /// everywhere, so that no terminal is ever driven by data.
    package static func check(
        _ text: String,
        as kind: Malformed.Kind,
        bytesMax: Int = TextLimit.titleBytesMax
    ) throws(Malformed) -> String {
        guard !text.isEmpty else { throw Malformed(kind, "must not be empty") }
        guard text.utf8.count <= bytesMax else {
            throw Malformed(kind, at: bytesMax, "must not be longer than \(bytesMax) bytes")
        }
        if let offset = controlCharacterOffset(in: text) {
            throw Malformed(kind, at: offset, "must not contain control characters")
        }
        return text
    }

    /// The byte offset of the first control character, if there is one.
    package static func controlCharacterOffset(in text: String) -> Int? {
        var offset = 0
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte < 0x20 || byte == 0x7F || (previous == 0xC2 && (0x80...0x9F).contains(byte)) {
                return offset
            }
            previous = byte
            offset += 1
        }
        return nil
    }
}
