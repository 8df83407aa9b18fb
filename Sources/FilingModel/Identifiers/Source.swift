/// The address of the filing or the publication in which something was read.
///
/// A URI reference; only http and https addresses are ever shown as links.
/// Source: CloudEvents 1.0, `source`; RFC 3986 §4.1.
public struct Source: Hashable, Sendable, CustomStringConvertible {
    /// The address as written.
    @ByBytes public private(set) var text: String

    /// Reads an address.
    ///
    /// - Parameter spelling: A URI reference of at most 2,000 bytes, without blanks and control
    ///   characters.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        text = String(spelling)
        _ = try Self.check(text.utf8.span)
    }

    /// Reads an address from its bytes, which are UTF-8.
    package init(utf8 spelling: Span<UInt8>) throws(SpellingError) {
        let isASCII = try Self.check(spelling)
        text = spelling.text(isASCII: isASCII)
    }

    /// Checks the bytes of an address, and says whether they are all ASCII.
    private static func check(_ spelling: Span<UInt8>) throws(SpellingError) -> Bool {
        let isInBounds = !spelling.isEmpty && spelling.count <= TextLimit.addressBytesMax
        guard !isInBounds || !spelling.allWords({ $0.isAddress }) else { return true }
        let isASCII = try PlainText.check(
            utf8: spelling,
            as: .source,
            bytesMax: TextLimit.addressBytesMax,
            isAttribute: true
        )
        if let offset = spelling.text.byteOffset(where: isForbidden) {
            throw SpellingError(.source, at: offset, "must be an address without blanks or < > \"")
        }
        return isASCII
    }

    /// The address of what a ledger says of itself.
    public init(_ origin: Origin) { text = origin.text }

    /// Whether the address may be shown as a link.
    public var isLink: Bool { Self.isLink(text) }

    /// Whether an address may be shown as a link: http and https, and nothing else.
    public static func isLink(_ address: String) -> Bool {
        address.hasPrefix("https://") || address.hasPrefix("http://")
    }

    /// The address as written.
    public var description: String { text }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        // The table of properties is slow to ask, and addresses are ASCII.
        guard scalar.isASCII else { return scalar.properties.isWhitespace }
        return scalar == " " || scalar == "\"" || scalar == "<" || scalar == ">"
    }
}
