import FilingModel
import TestSupport
import Testing

@Suite struct `Amount as people write it` {
    @Test(arguments: [
        ("5.82bn", "5820000000", -7), ("5.820bn", "5820000000", -6), ("5bn", "5000000000", -9),
        ("112m", "112000000", -6), ("112mn", "112000000", -6), ("1.5k", "1500", -2),
        ("1.2tn", "1200000000000", -11), ("58.23亿", "5823000000", -6),
        ("61.5亿", "6150000000", -7), ("11200万", "112000000", -4), ("3百万", "3000000", -6),
        ("2千万", "20000000", -7), ("9千", "9000", -3), ("1.74万亿", "1740000000000", -10),
        ("-9.34亿", "-934000000", -6), ("\u{2212}9.34亿", "-934000000", -6),
        ("1,234.5m", "1234500000", -5), ("1.2345678901bn", "1234567890.1", 1),
        ("1.234567890bn", "1234567890", 0), ("0.5bn", "500000000", -8), ("0bn", "0", -9),
        ("1.00000m", "1000000", -1),
    ])
    func `a suffix scales the number and says how precise it is`(
        spelling: String,
        value: String,
        decimals: Int
    ) throws {
        let quantity = try AmountSpelling.quantity(spelling)
        #expect(quantity.value?.description == value)
        #expect(quantity.precision?.decimals == decimals)
        #expect(quantity.unit == nil)
    }

    @Test(arguments: [
        ("1,234.5", "1234.5"), ("1234.50", "1234.50"), ("5822719845.67", "5822719845.67"),
        ("12,345,678", "12345678"), ("-1,234", "-1234"), ("\u{2212}1,234.50", "-1234.50"),
        ("999", "999"), ("0.4", "0.4"), ("0", "0"),
    ])
    func `a plain number is exact`(spelling: String, value: String) throws {
        let quantity = try AmountSpelling.quantity(spelling)
        #expect(quantity.value?.description == value)
        #expect(quantity.precision == nil)
    }

    @Test(arguments: [
        ("-9.34亿..-7.85亿", "-934000000", "-785000000", -6),
        ("\u{2212}9.34亿..\u{2212}7.8亿", "-934000000", "-780000000", -7),
        ("1bn..1.25bn", "1000000000", "1250000000", -9), ("0..1.5m", "0", "1500000", -5),
        ("-1.5m..0", "-1500000", "0", -5), ("8亿..0.9bn", "800000000", "900000000", -8),
    ])
    func `a range is as precise as the coarser of its ends`(
        spelling: String,
        low: String,
        high: String,
        decimals: Int
    ) throws {
        let quantity = try AmountSpelling.quantity(spelling)
        #expect(quantity.content == .range(low: try Amount(low), high: try Amount(high)))
        #expect(quantity.precision?.decimals == decimals)
    }

    @Test func `a range of plain numbers is exact`() throws {
        let quantity = try AmountSpelling.quantity("-1,234.5..10")
        #expect(quantity.content == .range(low: try Amount("-1234.5"), high: try Amount("10")))
        #expect(quantity.precision == nil)
    }

    @Test(arguments: ["5.82bn", "5820000000", "5bn..6bn", "5000000000..6000000000"])
    func `a precision that is given overrides the one of the spelling`(spelling: String) throws {
        let precision = try Precision(decimals: -8)
        let unit = try Unit("USD")
        let quantity = try AmountSpelling.quantity(spelling, precision: precision, unit: unit)
        #expect(quantity.precision == precision)
        #expect(quantity.unit == unit)
    }

    @Test(arguments: [
        ("", 0), ("bn", 0), ("-", 1), ("5.82 bn", 4), ("5.82BN", 4), ("5.82bnx", 4), ("x5bn", 0),
        ("5..", 3), ("..5", 0), ("1..2..3", 5), ("1bn..2xbn", 6), ("一亿", 0), ("-0bn", 0),
        ("1e9", 1), ("$5bn", 0), ("5.bn", 2), ("\u{2212}x", 3), ("1\u{2212}2", 1), ("\u{2212}0", 0),
        ("9.34亿..7.x亿", 11), ("3千亿", 1),
    ])
    func `a malformed spelling names the offset in the whole`(spelling: String, offset: Int) {
        #expect(fault { try AmountSpelling.quantity(spelling) } == Fault(.amount, at: offset))
    }

    @Test(arguments: [
        ("1,23", 1), ("1234,567", 4), (",123", 0), ("-,123", 1), ("1,234,", 5), ("1,,234", 1),
        ("1,2345", 1), ("1,23,456", 1), ("1,234,56.7", 5), ("1,234.567,8", 9), ("1.234,5", 5),
        ("1,234x", 1), ("1,2x4", 3), ("5..1,23", 4), ("\u{2212}1,23", 4), ("0,123", 2),
        ("1,234,567x8", 5), ("12,34亿", 2),
    ])
    func `a misplaced comma names the offset`(spelling: String, offset: Int) {
        #expect(fault { try AmountSpelling.quantity(spelling) } == Fault(.amount, at: offset))
    }

    @Test(arguments: [
        ("-7.85亿..-9.34亿", 0), ("2..1", 0), ("8..9bn", 0), ("8bn..9", 5), ("-9.34..-7.85亿", 0),
    ])
    func `a range that ends below its start, or is scaled at one end, is refused`(
        spelling: String,
        offset: Int
    ) {
        #expect(fault { try AmountSpelling.quantity(spelling) } == Fault(.range, at: offset))
    }

    @Test func `a scaled number keeps to thirty-four digits`() throws {
        let digits = letters(25, "9")
        let scaled = try AmountSpelling.quantity(digits + "bn")
        #expect(scaled.value?.description == digits + letters(9, "0"))
        #expect(fault { try AmountSpelling.quantity("1" + digits + "bn") } == Fault(.amount, at: 0))
        #expect(
            fault { try AmountSpelling.quantity(letters(34, "9") + "tn") } == Fault(.amount, at: 0)
        )
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `commas change nothing`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let plain = String(Int.random(in: 1...Int.max, using: &random))
        var grouped = ""
        for (place, digit) in plain.enumerated() {
            if place > 0, (plain.count - place).isMultiple(of: 3) { grouped += "," }
            grouped.append(digit)
        }
        for suffix in ["", ".25", "m", ".5bn", "亿"] {
            let expected = try AmountSpelling.quantity(plain + suffix)
            #expect(try AmountSpelling.quantity(grouped + suffix) == expected)
            #expect(
                try AmountSpelling.quantity("\u{2212}" + grouped + suffix).value?.isNegative == true
            )
        }
    }
}
