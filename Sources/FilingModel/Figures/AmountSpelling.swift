/// Amounts as people write them, in English and Chinese: `5.82bn`, `112m`, `58.23亿`, `11200万`,
/// `1,234.5`, and ranges such as `-9.34亿..-7.85亿`.
public enum AmountSpelling {
    /// The suffixes and the powers of ten they stand for, the longer before the shorter.
    static let suffixes: [(suffix: String, exponent: Int)] = [
        ("万亿", 12), ("百万", 6), ("千万", 7), ("亿", 8), ("万", 4), ("千", 3),
        ("tn", 12), ("bn", 9), ("mn", 6), ("m", 6), ("k", 3),
    ]

    /// Reads an amount or a range of two, `low..high`.
    ///
    /// A suffix sets the precision by itself: `5.82bn` is given to 10 million. A plain number is
    /// exact. The coarser of a range's two precisions holds for both. A suffix on one end alone is
    /// refused, unless the other end is 0: `8..9bn` could mean 8, or 8 billion.
    ///
    /// - Parameters:
    ///   - spelling: The amount.
    ///   - precision: The precision that overrides the one of the spelling.
    /// - Throws: `SpellingError`, with the offset in the whole spelling.
    public static func quantity(
        _ spelling: some StringProtocol,
        precision: Precision? = nil,
        unit: Unit? = nil
    ) throws(SpellingError) -> Quantity {
        let text = String(spelling)
        guard let dots = text.firstRange(of: "..") else {
            let (amount, own) = try amount(text[...], startingAt: 0)
            return try Quantity(.value(amount), precision: precision ?? own, unit: unit)
        }
        let (low, lowPrecision) = try amount(text[..<dots.lowerBound], startingAt: 0)
        let place = text.utf8.distance(from: text.startIndex, to: dots.upperBound)
        let (high, highPrecision) = try amount(text[dots.upperBound...], startingAt: place)
        let isHalfScaled =
            (lowPrecision == nil && highPrecision != nil && low.coefficient != 0)
            || (lowPrecision != nil && highPrecision == nil && high.coefficient != 0)
        guard !isHalfScaled else {
            throw SpellingError(
                .range,
                at: lowPrecision == nil ? 0 : place,
                "must have a scale at both ends, as 8bn..9bn, or at neither"
            )
        }
        let own = [lowPrecision, highPrecision].compactMap { $0 }
            .min { $0.decimals < $1.decimals }
        return try Quantity(
            .range(low: low, high: high),
            precision: precision ?? own,
            unit: unit
        )
    }

    private static func amount(
        _ text: Substring,
        startingAt start: Int
    ) throws(SpellingError) -> (Amount, Precision?) {
        let scale = suffixes.first { text.hasSuffix($0.suffix) }
        let digits = try UngroupedDigits(
            text.dropLast(scale?.suffix.count ?? 0),
            startingAt: start
        )
        let plain: Amount
        do {
            plain = try Amount(digits.text)
        } catch {
            throw SpellingError(
                .amount,
                at: digits.offset(at: error.offset),
                error.rule == Amount.form ? form : error.rule
            )
        }
        guard let scale else { return (plain, nil) }
        guard let scaled = scaledUp(plain, by: scale.exponent) else {
            throw SpellingError(.amount, at: start, "must have at most \(Amount.digitsMax) digits")
        }
        return (scaled, try Precision(decimals: plain.scale - scale.exponent))
    }

    private static let form = "must be a number such as 1,234.5, 5.82bn, 112m, 58.23亿 or 11200万"

    private static func scaledUp(_ amount: Amount, by exponent: Int) -> Amount? {
        let zeros = max(0, exponent - amount.scale)
        let (coefficient, overflow) = amount.coefficient.multipliedReportingOverflow(
            by: Int128(Amount.powerOfTen(zeros))
        )
        guard !overflow else { return nil }
        return Amount(coefficient: coefficient, scale: max(0, amount.scale - exponent))
    }
}

/// A number without the commas between its groups of three, and with an ASCII minus sign.
private struct UngroupedDigits {
    /// The digits without their separators.
    private(set) var text = ""

    /// The place of each byte in the spelling.
    private var offsets: [Int] = []

    /// Takes the commas out of a number that stands at `start` of the whole spelling.
    init(_ number: Substring, startingAt start: Int) throws(SpellingError) {
        var offset = start
        var groupDigits = 0
        var lastComma: Int?
        var isWhole = true
        for scalar in number.unicodeScalars {
            let width = UTF8.width(scalar)
            if scalar == ",", isWhole {
                let isPlaced = lastComma == nil ? (1...3).contains(groupDigits) : groupDigits == 3
                guard isPlaced else { throw Self.misplaced(at: lastComma ?? offset) }
                (lastComma, groupDigits) = (offset, 0)
            } else {
                isWhole = isWhole && scalar != "."
                if isWhole, scalar != "-", scalar != "\u{2212}" { groupDigits += 1 }
                text.unicodeScalars.append(scalar == "\u{2212}" ? "-" : scalar)
                offsets += scalar == "\u{2212}" ? [offset] : Array(offset..<offset + width)
            }
            offset += width
        }
        offsets.append(offset)
        if let lastComma, groupDigits != 3 { throw Self.misplaced(at: lastComma) }
    }

    /// The place of a byte in the spelling; the end of the number, for the end.
    func offset(at place: Int) -> Int { offsets[place] }

    private static func misplaced(at offset: Int) -> SpellingError {
        SpellingError(.amount, at: offset, "has a misplaced comma")
    }
}
