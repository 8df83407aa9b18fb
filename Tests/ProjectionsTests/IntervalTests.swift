import FilingModel
import Projections
import TestSupport
import Testing

@Suite struct `Intervals` {
    private func number(_ spelling: String) -> Rational { Rational(sure { try Amount(spelling) }) }

    private func interval(_ ends: String) -> Interval {
        let ends = ends.split(separator: " ").map { number(String($0)) }
        return Interval(low: ends[0], high: ends[1])
    }

    @Test(
        arguments: [
            ("5800000000", -8, "5750000000 5850000000"), ("5.82", nil, "5.82 5.82"),
            ("0.24", 2, "0.235 0.245"), ("3", 0, "2.5 3.5"), ("-1.0", -1, "-6 4"),
            ("-0.5", 1, "-0.55 -0.45"), ("0", 0, "-0.5 0.5"),
        ] as [(String, Int?, String)]
    )
    func `a value may be half a place more or less`(
        value: String,
        decimals: Int?,
        ends: String
    ) throws {
        let precision = try decimals.map { try Precision(decimals: $0) }
        #expect(Interval(try Amount(value), precision: precision) == interval(ends))
        let quantity = try Quantity(.value(try Amount(value)), precision: precision)
        #expect(Interval(quantity) == interval(ends))
    }

    @Test func `a range is what it says, however precise it is`() throws {
        let range = Quantity.Content.range(low: try Amount("-5"), high: try Amount("3.5"))
        let quantity = try Quantity(range, precision: try Precision(decimals: -1))
        #expect(Interval(quantity) == interval("-5 3.5"))
    }

    @Test(arguments: [
        ("0 1", "1 2", true, false), ("0 1", "1.001 2", false, false), ("0 3", "1 2", true, true),
        ("1 2", "0 3", true, false), ("0 1", "0 1", true, true), ("-2 -1", "-1 -1", true, true),
        ("5750000000 5850000000", "5822719845.67 5822719845.67", true, true),
    ])
    func `ends belong to an interval`(one: String, other: String, meets: Bool, contains: Bool) {
        #expect(interval(one).intersects(interval(other)) == meets)
        #expect(interval(other).intersects(interval(one)) == meets)
        #expect(interval(one).contains(interval(other)) == contains)
    }

    @Test(
        arguments: [
            ("124 124", "100 100", "0.24 0.24"), ("115 125", "95 105", nil),
            ("120 121", "100 110", nil), ("-50 -50", "-100 -100", "0.5 0.5"),
            ("-150 -150", "-100 -100", "-0.5 -0.5"), ("50 50", "-100 -100", "1.5 1.5"),
            ("-60 -40", "-125 -100", "0.4 0.68"), ("10 20", "-50 -40", "1.2 1.5"),
            ("-10 30", "20 40", "-1.5 0.5"), ("1 2", "0 1", "none"), ("1 2", "-1 0", "none"),
            ("1 2", "-1 1", "none"), ("1 2", "-0.1 0.9", "none"), ("1 2", "-0.9 0.1", "none"),
            ("0 0", "0 0", "none"),
        ] as [(String, String, String?)]
    )
    func `growth goes from the least to the most`(
        current: String,
        previous: String,
        ends: String?
    ) {
        let growth = Interval.growth(of: interval(current), since: interval(previous))
        guard let ends else {
            // The ends are no short decimals; they lie at the corners.
            let corners = corners(interval(current), interval(previous))
            #expect(growth == Interval(low: corners[0], high: corners[3]))
            return
        }
        #expect(growth == (ends == "none" ? nil : interval(ends)))
    }

    /// The growths between the ends of two intervals, ascending.
    private func corners(_ current: Interval, _ previous: Interval) -> [Rational] {
        [current.low, current.high].flatMap { now in
            [previous.low, previous.high].map { (now - $0) / $0.magnitude }
        }.sorted()
    }

    /// An interval with whole ends, more often than not on one side of 0.
    private func interval(_ random: inout SplitMix64) -> Interval {
        let ends = [random.number(-9...30), random.number(-9...30)].sorted()
        let sign = random.chance(50) ? 1 : -1
        let signed = ends.map { $0 * sign }.sorted()
        return Interval(low: Rational(signed[0]), high: Rational(signed[1]))
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `arithmetic holds all results, and its ends are results`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<30 {
            let (one, other) = (interval(&random), interval(&random))
            let ends = [one.low, one.high].flatMap { left in
                [other.low, other.high].map { (left, $0) }
            }
            let sums = ends.map { $0.0 + $0.1 }.sorted()
            let differences = ends.map { $0.0 - $0.1 }.sorted()
            #expect(one + other == Interval(low: sums[0], high: sums[3]))
            #expect(one - other == Interval(low: differences[0], high: differences[3]))
            let mayBeZero = other.low.sign <= 0 && other.high.sign >= 0
            guard !mayBeZero else {
                #expect(one / other == nil)
                #expect(Interval.growth(of: one, since: other) == nil)
                continue
            }
            let quotients = ends.map { $0.0 / $0.1 }.sorted()
            let growth = corners(one, other)
            #expect(one / other == Interval(low: quotients[0], high: quotients[3]))
            #expect(
                Interval.growth(of: one, since: other)
                    == Interval(low: growth[0], high: growth[3])
            )
        }
    }

    @Test func `an interval does not end before it starts`() async {
        await #expect(processExitsWith: .failure) {
            _ = Interval(low: Rational(2), high: Rational(1))
        }
    }
}
