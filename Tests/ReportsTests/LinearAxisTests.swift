import FilingModel
import Projections
import Reports
import TestSupport
import Testing

@Suite struct `Axis of a chart` {
    private static func decimal(_ text: String) throws -> Rational { Rational(try Amount(text)) }

    @Test(arguments: [
        (["3", "22"], true, ["0", "5", "10", "15", "20", "25"]), (["0"], true, ["0", "1"]),
        ([], true, ["0", "1"]), (["3"], false, ["0", "1", "2", "3"]),
        (["-13.6", "3.7"], true, ["-15", "-10", "-5", "0", "5"]),
        (["-0.0329", "0.2402"], false, ["-0.05", "0", "0.05", "0.1", "0.15", "0.2", "0.25"]),
        (["5.8", "5.82"], false, ["5.8", "5.805", "5.81", "5.815", "5.82"]),
        (["5.8", "5.82"], true, ["0", "1", "2", "3", "4", "5", "6"]),
        (["-7"], true, ["-8", "-6", "-4", "-2", "0"]),
    ])
    func `ticks are round`(values: [String], needsZero: Bool, ticks: [String]) throws {
        let axis = LinearAxis(covering: try values.map(Self.decimal), needsZero: needsZero)
        #expect(axis.ticks == (try ticks.map(Self.decimal)))
    }

    /// Values of any size and sign, near each other or far apart.
    private static func values(_ random: inout SplitMix64) -> [Rational] {
        let scale = random.number(0...12)
        let base = random.chance(30) ? random.number(-1_000_000...1_000_000) * 1_000 : 0
        return (0..<random.number(0...12)).compactMap { _ in
            let digits = base + random.number(-99_999...99_999) * (random.chance(20) ? 1_000 : 1)
            return Amount(coefficient: Int128(digits), scale: scale).map { Rational($0) }
        }
    }

    /// Whether a number is 1, 2 or 5 times a power of ten.
    private static func isRound(_ number: Rational) -> Bool {
        var number = number
        while number >= Rational(10) { number = number / Rational(10) }
        while number < Rational(1) { number = number / (Rational(1) / Rational(10)) }
        return [Rational(1), Rational(2), Rational(5)].contains(number)
    }

    @Test(arguments: 0..<24 as Range<UInt64>)
    func `ticks are round, in order, as far from each other, and cover the values`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<8 {
            let values = Self.values(&random)
            let needsZero = random.chance(50)
            let axis = LinearAxis(covering: values, needsZero: needsZero)
            let steps = zip(axis.ticks.dropFirst(), axis.ticks).map { $0 - $1 }
            #expect((1...LinearAxis.intervalsMax).contains(steps.count))
            #expect(Set(steps).count == 1)
            #expect(steps.allSatisfy { $0.sign > 0 && Self.isRound($0) })
            #expect(axis.ticks.allSatisfy { ($0 / steps[0]).isWhole })
            #expect(values.allSatisfy { $0 >= axis.ticks[0] && $0 <= axis.ticks[steps.count] })
            #expect(!needsZero || axis.ticks.contains(.zero))
            #expect(axis.isCut == !axis.ticks.contains(.zero))
        }
    }

    @Test(arguments: 0..<24 as Range<UInt64>)
    func `places are proportional to within half a pixel`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<8 {
            let values = Self.values(&random)
            let length = random.number(1...400)
            let axis = LinearAxis(covering: values, needsZero: true)
            let high = axis.ticks[axis.ticks.count - 1]
            for value in values {
                let share = (value - axis.ticks[0]) / (high - axis.ticks[0])
                let place = Rational(axis.place(of: value, in: length)) / Rational(length)
                #expect((place - share).magnitude <= Rational(1) / Rational(2 * length))
            }
        }
    }
}
