/// A special identifier in a short name, such as the U of a company that was unprofitable when it
/// listed, W of weighted voting rights, D of depositary receipts.
///
/// Source: SSE, *Rules Governing the Listing of Stocks on the STAR Market*.
public struct Mark: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The letter, one of A–Z.
    public let letter: UInt8

    /// The mark of a company that was unprofitable when it listed.
    public static let unprofitable = Mark(letter: 0x55)

    private init(letter: UInt8) { self.letter = letter }

    /// Reads a mark.
    ///
    /// - Parameter spelling: One letter, A–Z.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        let text = String(spelling)
        try self.init(utf8: text.utf8.span)
    }

    /// Reads a mark from its bytes.
    package init(utf8 spelling: Span<UInt8>) throws(SpellingError) {
        guard spelling.count == 1, spelling[0].isASCIIUppercase else {
            throw SpellingError(.mark, "must be one letter A–Z")
        }
        letter = spelling[0]
    }

    /// The letter.
    public var description: String { String(UnicodeScalar(letter)) }

    /// Orders marks by letter.
    public static func < (lhs: Mark, rhs: Mark) -> Bool { lhs.letter < rhs.letter }
}
