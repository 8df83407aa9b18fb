import FilingModel
import TestSupport
import Testing

@Suite struct `Exact amount` {
    static let nines = letters(34, "9")

    @Test(arguments: [
        ("0", 0, 0), ("0.0", 0, 1), ("0.00", 0, 2), ("7", 7, 0), ("-7", -7, 0), ("10", 10, 0),
        ("0.10", 10, 2), ("-0.01", -1, 2), ("5822719845.67", 582_271_984_567, 2),
        ("1.000", 1_000, 3), ("-1234.50", -123_450, 2), ("100.00", 10_000, 2),
    ])
    func `it is what is written, trailing zeros kept`(
        spelling: String,
        coefficient: Int128,
        scale: Int
    ) throws {
        let amount = try Amount(spelling)
        #expect(amount.coefficient == coefficient)
        #expect(amount.scale == scale)
        #expect(amount.description == spelling)
        #expect(Amount(coefficient: coefficient, scale: scale) == amount)
        #expect(amount.isNegative == spelling.hasPrefix("-"))
    }

    @Test(arguments: [
        nines, "-" + nines, "1" + letters(33, "0"), "0." + nines,
        "0." + letters(66, "0") + nines, "0." + letters(100, "0"), "9." + letters(33, "0"),
    ])
    func `thirty-four significant digits are exact`(spelling: String) throws {
        #expect(try Amount(spelling).description == spelling)
    }

    @Test(arguments: [
        (nines + "9", 34), ("-" + nines + "9", 35), ("1" + letters(34, "0"), 34),
        ("1." + letters(34, "0"), 35), ("0.0" + nines + "0", 37), ("0." + letters(101, "0"), 102),
    ])
    func `a digit too many is refused where it stands`(spelling: String, offset: Int) {
        #expect(fault { try Amount(spelling) } == Fault(.amount, at: offset))
    }

    @Test(arguments: [
        ("", 0), ("-", 1), (".", 0), (".5", 0), ("5.", 2), ("-.5", 1), ("+5", 0), ("00", 1),
        ("01", 1), ("-01", 2), ("00.5", 1), ("-0", 0), ("-0.00", 0), ("1e5", 1), ("1,000", 1),
        ("1.2.3", 3), ("--1", 1), (" 1", 0), ("1 ", 1), ("0x1", 1), ("\u{2212}1", 0), ("１", 0),
        ("1\u{301}", 1), ("5.82bn", 4), ("NaN", 0),
    ])
    func `a malformed spelling names the offset`(spelling: String, offset: Int) {
        #expect(fault { try Amount(spelling) } == Fault(.amount, at: offset))
    }

    @Test func `what has too many digits or places is no amount`() throws {
        let limit = try #require(Int128("1" + letters(34, "0")))
        #expect(Amount(coefficient: limit - 1, scale: 0)?.description == Self.nines)
        #expect(Amount(coefficient: limit, scale: 0) == nil)
        #expect(Amount(coefficient: -limit, scale: 0) == nil)
        #expect(Amount(coefficient: .min, scale: 0) == nil)
        #expect(Amount(coefficient: 1, scale: -1) == nil)
        #expect(Amount(coefficient: 1, scale: 101) == nil)
        #expect(Amount(coefficient: -1, scale: 100)?.description == "-0." + letters(99, "0") + "1")
    }

    @Test func `what is equal as a number can differ as it is written`() throws {
        let (short, long) = (try Amount("1.0"), try Amount("1.00"))
        #expect(short != long)
        #expect(short.isAtMost(long) && long.isAtMost(short))
        #expect(Amount.zero == Amount(0))
        #expect(Amount(.min).description == "-9223372036854775808")
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `any spelling comes round`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let spelling = Self.spelling(&random)
            #expect(try Amount(spelling).description == spelling)
        }
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `comparison is that of the digits written out`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let left = Self.spelling(&random)
            let right = Bool.random(using: &random) ? Self.spelling(&random) : Self.neighbour(left)
            let amounts = (try Amount(left), try Amount(right))
            let expected = Self.isAtMost(left, right)
            #expect(amounts.0.isAtMost(amounts.1) == expected, "\(left) ≤ \(right)")
            let order = Amount.order(amounts.0, amounts.1)
            #expect((order <= 0) == expected && order == -Amount.order(amounts.1, amounts.0))
        }
    }

    /// A spelling of up to 34 significant digits, some of them after the point.
    static func spelling(_ random: inout SplitMix64) -> String {
        let count = Int.random(in: 1...34, using: &random)
        let places = Int.random(in: 0...40, using: &random)
        var digits = (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
        digits = String(digits.drop { $0 == "0" })
        digits = letters(max(0, places + 1 - digits.count), "0") + digits
        let isZero = digits.allSatisfy { $0 == "0" }
        let sign = !isZero && Bool.random(using: &random) ? "-" : ""
        return sign + digits.dropLast(places) + (places > 0 ? "." : "") + digits.suffix(places)
    }

    /// The same number with a zero more, or without the digits after the point.
    static func neighbour(_ spelling: String) -> String {
        guard spelling.contains(".") else { return spelling }
        let whole = String(spelling.prefix { $0 != "." })
        return whole == "-0" ? "0" : whole
    }

    /// Whether one number is at most another: by their digits, filled to one width.
    static func isAtMost(_ left: String, _ right: String) -> Bool {
        let isNegative = (left.hasPrefix("-"), right.hasPrefix("-"))
        guard isNegative.0 == isNegative.1 else { return isNegative.0 }
        let digits = (filled(left), filled(right))
        return isNegative.0 ? digits.1 <= digits.0 : digits.0 <= digits.1
    }

    /// The digits without sign and point, 40 before the point and 40 after it.
    static func filled(_ spelling: String) -> String {
        let parts = spelling.drop { $0 == "-" }.split(separator: ".").map(String.init)
        let fraction = parts.count > 1 ? parts[1] : ""
        return letters(40 - parts[0].count, "0") + parts[0] + fraction
            + letters(40 - fraction.count, "0")
    }
}

@Suite struct `Precision and quantity` {
    @Test(arguments: [-100, -8, 0, 2, 100])
    func `decimals from -100 to 100 are a precision`(decimals: Int) throws {
        #expect(try Precision(decimals: decimals).decimals == decimals)
    }

    @Test(arguments: [-101, 101, .min, .max])
    func `others are none`(decimals: Int) {
        #expect(fault { try Precision(decimals: decimals) } == Fault(.precision, at: 0))
    }

    @Test(arguments: [("1", "1.0", true), ("-2", "-1", true), ("2", "1.99", false)])
    func `a range does not end below its start`(low: String, high: String, isGood: Bool) throws {
        let content = Quantity.Content.range(low: try Amount(low), high: try Amount(high))
        #expect(fault { try Quantity(content) } == (isGood ? nil : Fault(.range, at: 0)))
    }

    @Test func `only a single value is a value`() throws {
        #expect(try Quantity(.value(.zero)).value == .zero)
        #expect(try !Quantity(.value(.zero)).isRange)
        #expect(try Quantity(.range(low: .zero, high: .zero)).value == nil)
        #expect(try Quantity(.range(low: .zero, high: .zero)).isRange)
    }
}
