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
    public let coefficient: Int128

    /// How many of them stand after the point, in one byte: figures are many.
    private let places: UInt8

    /// How many of them stand after the point, 0 to `scaleMax`.
    public var scale: Int { Int(places) }

    /// The rule that a spelling breaks which is no number at all.
    static let form = "must be a plain decimal such as -1234.50"

    /// Zero.
    public static let zero = Amount(0)

    /// A whole number.
    ///
    /// - Parameter integer: The number.
    public init(_ integer: Int) {
        coefficient = Int128(integer)
        places = 0
    }

    /// `coefficient × 10^-scale`, if it has at most 34 digits, at most `scaleMax` after the point.
    ///
    /// - Parameters:
    ///   - coefficient: All digits as one integer.
    ///   - scale: How many of them stand after the point.
    public init?(coefficient: Int128, scale: Int) {
        guard (0...Self.scaleMax).contains(scale),
            coefficient.magnitude < Self.powerOfTen(Self.digitsMax)
        else { return nil }
        self.coefficient = coefficient
        places = UInt8(scale)
    }

    /// Reads a number as the log writes it.
    ///
    /// - Parameter spelling: `-?(0|[1-9][0-9]*)(\.[0-9]+)?`, at most 34 significant digits, not
    ///   `-0`.
    /// - Throws: `Malformed`.
    public init(_ spelling: some StringProtocol) throws(Malformed) {
        let text = String(spelling)
        try self.init(utf8: text.utf8.span)
    }

    /// Reads a number as the log writes it, from its bytes.
    package init(utf8 spelling: Span<UInt8>) throws(Malformed) {
        if let amount = Amount(short: spelling) {
            self = amount
            return
        }
        let isNegative = !spelling.isEmpty && spelling[0] == 0x2D
        var reader = AmountReader(isNegative: isNegative)
        for place in (isNegative ? 1 : 0)..<spelling.count { try reader.take(spelling[place]) }
        self = try reader.amount()
    }

    /// Reads a number of at most 16 bytes, as most are; nil for a longer one, and for what is none.
    ///
    /// All bytes at once, since a loop over digits takes a wrong turn at the end of each number.
    @inline(__always)
    private init?(short spelling: Span<UInt8>) {
        guard spelling.count <= 16 else { return nil }
        var text =
            spelling.count < 8
            ? UInt128(spelling.shortWord)
            : UInt128(spelling.word(at: 0))
                | UInt128(spelling.word(at: spelling.count - 8))
                &<< UInt128(8 * (spelling.count - 8))
        var count = spelling.count
        let isNegative = text & 0xFF == 0x2D
        if isNegative {
            text &>>= 8
            count -= 1
        }
        let zeros = UInt128(truncatingIfNeeded: UInt64.eight(0x30)) * (1 << 64 + 1)
        let beforePoint = Self.place(of: 0x2E, in: text)
        var scale = 0
        if let beforePoint {
            let kept: UInt128 = (1 &<< UInt128(8 * beforePoint)) - 1
            text = text & kept | (text &>> 8) & ~kept
            count -= 1
            scale = count - beforePoint
            guard scale > 0, beforePoint > 0 else { return nil }
        }
        guard count > 0, text & 0xFF != 0x30 || count - scale == 1 else { return nil }
        let shift = UInt128(8 * (16 - count))
        let digits = text &<< shift ^ zeros & ~((1 &<< shift) - 1)
        let (first, last) = (
            UInt64(truncatingIfNeeded: digits), UInt64(truncatingIfNeeded: digits &>> 64)
        )
        let excess = UInt64.eight(0x76)
        guard
            ((first &+ excess) | first | (last &+ excess) | last) & UInt64.eight(0x80) == 0
        else { return nil }
        let magnitude = Int64(first.eightDigits * 100_000_000 + last.eightDigits)
        guard !isNegative || magnitude > 0 else { return nil }
        coefficient = Int128(isNegative ? -magnitude : magnitude)
        places = UInt8(scale)
    }

    /// How many bytes stand before the first of its kind; nil if there is none.
    @inline(__always)
    private static func place(of byte: UInt8, in text: UInt128) -> Int? {
        let low = UInt64(truncatingIfNeeded: text) ^ .eight(byte)
        let high = UInt64(truncatingIfNeeded: text &>> 64) ^ .eight(byte)
        let lowMatch = (low &- .eight(0x01)) & ~low & .eight(0x80)
        let highMatch = (high &- .eight(0x01)) & ~high & .eight(0x80)
        guard lowMatch | highMatch != 0 else { return nil }
        return lowMatch != 0
            ? lowMatch.trailingZeroBitCount / 8 : 8 + highMatch.trailingZeroBitCount / 8
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

    mutating func take(_ byte: UInt8) throws(Malformed) {
        switch byte {
        case 0x30...0x39: try takeDigit(byte)
        case 0x2E where scale == nil && integerDigits > 0: scale = 0
        default: throw Malformed(.amount, at: offset, Amount.form)
        }
        offset += 1
    }

    private mutating func takeDigit(_ byte: UInt8) throws(Malformed) {
        if let places = scale {
            guard places < Amount.scaleMax else {
                throw Malformed(
                    .amount,
                    at: offset,
                    "must have at most \(Amount.scaleMax) digits after the point"
                )
            }
            scale = places + 1
        } else {
            guard !startsWithZero else {
                throw Malformed(.amount, at: offset, "must not start with a zero")
            }
            integerDigits += 1
            startsWithZero = integerDigits == 1 && byte == 0x30
        }
        if significantDigits > 0 || byte != 0x30 { significantDigits += 1 }
        guard significantDigits <= Amount.digitsMax else {
            throw Malformed(
                .amount,
                at: offset,
                "must have at most \(Amount.digitsMax) significant digits"
            )
        }
        magnitude = magnitude * 10 + UInt128(byte - 0x30)
    }

    func amount() throws(Malformed) -> Amount {
        guard integerDigits > 0, scale != 0 else {
            throw Malformed(.amount, at: offset, Amount.form)
        }
        guard !isNegative || magnitude > 0 else { throw Malformed(.amount, "must not be -0") }
        let coefficient = Int128(magnitude) * (isNegative ? -1 : 1)
        guard let amount = Amount(coefficient: coefficient, scale: scale ?? 0) else {
            throw Malformed(.amount, "must have at most \(Amount.digitsMax) significant digits")
        }
        return amount
    }
}
