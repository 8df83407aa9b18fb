import FilingModel
import TestSupport
import Testing

@Suite struct `Naive numbers` {
    @Test func `the generator gives the published numbers`() {
        var random = SplitMix64(seed: 1_234_567)
        #expect(random.next() == 6_457_827_717_110_365_317)
        #expect(random.next() == 3_203_168_211_198_807_973)
        #expect(random.next() == 9_817_491_932_198_370_423)
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `integers agree with those of the machine`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func draw() -> Int128 {
            let bits = Int128(random.next() >> UInt64(random.number(0...63)))
            return random.chance(50) ? bits : -bits
        }
        for _ in 0..<200 {
            let (one, other) = (draw(), draw())
            let (left, right) = (NaiveInteger(one), NaiveInteger(other))
            #expect((left + right).description == (one + other).description)
            #expect((left - right).description == (one - other).description)
            let (product, overflows) = one.multipliedReportingOverflow(by: other)
            if !overflows { #expect((left * right).description == product.description) }
            #expect((left < right) == (one < other))
            guard other != 0 else { continue }
            let (quotient, rest) = left.magnitude.divided(by: right.magnitude)
            #expect(quotient.description == (one.magnitude / other.magnitude).description)
            #expect(rest.description == (one.magnitude % other.magnitude).description)
        }
    }

    @Test(arguments: [
        (1, 8, "0.1250"), (2402, 10_000, "0.2402"), (1, 20_000, "0.0000"), (3, 20_000, "0.0002"),
        (-1, 20_000, "0.0000"), (-3, 20_000, "-0.0002"), (5, 20_000, "0.0002"), (1, 3, "0.3333"),
        (2, 3, "0.6667"), (-2, 3, "-0.6667"), (22, 54, "0.4074"), (7, 1, "7.0000"),
    ])
    func `a fraction is rounded half-even`(numerator: Int, denominator: Int, text: String) {
        let fraction = NaiveFraction(numerator) / NaiveFraction(denominator)
        #expect(fraction.rounded(places: 4) == text)
    }

    @Test(arguments: [
        (4, 1, 2, "1.0000"), (1, 4, 2, "-0.5000"), (2, 1, 2, "0.4142"), (3, 1, 5, "0.2457"),
        (1, 1, 3, "0.0000"), (125, 100, 1, "0.2500"),
        (1_000_100_002_5, 1_000_000_000_0, 2, "0.0000"),
        (1_000_300_022_5, 1_000_000_000_0, 2, "0.0002"),
    ])
    func `a root is rounded half-even`(numerator: Int, denominator: Int, degree: Int, text: String)
    {
        let fraction = NaiveFraction(numerator) / NaiveFraction(denominator)
        #expect(fraction.rootLessOne(degree, places: 4) == text)
    }

    @Test(arguments: [
        ("5800000000", -8, "5750000000", "5850000000"), ("0.24", 2, "0.235", "0.245"),
        ("3", 0, "2.5", "3.5"), ("-1.0", -1, "-6.0", "4.0"),
    ])
    func `a rounded value lies half a place around itself`(
        value: String,
        decimals: Int,
        low: String,
        high: String
    ) throws {
        let precision = try Precision(decimals: decimals)
        let interval = NaiveInterval(try Amount(value), precision)
        #expect(interval.low.description == low)
        #expect(interval.high.description == high)
    }
}
