/// Hashes of identifiers, and of numbers that stand for them, from a seed: nobody can choose
/// identifiers that fall together.
package struct IdentifierHash: Sendable {
    private let seed = UInt64.random(in: .min ... .max)

    /// Hashes from a seed of their own.
    package init() {}

    /// A number that depends on the seed and on every byte.
    package func callAsFunction(_ id: EventID) -> UInt64 { self(id.text.utf8.span) }

    /// The same of the bytes of an identifier.
    ///
    /// Eight bytes at a time go into a product of twice their width, whose halves are put together:
    /// each bit of the one factor reaches both.
    package func callAsFunction(_ spelling: Span<UInt8>) -> UInt64 {
        var hash = seed ^ UInt64(spelling.count)
        var place = 0
        while place + 8 <= spelling.count {
            hash = Self.mixed(hash ^ spelling.word(at: place))
            place += 8
        }
        let rest = spelling.extracting(place..<spelling.count).shortWord
        return Self.mixed(Self.mixed(hash ^ rest) ^ seed)
    }

    /// The same of a number.
    package func callAsFunction(_ number: UInt64) -> UInt64 { Self.mixed(number ^ seed) }

    private static func mixed(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
