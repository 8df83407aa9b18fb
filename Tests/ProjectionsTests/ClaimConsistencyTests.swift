import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

/// What publications say, held against itself.
@Suite struct `What publications imply` {
    private static func consistency(_ script: LedgerScript) throws -> ClaimConsistency {
        let asOf = script.asOf()
        return ClaimConsistency(try asOf.publications(), units: try asOf.sumUnits())
    }

    /// The ranges of a quantity that is implied, rounded: `low..high`, each.
    private static func implied(
        _ script: LedgerScript,
        _ isMeant: (ClaimedQuantity) -> Bool,
        places: Int = 1
    ) throws -> [String] {
        try consistency(script).implications.filter { isMeant($0.evidence.quantity) }
            .flatMap { $0.evidence.values.ranges }
            .map { range in
                let ends = [range.low, range.high].map { $0?.rounded(places: places) ?? "" }
                return ends[0] == ends[1] ? ends[0] : ends.joined(separator: "..")
            }
    }

    private static func isSum(_ metric: Metric, _ year: String) -> (ClaimedQuantity) -> Bool {
        { quantity in
            guard case .sum(metric, let of, _) = quantity else { return false }
            return of == period(year)
        }
    }

    private static func growth(_ metric: Metric, _ rate: String, _ decimals: Int? = nil) -> Claim {
        claim(.growth(metric, base: period("FY2023")), rate, decimals)
    }

    @Test(
        arguments: [
            // 174.479 bn, up 24 %.
            ("revenue=174.479bn", .revenue, "0.24", 2, ["140143.4..141278.9"]),
            // A loss of 13.641 bn, narrowed by 36 %.
            ("net-profit=-13.641bn", .netProfit, "0.36", 2, ["-21482.7..-21148.1"]),
            // A loss that widened by half.
            ("net-profit=-3bn", .netProfit, "-0.5", nil, ["-2333.3..-1666.7"]),
            // A loss after a profit: a fall by more than the whole. Either sign is possible.
            ("net-profit=-5.0bn", .netProfit, "-3", nil, ["-1262.5..-1237.5", "2475.0..2525.0"]),
            // A profit after a loss, or one that grew fourfold.
            ("net-profit=5.0bn", .netProfit, "3", nil, ["-2525.0..-2475.0", "1237.5..1262.5"]),
            // It doubled; or it stands after a loss that is very large indeed.
            ("net-profit=5.0bn", .netProfit, "1.00", 2, ["..-990000.0", "2468.8..2531.3"]),
            // Nothing is left of it, and nothing is known of what it was.
            ("net-profit=0", .netProfit, "-1", nil, ["0.0.."]),
        ] as [(String, Metric, String, Int?, [String])]
    )
    func `of a sum and its growth is what it grew from`(
        sum: String,
        metric: Metric,
        rate: String,
        decimals: Int?,
        ranges: [String]
    ) throws {
        var script = LedgerScript()
        let claims = [Self.growth(metric, rate, decimals)]
        script.report("FY2024", sum, claims: claims, companies: 54, on: "2025-05-09")
        let quantity = Self.isSum(metric, "FY2023")
        let found = try Self.consistency(script).implications.filter {
            quantity($0.evidence.quantity)
        }
        let millions = found.flatMap { $0.evidence.values.ranges }.map { range in
            let ends = [range.low, range.high].map { end in
                end.map { ($0 / Rational(1_000_000)).rounded(places: 1) } ?? ""
            }
            return ends.joined(separator: "..")
        }
        #expect(millions == ranges)
        #expect(found.map(\.verdict) == [nil])
        #expect(found.first?.evidence.sayings.count == 2)
    }

    @Test func `what is impossible is a contradiction by itself`() throws {
        var script = LedgerScript()
        // A loss is never what grew by half from anything.
        let claims = [Self.growth(.netProfit, "1.5")]
        script.report("FY2024", "net-profit=-5", claims: claims, companies: 3, on: "2025-05-09")
        // 41 % of 3 companies is no number of companies.
        let share = [claim(.share(.shedMarks), "0.41", 2)]
        script.report("FY2024", claims: share, companies: 3, on: "2025-05-10")
        let found = try Self.consistency(script).contradictions
        #expect(found.map { $0.one.values.ranges.isEmpty } == [true, true])
        #expect(found.map { $0.other == nil } == [true, true])
        #expect(found.map(\.sayings.count) == [2, 2])
    }

    @Test(arguments: [
        ("revenue=140.2bn", true), ("revenue=140.1bn", true), ("revenue=140.0bn", false),
        ("revenue=141.25bn", true), ("revenue=141.3bn", true), ("revenue=141.4bn", false),
        ("revenue=1bn@USD", true),
    ])
    func `what is implied is held against what was said`(sum: String, isConsistent: Bool) throws {
        var script = LedgerScript()
        let claims = [Self.growth(.revenue, "0.24", 2)]
        script.report(
            "FY2024",
            "revenue=174.479bn",
            claims: claims,
            companies: 54,
            on: "2025-05-09"
        )
        script.report("FY2023", sum, companies: 54, on: "2024-05-09")
        let found = try Self.consistency(script)
        #expect(found.contradictions.isEmpty == isConsistent)
        #expect(found.contradictions.allSatisfy { $0.sayings.count == 3 })
        // Of other companies, nothing follows.
        var other = LedgerScript()
        other.report("FY2024", "revenue=9bn", claims: claims, companies: 54, on: "2025-05-09")
        other.report("FY2023", sum, companies: 53, on: "2024-05-09")
        other.report("FY2023", sum, on: "2024-05-09")
        other.report("FY2023", sum, companies: 54, cohort: "carrying:U", on: "2024-05-09")
        #expect(try Self.consistency(other).contradictions == [])
    }

