/// The subject of an event: a security code, a cohort, a market, or the ledger by its origin.
///
/// Which of them follows from the type of the event. Source: CloudEvents 1.0, `subject`.
public struct Subject: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The subject as written.
    @ByBytes public private(set) var text: String

    /// Reads a subject.
    ///
    /// - Parameter spelling: Text without control characters, at most 200 characters.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        text = String(spelling)
        _ = try Self.check(text.utf8.span)
    }

    /// Reads a subject from its bytes, which are UTF-8.
    package init(utf8 spelling: Span<UInt8>) throws(SpellingError) {
        let isASCII = try Self.check(spelling)
        text = spelling.text(isASCII: isASCII)
    }

    /// Checks the bytes of a subject, and says whether they are all ASCII.
    private static func check(_ spelling: Span<UInt8>) throws(SpellingError) -> Bool {
        let isASCII = try PlainText.check(
            utf8: spelling,
            as: .subject,
            bytesMax: TextLimit.subjectBytesMax,
            isAttribute: true
        )
        // No text has more characters than bytes.
        guard spelling.count > TextLimit.cohortCharactersMax else { return isASCII }
        let text = spelling.text
        try PlainText.check(text, as: .subject, charactersMax: TextLimit.cohortCharactersMax)
        return isASCII
    }

    /// The subject of what happens to a company.
    public init(_ code: SecurityCode) { text = code.text }

    /// The subject of what concerns the ledger itself.
    public init(_ origin: Origin) { text = origin.text }

    /// The subject read as a security code, if it can be one.
    public var code: SecurityCode? { isCode ? SecurityCode(known: text) : nil }

    /// Whether the subject can be read as a security code.
    package var isCode: Bool { SecurityCode.fault(in: text.utf8.span) == nil }

    /// Whether the subject can name a market, such as `STAR`: two or more capital letters.
    public var isMarket: Bool {
        text.utf8.count >= 2 && text.utf8.allSatisfy(\.isASCIIUppercase)
    }

    /// The subject as written.
    public var description: String { text }

    /// Orders subjects by their bytes.
    public static func < (lhs: Subject, rhs: Subject) -> Bool {
        lhs._text < rhs._text
    }
}
