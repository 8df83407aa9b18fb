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
    /// A suffix sets the precision by itself: `5.82bn` is given to 10 million. A plain number is exact.
    /// The coarser of a range's two precisions holds for both.
    ///
    /// - Parameters:
    ///   - spelling: The amount.
    ///   - precision: The precision that overrides the one of the spelling.
    ///   - unit: The unit to note with it.
    /// - Returns: The quantity.
    /// - Throws: `Malformed`, with the offset in the whole spelling.
    public static func quantity(
        _ spelling: some StringProtocol,
        precision: Precision? = nil,
        unit: Unit? = nil
    ) throws(Malformed) -> Quantity {
        let text = String(spelling)
        guard let (head, tail) = splitRange(text) else {
            let (amount, own) = try amount(text, startingAt: 0)
            return try Quantity(.value(amount), precision: precision ?? own, unit: unit)
        }
        let (low, lowPrecision) = try amount(head, startingAt: 0)
        let (high, highPrecision) = try amount(tail, startingAt: head.utf8.count + 2)
        let own = [lowPrecision, highPrecision].compactMap { $0 }
            .min { $0.decimals < $1.decimals }
        return try Quantity(
            .range(low: low, high: high),
            precision: precision ?? own,
            unit: unit
        )
    }

    private static func splitRange(_ text: String) -> (head: String, tail: String)? {
        var previous: Character?
        for index in text.indices {
            if text[index] == ".", previous == "." {
                return (
                    String(text[..<text.index(before: index)]),
                    String(text[text.index(after: index)...])
                )
            }
            previous = text[index]
        }
        return nil
    }

    private static func amount(
        _ text: String,
        startingAt start: Int
    ) throws(Malformed) -> (Amount, Precision?) {
        let scale = suffixes.first { text.hasSuffix($0.suffix) }
        let number = String(text.dropLast(scale?.suffix.count ?? 0))
        let plain: Amount
        do {
            plain = try Amount(try withoutGroups(number))
        } catch {
            throw Malformed(
                .amount,
                at: start + error.offset,
                "must be a number such as 1,234.5, 5.82bn, 112m, 58.23亿 or 11200万"
            )
        }
        guard let scale else { return (plain, nil) }
        guard let scaled = scaledUp(plain, by: scale.exponent) else {
            throw Malformed(.amount, at: start, "must have at most \(Amount.digitsMax) digits")
        }
        return (scaled, try Precision(decimals: plain.scale - scale.exponent))
    }

    private static func scaledUp(_ amount: Amount, by exponent: Int) -> Amount? {
        let zeros = max(0, exponent - amount.scale)
        let (coefficient, overflow) = amount.coefficient.multipliedReportingOverflow(
            by: Int128(Amount.powerOfTen(zeros))
        )
        guard !overflow else { return nil }
        return Amount(coefficient: coefficient, scale: max(0, amount.scale - exponent))
    }

    /// The number without the commas between groups of three, and with an ASCII minus sign.
    private static func withoutGroups(_ number: String) throws(Malformed) -> String {
        var text = number
        if text.hasPrefix("−") { text = "-" + text.dropFirst() }
        guard text.utf8.contains(0x2C) else { return text }
        let point = text.firstIndex(of: ".") ?? text.endIndex
        let groups = text[..<point].split(separator: ",", omittingEmptySubsequences: false)
        let first = groups[0].drop { $0 == "-" }
        guard (1...3).contains(first.utf8.count),
            groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
        else { throw Malformed(.amount, at: groups[0].utf8.count, "has misplaced commas") }
        return groups.joined() + text[point...]
    }
}