    @Test func `follows over several rates`() throws {
        var script = LedgerScript()
        let claims = [
            Self.growth(.revenue, "0.25"), claim(.ratio(.rdExpense, of: .revenue), "0.5"),
            claim(.cagr(.revenue, base: period("FY2022")), "0.1"),
        ]
        script.report("FY2024", "rd-expense=60.5", claims: claims, companies: 2, on: "2025-05-09")
        let places = 2
        let sum = { try Self.implied(script, Self.isSum($0, $1), places: places) }
        #expect(try sum(.revenue, "FY2024") == ["121.00"])
        #expect(try sum(.revenue, "FY2023") == ["96.80"])
        #expect(try sum(.revenue, "FY2022") == ["100.00"])
        #expect(try sum(.rdExpense, "FY2024") == [])
        // A rate that closes the circle on something else is found.
        script.report("FY2022", "revenue=101", companies: 2, on: "2023-05-09")
        let found = try Self.consistency(script).contradictions
        #expect(found.map(\.sayings.count) == [4])
    }

    @Test func `of sums are the rates between them`() throws {
        var script = LedgerScript()
        let claims = [
            Self.growth(.netProfit, "0.5", 1), claim(.ratio(.netProfit, of: .revenue), "-0.1", 1),
            claim(.cagr(.revenue, base: period("FY2022")), "0.2", 1),
        ]
        script.report(
            "FY2024",
            "net-profit=-10.00 revenue=121.0",
            claims: claims,
            companies: 2,
            on: "2025-05-09"
        )
        script.report("FY2023", "net-profit=-20.00", companies: 2, on: "2024-05-09")
        script.report("FY2022", "revenue=100.0", companies: 2, on: "2023-05-09")
        let found = try Self.consistency(script)
        let verdicts = found.implications.filter { item in
            if case .sum = item.evidence.quantity { false } else { true }
        }
        #expect(verdicts.map(\.verdict) == [.contradiction, .consistent, .consistent])
        // The same statements contradict each other in several places, and are told once.
        #expect(found.contradictions.map(\.sayings.count) == [3])
    }

    @Test func `a count that never falls has fallen`() throws {
        var script = LedgerScript()
        func counts(_ shed: String, _ listed: String) -> [Claim] {
            [
                claim(.count(.shedMarks, period: nil), shed),
                claim(.count(.listings, period: nil), listed),
            ]
        }
        script.report("FY2024", claims: counts("22", "54"), companies: 54, on: "2025-05-09")
        script.report("FY2024", claims: counts("22", "54"), companies: 54, on: "2025-06-21")
        script.report("2025H1", claims: counts("21", "57"), companies: 57, on: "2025-10-31")
        let found = try Self.consistency(script).contradictions
        let days = found.map { $0.sayings.map(\.first.day.description) }
        #expect(days == [["2025-10-31", "2025-05-09", "2025-06-21"]])
        // Of those that carry a mark, companies leave.
        var carrying = LedgerScript()
        for (count, day) in [("22", "2025-05-09"), ("21", "2025-06-21")] {
            let claims = [claim(.count(.shedMarks, period: nil), count)]
            carrying.report("FY2024", claims: claims, cohort: "carrying:U", on: day)
        }
        #expect(try Self.consistency(carrying).contradictions == [])
    }

    @Test(
        arguments: [
            (.count(.shedMarks, period: period("FY2024")), "5", false),
            (.count(.shedMarks, period: period("FY2024")), "4", true),
            (.count(.listings, period: period("FY2024")), "11", false),
            (.count(.listings, period: period("FY2024")), "10", true),
            (.count(.companies, period: nil), "11", false),
            (.share(.shedMarks), "0.45", false), (.share(.shedMarks), "0.4", true),
            (.share(.listings), "1", true),
        ] as [(Claim.Content, String, Bool)]
    )
    func `counts of one publication fit together`(
        content: Claim.Content,
        value: String,
        isConsistent: Bool
    ) throws {
        var script = LedgerScript()
        let claims = [
            claim(.count(.shedMarks, period: nil), "4", 0),
            claim(.count(.listings, period: nil), "10"), claim(content, value, 2),
        ]
        script.report("FY2024", claims: claims, companies: 10, on: "2025-05-09")
        #expect(try Self.consistency(script).contradictions.isEmpty == isConsistent)
    }

    @Test func `of ratios nothing is summed`() throws {
        var script = LedgerScript()
        script.define("margin", unit: "percent", .ratio)
        let margin = try Metric("margin")
        let claims = [Self.growth(margin, "0.5"), claim(.ratio(margin, of: .revenue), "0.5")]
        script.report(
            "FY2024",
            "margin=1 revenue=9",
            claims: claims,
            companies: 2,
            on: "2025-05-09"
        )
        let found = try Self.consistency(script)
        #expect(found.implications == [] && found.contradictions == [])
    }
}
