import FilingModel
import Projections
import Reports
import TestSupport
import Testing

/// Charts that nobody would draw: none, one or many places, values of any size, long names.
@Suite struct `Any chart` {
    private static let words = [
        "FY2024", "百利天恒药业", "a&b", "\u{202E}", "<", "long-winded", "\u{1F4C8}",
    ]

    private static func text(_ random: inout SplitMix64) -> String {
        (0..<random.number(1...12)).map { _ in random.pick(words) }
            .joined(separator: random.pick(["", " "]))
    }

    private static func point(_ random: inout SplitMix64) -> Chart.Point {
        guard random.chance(85) else { return .gap }
        let coverage = random.chance(40) ? text(&random) : nil
        let digits = Int128(random.number(-999_999_999...999_999_999))
        let size = Int128(random.pick([0, 1, 1_000, 1_000_000_000_000_000]))
        let amount = Amount(coefficient: digits * size, scale: random.pick([0, 2, 30])) ?? .zero
        return Chart.Point(ExactDecimal(amount), coverage: coverage)
    }

    private static func chart(_ random: inout SplitMix64) throws -> Chart {
        let count = random.pick([0, 1, 2, 5, 12, 60, random.number(80...120)])
        let start = try CalendarDate("2019-07-22").adding(days: random.number(-700_000...2_000_000))
        let apart = random.pick([1, 30, 400])
        let dates = (0..<count).map { start.adding(days: $0 * apart) }
        let names = (0..<count).map { _ in text(&random) }
        let form = random.pick([Chart.Form.bars, .line, .steps])
        return Chart(
            title: text(&random),
            subtitle: text(&random),
            unit: random.chance(20) ? .percent : .named(text(&random)),
            axis: random.chance(50) ? .dates(dates) : .categories(names),
            series: (0..<random.number(1...4)).map { _ in
                Chart.Series(
                    text(&random),
                    random.chance(60) ? form : random.pick([.bars, .line, .steps]),
                    (0..<count).map { _ in point(&random) }
                )
            },
            language: random.pick(LocalizedText.Language.allCases)
        )
    }

    @Test(arguments: Extent.seeds(12))
    func `is drawn within its bounds, the same each time`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let chart = try Self.chart(&random)
        let width = random.number(40...200)
        let terminal = TerminalChart(width: width).text(chart)
        let lines = terminal.split(separator: "\n")
        #expect(lines.allSatisfy { Printable.width(String($0)) <= width })
        let picture = SVGChart.text(chart)
        let document = try XMLCheck(picture)
        let height = Int(document.elements[0].attributes["height"] ?? "") ?? 0
        let isInside = document.elements.dropFirst().allSatisfy { element in
            [("x", 960), ("cx", 960), ("y", height), ("cy", height)].allSatisfy { key, limit in
                (0...limit).contains(element.attributes[key].flatMap { Int($0) } ?? 0)
            }
        }
        #expect(isInside)
        #expect(picture == SVGChart.text(chart))
    }
}
