/// A board of an exchange, by its name, such as `STAR`.
public struct Board: Hashable, Sendable, CustomStringConvertible {
    /// The longest name, in bytes.
    private static let bytesMax = 32

    /// The name: letters, digits and hyphens.
    public let text: String

    /// The Shanghai Stock Exchange's Science and Technology Innovation Board.
    public static let star = Board(unchecked: "STAR")

    /// Reads a name.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        guard (1...Self.bytesMax).contains(spelling.utf8.count),
            spelling.utf8.allSatisfy({ $0.isASCIIAlphanumeric || $0 == 0x2D })
        else {
            throw SpellingError(.boardCode, "must be 1 to 32 letters, digits and hyphens, as STAR")
        }
        text = String(spelling)
    }

    /// A name as someone gave it, which is checked when it is recorded.
    package init(unchecked spelling: String) { text = spelling }

    /// Whether a company of the board can have a code; boards that are not known take any.
    package func allows(_ code: SecurityCode) -> Bool { self != .star || code.isStarMarketCode }

    /// The name as written.
    public var description: String { text }
}
