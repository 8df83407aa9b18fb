/// The code under which a security trades, such as `688506`.
///
/// One to 32 of the characters `A-Z a-z 0-9 . : _ -`, the first a letter or a digit. On the STAR
/// Market six digits that begin with 688 or 689. Source: SSE, *Securities Code Allocation*.
public struct SecurityCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The code as written.
    public let text: String

    /// Reads a code.
    ///
    /// - Parameter spelling: The code, without blanks.
    /// - Throws: `SpellingError`, with the offset of the first character that does not belong.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        text = String(spelling)
        if let fault = Self.fault(in: text.utf8.span) { throw fault }
    }

    /// A code that is known to be good.
    init(known text: String) { self.text = text }

    /// The rule that a spelling breaks, so that it is no code; nil if it is one.
    static func fault(in spelling: Span<UInt8>) -> SpellingError? {
        guard !spelling.isEmpty else { return SpellingError(.securityCode, "must not be empty") }
        guard spelling.count > 32 || !spelling.allWords(\.isAlphanumeric) else { return nil }
        for offset in spelling.indices {
            guard offset < 32 else {
                return SpellingError(.securityCode, at: offset, "must be at most 32 characters")
            }
            let byte = spelling[offset]
            let isInner = byte == 0x2D || byte == 0x2E || byte == 0x3A || byte == 0x5F
            guard byte.isASCIIAlphanumeric || (isInner && offset > 0) else {
                return SpellingError(
                    .securityCode,
                    at: offset,
                    "must be letters, digits and . : _ -"
                )
            }
        }
        return nil
    }

    /// Whether this can be a code of the STAR Market.
    public var isStarMarketCode: Bool {
        text.utf8.count == 6 && text.utf8.allSatisfy(\.isASCIIDigit)
            && (text.hasPrefix("688") || text.hasPrefix("689"))
    }

    /// The code as written.
    public var description: String { text }

    /// Orders codes by their bytes.
    public static func < (lhs: SecurityCode, rhs: SecurityCode) -> Bool { lhs.text < rhs.text }
}

extension UInt8 {
    /// Whether this byte is one of `0-9`.
    package var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

    /// Whether this byte is one of `A-Z`.
    package var isASCIIUppercase: Bool { (0x41...0x5A).contains(self) }

    /// Whether this byte is one of `a-z`.
    package var isASCIILowercase: Bool { (0x61...0x7A).contains(self) }

    /// Whether this byte is one of `A-Z a-z 0-9`.
    package var isASCIIAlphanumeric: Bool {
        isASCIIDigit || isASCIIUppercase || isASCIILowercase
    }
}
