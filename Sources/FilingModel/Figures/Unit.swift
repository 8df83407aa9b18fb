/// The unit of a figure: a currency by its ISO 4217 code, or a metric's own such as `persons`.
public struct Unit: Hashable, Sendable, CustomStringConvertible {
    /// The unit as written.
    public let text: String

    /// Reads a unit.
    ///
    /// - Parameter spelling: 1 to 32 of the characters `A-Z a-z 0-9 . : / _ -`.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        let text = String(spelling)
        try self.init(utf8: text.utf8.span)
    }

    /// Reads a unit from its bytes.
    package init(utf8 spelling: Span<UInt8>) throws(SpellingError) {
        for offset in spelling.indices {
            let byte = spelling[offset]
            guard offset < 32,
                byte.isASCIIAlphanumeric || [0x2E, 0x3A, 0x2F, 0x5F, 0x2D].contains(byte)
            else {
                throw SpellingError(.unit, at: offset, "must be a word such as CNY or persons")
            }
        }
        guard !spelling.isEmpty else { throw SpellingError(.unit, "must not be empty") }
        text = spelling.text
    }

    /// The unit of a currency.
    public init(_ currency: Currency) { text = currency.code }

    /// A unit that is known to be good.
    init(known text: String) { self.text = text }

    /// Whether it is a currency.
    public var isCurrency: Bool { Currency.isCode(text.utf8.span) }

    /// The unit as written.
    public var description: String { text }
}
