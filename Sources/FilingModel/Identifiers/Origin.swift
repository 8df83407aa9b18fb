/// The name of a ledger for the world: a URL without its scheme, such as `example.com/star`.
///
/// Source: C2SP tlog-checkpoint, *origin*; C2SP signed-note, key names.
public struct Origin: Hashable, Sendable, CustomStringConvertible {
    /// The origin as written.
    public let text: String

    /// Reads an origin.
    ///
    /// - Parameter spelling: Text without spaces, plus signs, control characters or a scheme.
    /// - Throws: `Malformed`.
    public init(_ spelling: some StringProtocol) throws(Malformed) {
        text = try PlainText.check(String(spelling), as: .origin, bytesMax: 200)
        if text.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0 == "+" }) {
            throw Malformed(.origin, "must contain no space and no +")
        }
        if text.contains("://") {
            throw Malformed(.origin, "must be an address without its scheme, as example.com/log")
        }
    }

    /// The origin as written.
    public var description: String { text }
}
