/// The name of a ledger for the world: a URL without its scheme, such as `example.com/star`.
///
/// Source: C2SP tlog-checkpoint, *origin*; C2SP signed-note, key names.
public struct Origin: Hashable, Sendable, CustomStringConvertible {
    /// The origin as written.
    @ByBytes public private(set) var text: String

    /// Reads an origin.
    ///
    /// - Parameter spelling: Text without spaces, plus signs, control characters or a scheme.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        text = try PlainText.check(String(spelling), as: .origin, bytesMax: 200, isAttribute: true)
        if let offset = text.byteOffset(where: { $0.properties.isWhitespace || $0 == "+" }) {
            throw SpellingError(.origin, at: offset, "must contain no space and no +")
        }
        if text.contains("://") {
            throw SpellingError(
                .origin,
                "must be an address without its scheme, as example.com/log"
            )
        }
    }

    /// The origin as written.
    public var description: String { text }
}
