/// What an independent reading of the filings gives: sums, coverage, growth and counts.
enum ExpectedFigures {
    typealias Question = `Report as JSON`.Question
    typealias Expectation = `Report as JSON`.Expectation

    /// A line: its name, what it computes, over how many companies.
    struct Line: Sendable {
        let name: String
        let computed: String
        let covered: Int
    }

    private static func lines(
        _ question: Question,
        of companies: Int,
        _ rows: [(name: String, computed: String, covered: Int)]
    ) -> [Expectation] {
        let lines = rows.map { Line(name: $0.name, computed: $0.computed, covered: $0.covered) }
        return [Expectation(question: question, companies: companies, lines: lines)]
    }

    private static func counts(
        _ question: Question,
        listed: Int,
        shed: Int,
        cumulative: Int
    ) -> [Expectation] {
        lines(
            question,
            of: listed,
            [
                ("listed", "\(listed)", listed), ("shed", "\(shed)", listed),
                ("shed-cumulative", "\(cumulative)", listed),
            ]
        )
    }

    static let all: [Expectation] =
        lines(
            .asOf("2025-05-09", 2024),
            of: 54,
            [
                ("shed-share", "0.4074", 54), ("revenue", "137562897868.89", 44),
                ("revenue-growth", "0.1997", 35), ("net-profit", "-13309088322.85", 43),
                ("net-profit-growth", "0.0469", 32), ("rd-expense", "18434810893.01", 24),
                ("rd-expense-growth", "-0.0329", 11),
            ]
        )
        + lines(
            .validAt("2025-05-09", 2024),
            of: 54,
            [
                ("shed-share", "0.4074", 54), ("revenue", "174477717343.67", 54),
                ("revenue-growth", "0.24", 54), ("net-profit", "-14895188922.85", 50),
                ("net-profit-growth", "0.3276", 49), ("rd-expense", "38362670893.01", 37),
                ("rd-expense-growth", "0.084", 32),
            ]
        )
        + lines(
            .validAt("2026-11-22", 2024),
            of: 63,
            [
                ("revenue", "180161241543.67", 59), ("revenue-growth", "0.2468", 58),
                ("net-profit", "-18906865422.85", 54), ("net-profit-growth", "0.2741", 52),
                ("rd-expense", "38479670893.01", 38), ("rd-expense-growth", "0.0824", 33),
            ]
        )
        + counts(.asOf("2025-05-09", 2020), listed: 54, shed: 3, cumulative: 22)
        + counts(.asOf("2025-05-09", 2021), listed: 54, shed: 6, cumulative: 22)
        + counts(.asOf("2025-05-09", 2022), listed: 54, shed: 9, cumulative: 22)
        + counts(.asOf("2025-05-09", 2023), listed: 54, shed: 1, cumulative: 22)
        + counts(.asOf("2025-05-09", 2024), listed: 54, shed: 3, cumulative: 22)
        + counts(.validAt("2025-05-09", 2024), listed: 54, shed: 3, cumulative: 22)
        + counts(.asOf("2022-12-31", 2021), listed: 45, shed: 2, cumulative: 5)
        + counts(.asOf("2022-12-31", 2022), listed: 45, shed: 0, cumulative: 5)
        + counts(.asOf("2023-12-31", 2022), listed: 54, shed: 9, cumulative: 18)
        + counts(.asOf("2023-12-31", 2023), listed: 54, shed: 0, cumulative: 18)
        + counts(.validAt("2026-11-22", 2024), listed: 63, shed: 3, cumulative: 28)
        + counts(.validAt("2026-11-22", 2025), listed: 63, shed: 6, cumulative: 28)

    static let missing: [(Question, String, [String])] = [
        (
            .asOf("2025-05-09", 2024), "revenue",
            codes("688313 688316 688361 688387 688443 688469 688521 688578 688702 689009")
        ),
        (
            .asOf("2025-05-09", 2024), "net-profit",
            codes("688153 688313 688316 688351 688387 688443 688469 688515 688521 688578 689009")
        ),
        (.validAt("2025-05-09", 2024), "revenue", []),
        (.validAt("2025-05-09", 2024), "net-profit", codes("688153 688351 688515 688578")),
        (.validAt("2026-11-22", 2024), "revenue", codes("688712 688759 688765 688806")),
        (
            .validAt("2026-11-22", 2024), "net-profit",
            codes("688153 688351 688515 688578 688712 688759 688765 688790 688806")
        ),
    ]

    private static func codes(_ list: String) -> [String] {
        list.split(separator: " ").map(String.init)
    }
}
