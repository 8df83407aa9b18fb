/// A tier of a board, by its name, such as `growth`.
public struct Tier: Hashable, Sendable, CustomStringConvertible {
    /// The longest name, in bytes.
    private static let bytesMax = 64

    /// The name: letters, digits and hyphens.
    public let text: String

    /// The growth tier of the STAR Market, for companies that are not profitable yet.
    public static let growth = Tier(unchecked: "growth")

    /// Reads a name.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        guard (1...Self.bytesMax).contains(spelling.utf8.count),
            spelling.utf8.allSatisfy({ $0.isASCIIAlphanumeric || $0 == 0x2D })
        else { throw SpellingError(.text, "must be a word such as growth, or empty for none") }
        text = String(spelling)
    }

    /// Reads a name, or no tier where the spelling is empty.
    package static func orNone(_ spelling: some StringProtocol) throws(SpellingError) -> Tier? {
        spelling.isEmpty ? nil : try Tier(spelling)
    }

    /// A name as someone gave it, which is checked when it is recorded.
    package init(unchecked spelling: String) { text = spelling }

    /// The name as written.
    public var description: String { text }
}
