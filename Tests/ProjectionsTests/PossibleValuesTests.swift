import Projections
import TestSupport
import Testing

@Suite struct `Possible values` {
    private static func range(_ low: Int?, _ high: Int?) -> PossibleValues.Range {
        PossibleValues.Range(low: low.map { Rational($0) }, high: high.map { Rational($0) })
    }

    @Test func `are ranges that have no number in common, ascending`() {
        let values = PossibleValues([
            Self.range(5, 6), Self.range(nil, -3), Self.range(1, 2), Self.range(2, 4),
            Self.range(-4, -1), Self.range(9, 8),
        ])
        #expect(values.ranges == [Self.range(nil, -1), Self.range(1, 4), Self.range(5, 6)])
        let open = PossibleValues([Self.range(1, nil), Self.range(3, 4)])
        #expect(open.ranges == [Self.range(1, nil)])
        #expect(PossibleValues([]).ranges == [])
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `hold the numbers of their ranges, and no others`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func some() -> [PossibleValues.Range] {
            (0..<random.number(0...3)).map { _ in
                let low = random.number(-6...6)
                return Self.range(
                    random.chance(15) ? nil : low,
                    random.chance(15) ? nil : low + random.number(-1...4)
                )
            }
        }
        let parts = [some(), some()]
        let (one, other) = (PossibleValues(parts[0]), PossibleValues(parts[1]))
        func holds(_ ranges: [PossibleValues.Range], _ number: Int) -> Bool {
            let number = Rational(number)
            return ranges.contains { range in
                range.low.map { $0 <= number } ?? true && range.high.map { number <= $0 } ?? true
            }
        }
        let numbers = -20...20
        for number in numbers {
            #expect(one.contains(Rational(number)) == holds(parts[0], number))
        }
        #expect(one.meets(other) == numbers.contains { holds(parts[0], $0) && holds(parts[1], $0) })
        #expect(one.meets(other) == other.meets(one))
        if one.contains(other) {
            #expect(numbers.allSatisfy { !holds(parts[1], $0) || holds(parts[0], $0) })
        }
    }
}
