import EventLog
import FilingModel
import Projections
import ReferenceSupport
import Reports
import TestSupport
import Testing

/// How much is found, and told, where many publications speak of one cohort.
@Suite struct `What many publications say` {
    /// What each of many publications says of the same.
    enum Kind: CaseIterable {
        /// All say something else.
        case different
        /// All say the same.
        case same
        /// Half say one thing, half another.
        case halves
    }

    /// How much is found, and how much of it is told.
    private struct Size {
        let contradictions: Int
        let implications: Int
        let sources: Int
        let characters: Int
    }

    private static func size(_ kind: Kind, _ count: Int) throws -> Size {
        var script = LedgerScript()
        let first = try CalendarDate("2022-01-01")
        for number in 0..<count {
            let variant = [.same: 0, .different: number, .halves: number % 2][kind] ?? 0
            let claims = [
                claim(.growth(.revenue, base: period("FY2023")), "0.\(1_000 + variant)", 4),
                claim(.ratio(.rdExpense, of: .revenue), "0.\(1_000 + variant)", 4),
                claim(.count(.shedMarks, period: nil), "\(count - variant)"),
                claim(.share(.shedMarks), "0.5", 1),
            ]
            script.report(
                "FY2024",
                "revenue=\(1_000 + variant) rd-expense=\(100 + variant)",
                claims: claims,
                companies: 2 * count,
                on: first.adding(days: number).description
            )
        }
        let asOf = AsOf(MemoryFacts(script.events), at: script.clock())
        let found = ClaimConsistency(try asOf.publications(), units: try asOf.sumUnits())
        let report = try ReconcileReport(asOf)
        let texts = [OutputFormat.json, .csv, .table].map { Renderer.render(report, as: $0) }
        return Size(
            contradictions: found.contradictions.count,
            implications: found.implications.count,
            sources: found.contradictions.reduce(0) { $0 + $1.sayings.count },
            characters: texts.reduce(0) { $0 + $1.utf8.count }
        )
    }

    /// Five quantities are stated in each, and none is told of more than twice.
    @Test(arguments: Kind.allCases)
    func `is told in proportion to their number`(kind: Kind) throws {
        let (some, many) = (try Self.size(kind, 40), try Self.size(kind, 80))
        #expect(many.contradictions <= 5 * 80)
        #expect(many.sources <= 10 * many.contradictions)
        #expect(many.implications <= 2 * some.implications)
        #expect(many.characters <= 22 * some.characters / 10)
        #expect((many.contradictions > 0) == (kind != .same))
    }
}
