/// The words of a market: exchange, board and tier.
///
/// One rule for each, whoever reads it.
package enum MarketWord {
    /// The longest name of a board, in bytes.
    static let boardBytesMax = 32
    /// The longest name of a tier, in bytes.
    static let tierBytesMax = 64

    /// Reads the code of an exchange.
    ///
    /// Source: ISO 10383.
    package static func exchange(_ spelling: String) throws(SpellingError) -> String {
        guard spelling.utf8.count == 4,
            spelling.utf8.allSatisfy({ $0.isASCIIUppercase || $0.isASCIIDigit })
        else {
            throw SpellingError(.exchange, "must be a market identifier code (ISO 10383) as XSHG")
        }
        return spelling
    }

    /// Reads the name of a board of an exchange.
    package static func board(_ spelling: String) throws(SpellingError) -> String {
        guard (1...boardBytesMax).contains(spelling.utf8.count),
            spelling.utf8.allSatisfy({ $0.isASCIIAlphanumeric || $0 == 0x2D })
        else {
            throw SpellingError(.boardCode, "must be 1 to 32 letters, digits and hyphens, as STAR")
        }
        return spelling
    }

    /// Reads the name of a tier of a board; an empty one is none.
    package static func tier(_ spelling: String) throws(SpellingError) -> String {
        guard spelling.utf8.count <= tierBytesMax,
            spelling.utf8.allSatisfy({ $0.isASCIIAlphanumeric || $0 == 0x2D })
        else { throw SpellingError(.text, "must be a word such as growth, or empty for none") }
        return spelling
    }
}
