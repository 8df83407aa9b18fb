/// Text that carries no control characters and is not empty.
package enum PlainText {
    /// Checks text that people read.
    ///
    /// CloudEvents 1.0 forbids U+0000–001F and U+007F–009F in attributes. Payloads may hold what a
    /// filing holds, but for U+0000; whoever shows it to a terminal escapes it.
    package static func check(
        _ text: String,
        as kind: SpellingError.Kind,
        bytesMax: Int = TextLimit.titleBytesMax,
        isAttribute: Bool = false
    ) throws(SpellingError) -> String {
        try check(utf8: text.utf8.span, as: kind, bytesMax: bytesMax, isAttribute: isAttribute)
        return text
    }

    /// Checks text that people read, by its bytes, and says whether they are all printable ASCII.
    @discardableResult
    package static func check(
        utf8 text: Span<UInt8>,
        as kind: SpellingError.Kind,
        bytesMax: Int = TextLimit.titleBytesMax,
        isAttribute: Bool = false
    ) throws(SpellingError) -> Bool {
        guard !text.isEmpty else { throw SpellingError(kind, "must not be empty") }
        guard text.count <= bytesMax else {
            throw SpellingError(kind, at: bytesMax, "must not be longer than \(bytesMax) bytes")
        }
        guard !text.isPrintableASCII else { return true }
        if isAttribute, let offset = controlCharacterOffset(in: text) {
            throw SpellingError(kind, at: offset, "must not contain control characters")
        }
        if let offset = text.indices.first(where: { text[$0] == 0 }) {
            throw SpellingError(kind, at: offset, "must not contain the character U+0000")
        }
        return false
    }

    /// What is wrong with the ends of a text that people read; nil if it begins and ends with a
    /// character that they see.
    ///
    /// Blanks and characters without width come with copied tables, and make two names of one.
    package static func faultAtEnds(of text: String) -> String? {
        let scalars = text.unicodeScalars
        guard scalars.contains(where: { !isInvisible($0) }) else {
            return "must have a character that can be seen"
        }
        guard scalars.first.map(isInvisible) == true || scalars.last.map(isInvisible) == true else {
            return nil
        }
        return "must neither begin nor end with a blank, or a character that cannot be seen"
    }

    /// Whether it is a blank, or a character without width that comes with copied text.
    ///
    /// What drives a terminal is another matter: a filing may hold it, and whoever shows it escapes
    /// it.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: true
        case 0..<0x80: false
        default: scalar.properties.isWhitespace
        }
    }

    /// The byte offset of the first control character, if there is one.
    package static func controlCharacterOffset(in text: String) -> Int? {
        controlCharacterOffset(in: text.utf8.span)
    }

    private static func controlCharacterOffset(in text: Span<UInt8>) -> Int? {
        text.indices.first { place in
            switch text[place] {
            case 0x00..<0x20, 0x7F: true
            // U+0080 to U+009F.
            case 0xC2: place + 1 < text.count && text[place + 1] < 0xA0
            default: false
            }
        }
    }

    /// Checks the length of text that is bounded in characters.
    package static func check(
        _ text: String,
        as kind: SpellingError.Kind,
        charactersMax: Int
    ) throws(SpellingError) {
        guard
            let end = text.index(
                text.startIndex,
                offsetBy: charactersMax,
                limitedBy: text.endIndex
            ),
            end < text.endIndex
        else { return }
        throw SpellingError(
            kind,
            at: text.utf8.distance(from: text.startIndex, to: end),
            "must be at most \(charactersMax) characters"
        )
    }
}

extension String {
    /// The place of the first character that fits, in UTF-8 bytes.
    func byteOffset(where fits: (Unicode.Scalar) -> Bool) -> Int? {
        var offset = 0
        for scalar in unicodeScalars {
            if fits(scalar) { return offset }
            offset += UTF8.width(scalar)
        }
        return nil
    }
}
