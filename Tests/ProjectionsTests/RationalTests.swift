import BigInt
import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

@Suite struct `Exact numbers` {
    /// A random amount, as likely near 0 as far from it.
    private func amount(_ random: inout SplitMix64) -> Amount {
        let size = [9, 999, 999_999, 999_999_999_999_999][random.number(0...3)]
        return Amount(
            coefficient: Int128(random.number(-size...size)) * Int128(random.number(1...size)),
            scale: random.number(0...6)
        ) ?? .zero
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `quotients are computed and compared as on paper`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<40 {
            let (one, other) = (amount(&random), amount(&random))
            let (left, right) = (Rational(one), Rational(other))
            let paper = [one, other].map { NaiveFraction(NaiveDecimal($0)) }
            #expect(left + right == Rational(paper[0] + paper[1]))
            #expect(left - right == Rational(paper[0] - paper[1]))
            #expect((left < right) == (paper[0] < paper[1]))
            #expect((left == right) == (paper[0] == paper[1]))
            #expect(left.sign == (one.isNegative ? -1 : one.coefficient == 0 ? 0 : 1))
            #expect(left.magnitude.sign == abs(left.sign))
            let exponent = random.number(0...5)
            #expect(left.power(exponent) == Rational(paper[0].power(exponent)))
            guard right.sign != 0 else { continue }
            #expect(left / right == Rational(paper[0] / paper[1]))
            for places in [0, 1, 4, 9] {
                let quotient = (left / right).rounded(places: places)
                #expect(quotient == (paper[0] / paper[1]).rounded(places: places))
            }
        }
    }

    @Test(arguments: 0..<32 as Range<UInt64>)
    func `equal numbers are equal however they are made`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<20 {
            let (one, factor) = (amount(&random), random.number(1...9_999))
            let scaled = Rational(one) / Rational(factor)
            let sum = (0..<7).reduce(Rational.zero) { total, _ in total + scaled }
            #expect(sum == Rational(one) / Rational(factor) / (Rational(1) / Rational(7)))
            #expect(Set([sum, scaled / (Rational(1) / Rational(7))]).count == 1)
            #expect(Rational(-3) / Rational(-factor) == Rational(3) / Rational(factor))
        }
    }

    @Test(arguments: [
        (1, 2, 0, "0"), (3, 2, 0, "2"), (5, 2, 0, "2"), (-1, 2, 0, "0"), (-3, 2, 0, "-2"),
        (-5, 2, 0, "-2"), (1, 20_000, 4, "0.0000"), (3, 20_000, 4, "0.0002"),
        (5, 20_000, 4, "0.0002"), (7, 20_000, 4, "0.0004"), (-1, 20_000, 4, "0.0000"),
        (-1, 1_000_000, 4, "0.0000"), (-3, 20_000, 4, "-0.0002"), (-51, 1_000_000, 4, "-0.0001"),
        (1, 3, 4, "0.3333"), (2, 3, 4, "0.6667"), (-2, 3, 4, "-0.6667"), (22, 54, 4, "0.4074"),
        (2_402, 10_000, 4, "0.2402"), (99_999, 100_000, 4, "1.0000"), (-1, 1, 4, "-1.0000"),
        (0, 7, 4, "0.0000"), (123_456, 1, 2, "123456.00"), (-1, 30, 1, "0.0"), (1, -3, 2, "-0.33"),
    ])
    func `halves round to even, and nothing to minus zero`(
        numerator: Int,
        denominator: Int,
        places: Int,
        text: String
    ) {
        let quotient = Rational(numerator) / Rational(denominator)
        #expect(quotient.rounded(places: places) == text)
    }

    @Test(arguments: 0..<32 as Range<UInt64>)
    func `sums of amounts are exact to the last digit`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var (sum, paper) = (ExactDecimal.zero, NaiveDecimal.zero)
        for _ in 0..<40 {
            let next = amount(&random)
            sum = sum + ExactDecimal(next)
            paper = paper + NaiveDecimal(next)
            #expect(sum.description == paper.description)
            #expect(sum.rational == Rational(NaiveFraction(paper)))
            #expect(sum.scale == paper.scale)
        }
    }

    @Test(
        arguments: [
            ([], "0"), (["1"], "1"), (["1.50", "2"], "3.50"), (["0.05", "-0.05"], "0.00"),
            (["-0.05"], "-0.05"), (["0.5", "-0.45"], "0.05"), (["-1.5", "0.5"], "-1.0"),
            (["5822719845.67", "-0.67"], "5822719845.00"), (["0.000", "7"], "7.000"),
            (["9999999999999999999999999999999999", "1"], "10000000000000000000000000000000000"),
            (
                ["-9999999999999999999999999999999999", "0.1"],
                "-9999999999999999999999999999999998.9"
            ),
        ] as [([String], String)]
    )
    func `a sum has the places of its longest part`(parts: [String], text: String) throws {
        let sum = try parts.map { ExactDecimal(try Amount($0)) }.reduce(.zero, +)
        #expect(sum.description == text)
    }
}
