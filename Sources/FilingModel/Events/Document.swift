/// A document that an event was read in.
public struct Document: Hashable, Sendable {
    /// Its title.
    @ByBytes public var title: String?
    /// Its address.
    public var url: Source?
    /// The SHA-256 of its bytes, in 64 lower-case hex digits.
    public var sha256: String?
    /// The page, as printed.
    @ByBytes public var page: String?
    /// A short quotation, at most 200 characters.
    @ByBytes public var quote: String?
    /// The day on which it was read.
    public var retrievedOn: CalendarDate?

    /// A document.
    ///
    /// - Parameter quote: A short quotation, at most 200 characters.
    /// - Throws: `SpellingError`, also if nothing is said of the document.
    public init(
        title: String? = nil,
        url: Source? = nil,
        sha256: String? = nil,
        page: String? = nil,
        quote: String? = nil,
        retrievedOn: CalendarDate? = nil
    ) throws(SpellingError) {
        guard title != nil || url != nil || sha256 != nil || page != nil || quote != nil else {
            throw SpellingError(
                .text,
                "must say something of the document: title, url, page or quote"
            )
        }
        for text in [title, page] {
            if let text { _ = try PlainText.check(text, as: .text) }
        }
        if let quote { try Self.checkQuote(quote) }
        if let sha256 { try Self.checkDigest(sha256) }
        self.title = title
        self.url = url
        self.sha256 = sha256
        self.page = page
        self.quote = quote
        self.retrievedOn = retrievedOn
    }

    /// Checks the length of a quotation.
    package static func checkQuote(_ quote: String) throws(SpellingError) {
        _ = try PlainText.check(quote, as: .text)
        try PlainText.check(quote, as: .text, charactersMax: TextLimit.quoteCharactersMax)
    }

    private static func checkDigest(_ digest: String) throws(SpellingError) {
        let isHex = digest.utf8.allSatisfy { $0.isASCIIDigit || (0x61...0x66).contains($0) }
        guard digest.utf8.count == 64, isHex else {
            throw SpellingError(.sha256, "must be 64 lower-case hex digits")
        }
    }
}
