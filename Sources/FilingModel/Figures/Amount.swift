/// An exact decimal number of at most 34 significant digits, trailing zeros kept.
///
/// The number is `coefficient × 10^-scale`. Equality is that of what is written: `1.0` is not
/// `1.00`.
/// Source: IEEE 754-2019 decimal128, for the digits.
public struct Amount: Hashable, Sendable, CustomStringConvertible {
    /// The most significant digits an amount can have.
    public static let digitsMax = 34

    /// The most digits after the point.
    public static let scaleMax = 100

    /// All digits as one integer.
    @inlinable public var coefficient: Int128 { Int128(high) << 64 | Int128(low) }

    // In two halves, and the scale in one byte: figures are many, and an Int128 has to lie at a
    // multiple of 16 bytes.
    @usableFromInline let low: UInt64
    @usableFromInline let high: Int64
    @usableFromInline let places: UInt8

    /// The number of digits after the point, 0 to `scaleMax`.
    public var scale: Int { Int(places) }

    /// The rule that a spelling breaks which is no number at all.
    static let form = "must be a plain decimal such as -1234.50"

    /// Zero.
    public static let zero = Amount(0)

    /// A number of few digits.
    @inlinable
    init(_ coefficient: Int64, places: UInt8) {
        low = UInt64(bitPattern: coefficient)
        high = coefficient >> 63
        self.places = places
    }

    /// A whole number.
    public init(_ integer: Int) {
        self.init(Int64(integer), places: 0)
    }

    /// `coefficient × 10^-scale`, if it has at most 34 digits, at most `scaleMax` after the point.
    public init?(coefficient: Int128, scale: Int) {
        guard (0...Self.scaleMax).contains(scale),
            coefficient.magnitude < Self.powerOfTen(Self.digitsMax)
        else { return nil }
        low = UInt64(truncatingIfNeeded: coefficient)
        high = Int64(truncatingIfNeeded: coefficient >> 64)
        places = UInt8(scale)
    }

    /// Reads a number as the log writes it.
    ///
    /// - Parameter spelling: `-?(0|[1-9][0-9]*)(\.[0-9]+)?`, at most 34 significant digits, not
    ///   `-0`.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        let text = String(spelling)
        try self.init(utf8: text.utf8.span)
    }

    /// Reads a number as the log writes it, from its bytes.
    package init(utf8 spelling: Span<UInt8>) throws(SpellingError) {
        let isNegative = !spelling.isEmpty && spelling[0] == 0x2D
        var reader = AmountReader(isNegative: isNegative)
        for place in (isNegative ? 1 : 0)..<spelling.count { try reader.take(spelling[place]) }
        self = try reader.amount()
    }

    /// A number of digits that stand in words of eight bytes, the first of them the lowest byte.
    ///
    /// `whole` are the 16 digits before the point, zeros first; `cents` the two after it, zeros
    /// first, nil where there is no point. Nil if one of them is no digit, or for −0.
    @inlinable
    package init?(
        whole first: UInt64,
        _ last: UInt64,
        cents: UInt64?,
        isNegative: Bool
    ) {
        let (high, low) = (first ^ .eightZeros, last ^ .eightZeros)
        let rest = (cents ?? .eightZeros) ^ .eightZeros
        guard UInt64.areDigits(high, low, rest) else { return nil }
        var magnitude = Int64(high.eightDigits &* 100_000_000 &+ low.eightDigits)
        if cents != nil { magnitude = magnitude &* 100 &+ Int64(rest.eightDigits) }
        guard !isNegative || magnitude > 0 else { return nil }
        self.init(isNegative ? -magnitude : magnitude, places: cents == nil ? 0 : 2)
    }

    /// The number in digits, as the log writes it.
    public var description: String {
        Self.spelling(of: String(coefficient.magnitude), isNegative: isNegative, scale: scale)
    }

    /// Digits with a point before the last `scale` of them, filled with zeros where they are fewer.
    package static func spelling(of digits: String, isNegative: Bool, scale: Int) -> String {
        let sign = isNegative ? "-" : ""
        guard scale > 0 else { return sign + digits }
        let filled = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
        return sign + filled.dropLast(scale) + "." + filled.suffix(scale)
    }

    /// Whether it is below zero.
    public var isNegative: Bool { coefficient < 0 }

    /// Ten to a power, up to 38.
    package static func powerOfTen(_ exponent: Int) -> UInt128 {
        var power: UInt128 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}

/// Reads the digits of an amount, one byte at a time.
private struct AmountReader {
    let isNegative: Bool
    private var magnitude: UInt128 = 0
    private var significantDigits = 0
    private var integerDigits = 0
    private var scale: Int?
    private var startsWithZero = false
    private var offset: Int

    init(isNegative: Bool) {
        self.isNegative = isNegative
        offset = isNegative ? 1 : 0
    }

    mutating func take(_ byte: UInt8) throws(SpellingError) {
        switch byte {
        case 0x30...0x39: try takeDigit(byte)
        case 0x2E where scale == nil && integerDigits > 0: scale = 0
        default: throw SpellingError(.amount, at: offset, Amount.form)
        }
        offset += 1
    }

    private mutating func takeDigit(_ byte: UInt8) throws(SpellingError) {
        if let places = scale {
            guard places < Amount.scaleMax else {
                throw SpellingError(
                    .amount,
                    at: offset,
                    "must have at most \(Amount.scaleMax) digits after the point"
                )
            }
            scale = places + 1
        } else {
            guard !startsWithZero else {
                throw SpellingError(.amount, at: offset, "must not start with a zero")
            }
            integerDigits += 1
            startsWithZero = integerDigits == 1 && byte == 0x30
        }
        if significantDigits > 0 || byte != 0x30 { significantDigits += 1 }
        guard significantDigits <= Amount.digitsMax else {
            throw SpellingError(
                .amount,
                at: offset,
                "must have at most \(Amount.digitsMax) significant digits"
            )
        }
        magnitude = magnitude * 10 + UInt128(byte - 0x30)
    }

    func amount() throws(SpellingError) -> Amount {
        guard integerDigits > 0, scale != 0 else {
            throw SpellingError(.amount, at: offset, Amount.form)
        }
        guard !isNegative || magnitude > 0 else { throw SpellingError(.amount, "must not be -0") }
        let coefficient = Int128(magnitude) * (isNegative ? -1 : 1)
        guard let amount = Amount(coefficient: coefficient, scale: scale ?? 0) else {
            throw SpellingError(.amount, "must have at most \(Amount.digitsMax) significant digits")
        }
        return amount
    }
}
