/// The identifier of an event in its ledger: the idempotency key of an append.
///
/// Never all digits, so that it cannot be mistaken for a sequence. Source: CloudEvents 1.0, `id`.
public struct EventID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The identifier as written.
    @ByBytes public private(set) var text: String

    /// Reads an identifier.
    ///
    /// - Parameter spelling: One to 256 bytes of text without control characters, not all digits.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        text = String(spelling)
        _ = try Self.check(text.utf8.span)
    }

    /// Reads an identifier from its bytes, which are UTF-8.
    package init(utf8 spelling: Span<UInt8>) throws(SpellingError) {
        let isASCII = try Self.check(spelling)
        text = spelling.text(isASCII: isASCII)
    }

    /// Checks the bytes of an identifier, and says whether they are all ASCII.
    private static func check(_ spelling: Span<UInt8>) throws(SpellingError) -> Bool {
        let isASCII = try PlainText.check(
            utf8: spelling,
            as: .eventID,
            bytesMax: TextLimit.eventIDBytesMax,
            isAttribute: true
        )
        for place in spelling.indices where !spelling[place].isASCIIDigit { return isASCII }
        throw SpellingError(.eventID, "must not be all digits: that is a sequence")
    }

    /// The identifier as written.
    public var description: String { text }

    /// Orders identifiers by their bytes.
    public static func < (lhs: EventID, rhs: EventID) -> Bool {
        lhs._text < rhs._text
    }
}
