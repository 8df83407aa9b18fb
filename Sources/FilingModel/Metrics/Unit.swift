/// What a figure counts: a currency by its ISO 4217 code, or a metric's own unit such as `persons`.
public struct Unit: Hashable, Sendable, CustomStringConvertible {
    /// The unit as written.
    public let text: String

    /// Reads a unit.
    ///
    /// - Parameter spelling: 1 to 32 of the characters `A-Z a-z 0-9 . : / _ -`.
    /// - Throws: `Malformed`.
    public init(_ spelling: some StringProtocol) throws(Malformed) {
        var offset = 0
        for byte in spelling.utf8 {
            guard offset < 32,
                byte.isASCIIAlphanumeric || [0x2E, 0x3A, 0x2F, 0x5F, 0x2D].contains(byte)
            else {
                throw Malformed(.unit, at: offset, "must be a word such as CNY or persons")
            }
            offset += 1
        }
        guard offset > 0 else { throw Malformed(.unit, "must not be empty") }
        text = String(spelling)
    }

    /// The unit of a currency.
    ///
    /// - Parameter currency: The currency.
    public init(_ currency: Currency) { text = currency.code }

    /// A unit that is known to be good.
    init(known text: String) { self.text = text }

    /// Whether it is a currency.
    public var isCurrency: Bool { Currency.codes.contains(text) }

    /// The unit as written.
    public var description: String { text }
}
