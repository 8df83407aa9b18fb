/// Where a fact was read: the address of a filing or a publication.
///
/// A URI reference; only http and https addresses are ever shown as links.
/// Source: CloudEvents 1.0, `source`; RFC 3986 §4.1.
public struct Source: Hashable, Sendable, CustomStringConvertible {
    /// The address as written.
    public let text: String

    /// Reads an address.
    ///
    /// - Parameter spelling: A URI reference: no blanks, no control characters, at most 2,000 bytes.
    /// - Throws: `Malformed`.
    public init(_ spelling: some StringProtocol) throws(Malformed) {
        text = try PlainText.check(
            String(spelling),
            as: .source,
            bytesMax: TextLimit.addressBytesMax
        )
        var offset = 0
        for byte in text.utf8 {
            if byte == 0x20 || byte == 0x22 || byte == 0x3C || byte == 0x3E {
                throw Malformed(.source, at: offset, "must be an address without blanks or < > \"")
            }
            offset += 1
        }
    }

    /// The address of what a ledger says of itself.
    ///
    /// - Parameter origin: The ledger's origin.
    public init(_ origin: Origin) { text = origin.text }

    /// Whether the address may be shown as a link.
    public var isLink: Bool { text.hasPrefix("https://") || text.hasPrefix("http://") }

    /// The address as written.
    public var description: String { text }
}
