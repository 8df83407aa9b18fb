import FilingModel
import Projections

/// The numbers of one chart as text: all in one unit, rounded alike.
struct ChartNumbers {
    /// The unit, such as `bn CNY`, `companies` or `%`.
    let unit: String

    private let divisor: Rational
    private let places: Int
    private let spelling: Chart.Scale

    /// The digits that the largest number keeps at most, unless it has more before the point.
    private static let significantMax = 1_000
    /// The most digits after the point that an amount can need in any unit.
    private static let placesMax = Amount.scaleMax + Amount.digitsMax

    init(_ chart: Chart) {
        let magnitudes = chart.values.map(\.magnitude)
        let largest = magnitudes.max() ?? .zero
        spelling = chart.unit
        switch chart.unit {
        case .percent:
            unit = "%"
            divisor = Rational(1) / Rational(100)
        case .named(let name):
            let scale = Self.scales(chart.language).first { Rational($0.size) <= largest }
            divisor = Rational(scale?.size ?? 1)
            unit = (scale?.word ?? "") + name
        }
        let divisor = divisor
        places = Self.places(magnitudes.map { $0 / divisor }) { places in
            Self.shifted(largest / divisor, places) >= Rational(Self.significantMax)
        }
    }

    /// A value, rounded, without the unit; what is not zero keeps a digit that is not.
    func text(_ value: Rational) -> String {
        let text = written(value, places: places)
        guard value.sign != 0, text.allSatisfy({ "-0.".contains($0) }) else { return text }
        let digits = (value / divisor).rounded(places: Self.placesMax)
        let zeros = digits.drop { $0 != "." }.dropFirst().prefix { $0 == "0" }
        return written(value, places: min(zeros.count + 1, Self.placesMax))
    }

    /// The ticks of an axis, exactly, without the unit.
    func texts(_ ticks: [Rational]) -> [String] {
        let places = Self.places(ticks.map { $0 / divisor }) { _ in false }
        return ticks.map { written($0, places: places) }
    }

    /// A value in all its digits, with its unit.
    func exactText(_ digits: String) -> String {
        switch spelling {
        case .percent: NumberText.percent(digits)
        case .named(let name): NumberText.grouped(digits) + " " + name
        }
    }

    private func written(_ value: Rational, places: Int) -> String {
        NumberText.grouped((value / divisor).rounded(places: places))
    }

    /// The fewest places that hold all numbers exactly; fewer where they suffice.
    private static func places(
        _ numbers: [Rational],
        isEnough: (Int) -> Bool
    ) -> Int {
        (0..<placesMax).first { places in
            isEnough(places) || numbers.allSatisfy { shifted($0, places).isWhole }
        } ?? placesMax
    }

    /// A number with its point some places to the right.
    private static func shifted(_ number: Rational, _ places: Int) -> Rational {
        number / (Rational(1) / Rational(10).power(places))
    }

    /// The words for large amounts, the largest first.
    private static func scales(_ language: LocalizedText.Language) -> [(size: Int, word: String)] {
        switch language {
        case .english: [(1_000_000_000, "bn "), (1_000_000, "m ")]
        case .chinese: [(100_000_000, "亿"), (10_000, "万")]
        }
    }
}
