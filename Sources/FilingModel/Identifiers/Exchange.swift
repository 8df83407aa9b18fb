/// An exchange, by its market identifier code, such as `XSHG`.
///
/// Source: ISO 10383.
public struct Exchange: Hashable, Sendable, CustomStringConvertible {
    /// The code: four of the characters `A-Z 0-9`.
    public let text: String

    /// The Shanghai Stock Exchange.
    public static let shanghai = Exchange(unchecked: "XSHG")

    /// Reads a code.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        guard spelling.utf8.count == 4,
            spelling.utf8.allSatisfy({ $0.isASCIIUppercase || $0.isASCIIDigit })
        else {
            throw SpellingError(.exchange, "must be a market identifier code (ISO 10383) as XSHG")
        }
        text = String(spelling)
    }

    /// A code as someone gave it, which is checked when it is recorded.
    package init(unchecked spelling: String) { text = spelling }

    /// The code as written.
    public var description: String { text }
}
