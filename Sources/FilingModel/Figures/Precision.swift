/// The precision with which a number is given: XBRL's `decimals`.
///
/// A value v with decimals d lies in [v − ½·10^-d, v + ½·10^-d]: "5.8 billion" has −8.
/// Source: XBRL 2.1 §4.6.5.
public struct Precision: Hashable, Sendable {
    /// The range of `decimals` that the ledger accepts.
    @inlinable public static var range: ClosedRange<Int> { -100...100 }

    /// The place to which the value is rounded, counted after the point; negative before it.
    public var decimals: Int { Int(places) }

    /// The place in one byte: figures are many.
    @usableFromInline let places: Int8

    /// A precision.
    ///
    /// - Parameter decimals: The place, −100 to 100.
    /// - Throws: `SpellingError` outside that range.
    @inlinable
    public init(decimals: Int) throws(SpellingError) {
        guard Self.range.contains(decimals) else {
            throw SpellingError(.precision, "must be an integer from -100 to 100")
        }
        places = Int8(decimals)
    }
}
