import FilingModel
import Projections
import TestSupport
import Testing

@Suite struct `Compound growth` {
    private func number(_ spelling: String) -> Rational { Rational(sure { try Amount(spelling) }) }

    @Test(arguments: [
        ("100", "121", 2, "0.1000"), ("100000", "161051", 5, "0.1000"), ("1", "1", 7, "0.0000"),
        ("4", "1", 2, "-0.5000"), ("1", "2", 2, "0.4142"), ("1", "3", 5, "0.2457"),
        ("3", "4", 1, "0.3333"), ("1", "1000000", 3, "99.0000"), ("1000000", "1", 6, "-0.9000"),
        ("1", "0.0000000000000001", 2, "-1.0000"), ("2", "1.9999", 1, "0.0000"),
        ("1", "0.99995", 1, "0.0000"), ("1", "0.99985", 1, "-0.0002"),
        ("5822719845.67", "5822719845.67", 3, "0.0000"),
        ("19.25", "174.479", 4, "0.7351"),
    ])
    func `rates are rounded from exact roots`(
        first: String,
        last: String,
        years: Int,
        rate: String
    ) {
        let growth = CompoundGrowth(from: number(first), to: number(last), years: years)
        #expect(growth?.rounded(places: ratePlaces) == rate)
    }

    /// 1.00005² and 1.00015² lie halfway between two rates; so do they from below 1.
    @Test(arguments: [
        ("1.0001000025", 2, "0.0000"), ("1.0003000225", 2, "0.0002"), ("1.00005", 1, "0.0000"),
        ("1.00015", 1, "0.0002"), ("0.99995", 1, "0.0000"), ("0.99985", 1, "-0.0002"),
        ("1.000150007500125", 3, "0.0000"), ("1.00010000250001", 2, "0.0001"),
        ("1.00010000249999", 2, "0.0000"),
    ])
    func `halves round to even, and a hair more or less does not`(
        ratio: String,
        years: Int,
        rate: String
    ) {
        let growth = CompoundGrowth(from: Rational(1), to: number(ratio), years: years)
        #expect(growth?.rounded(places: ratePlaces) == rate)
    }

    @Test(arguments: [
        ("0", "1", 1), ("1", "0", 1), ("-1", "1", 1), ("1", "-1", 1), ("-1", "-2", 1),
        ("1", "2", 0), ("1", "2", -1),
    ])
    func `there is none unless both ends are positive and a year apart`(
        first: String,
        last: String,
        years: Int
    ) {
        #expect(CompoundGrowth(from: number(first), to: number(last), years: years) == nil)
    }

    @Test(arguments: [
        ("0.1", 2, true, true), ("0.1001", 2, true, false), ("0.0999", 2, false, true),
        ("-1", 2, false, true), ("-1.5", 2, false, true), ("-2.2", 2, false, true),
        ("0.21", 1, true, true),
    ])
    func `bounds are compared by whole powers`(
        rate: String,
        years: Int,
        isAtMost: Bool,
        isAtLeast: Bool
    ) throws {
        let growth = try #require(
            CompoundGrowth(from: Rational(100), to: Rational(121), years: years)
        )
        #expect(growth.isAtMost(number(rate)) == isAtMost)
        #expect(growth.isAtLeast(number(rate)) == isAtLeast)
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `rates are those of paper and pencil`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<10 {
            let ends = [random.number(1...99_999), random.number(1...99_999)]
            let years = random.number(1...6)
            let growth = try #require(
                CompoundGrowth(from: Rational(ends[0]), to: Rational(ends[1]), years: years)
            )
            let factor = NaiveFraction(ends[1]) / NaiveFraction(ends[0])
            for places in [0, 2, 4] {
                #expect(growth.rounded(places: places) == factor.rootLessOne(years, places: places))
            }
            let rate = Rational(random.number(-20...40)) / Rational(10)
            let power = (rate + Rational(1)).power(years)
            let ratio = Rational(ends[1]) / Rational(ends[0])
            let isBelow = (rate + Rational(1)).sign <= 0
            #expect(growth.isAtLeast(rate) == (isBelow || power <= ratio))
            #expect(growth.isAtMost(rate) == (!isBelow && ratio <= power))
        }
    }
}
