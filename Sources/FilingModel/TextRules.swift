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
    /// The longest subject; its characters are bounded too.
    public static let subjectBytesMax = 4_000
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
    /// CloudEvents 1.0 forbids U+0000–001F and U+007F–009F in attributes. Payloads may hold what a
    /// filing holds, but for U+0000; whoever shows it to a terminal escapes it.
    package static func check(
        _ text: String,
        as kind: Malformed.Kind,
        bytesMax: Int = TextLimit.titleBytesMax,
        isAttribute: Bool = false
    ) throws(Malformed) -> String {
        guard !text.isEmpty else { throw Malformed(kind, "must not be empty") }
        guard text.utf8.count <= bytesMax else {
            throw Malformed(kind, at: bytesMax, "must not be longer than \(bytesMax) bytes")
        }
        if isAttribute, let offset = controlCharacterOffset(in: text) {
            throw Malformed(kind, at: offset, "must not contain control characters")
        }
        if let offset = text.byteOffset(where: { $0.value == 0 }) {
            throw Malformed(kind, at: offset, "must not contain the character U+0000")
        }
        return text
    }

    /// The byte offset of the first control character, if there is one.
    package static func controlCharacterOffset(in text: String) -> Int? {
        text.byteOffset { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
    }

    /// Checks the length of text that is bounded in characters.
    package static func check(
        _ text: String,
        as kind: Malformed.Kind,
        charactersMax: Int
    ) throws(Malformed) {
        guard
            let end = text.index(
                text.startIndex,
                offsetBy: charactersMax,
                limitedBy: text.endIndex
            ),
            end < text.endIndex
        else { return }
        throw Malformed(
            kind,
            at: text.utf8.distance(from: text.startIndex, to: end),
            "must be at most \(charactersMax) characters"
        )
    }
}

extension String {
    /// Where the first character that fits begins, in UTF-8 bytes.
    func byteOffset(where fits: (Unicode.Scalar) -> Bool) -> Int? {
        var offset = 0
        for scalar in unicodeScalars {
            if fits(scalar) { return offset }
            offset += UTF8.width(scalar)
        }
        return nil
    }

    /// Whether two texts are the same byte for byte.
    ///
    /// `==` also joins a letter with its accent to the two one after the other; the log does not.
    func hasBytes(of other: String) -> Bool {
        // Most texts that are compared differ, and what differs by `==` differs by its bytes.
        guard self == other else { return false }
        let (own, others) = (utf8.span, other.utf8.span)
        guard own.count == others.count else { return false }
        for place in own.indices where own[place] != others[place] { return false }
        return true
    }
}
