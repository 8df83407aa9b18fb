import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

/// The statements of small worlds, each held against each other one by plain fractions.
@Suite struct `Statements held against each other by brute force` {
    /// Sums and rates of which some fit and some do not.
    private static let sums: [NaiveStatement] = [
        .init(.sum("revenue", 2024), 120), .init(.sum("revenue", 2024), 1213, places: 1),
        .init(.sum("revenue", 2024), 130), .init(.sum("revenue", 2023), 100),
        .init(.sum("revenue", 2023), 96, exact: true), .init(.sum("revenue", 2022), 100),
        .init(.sum("revenue", 2024), 120, of: 11),
        .init(.growth("revenue", 2024, since: 2023), 20, places: 2),
        .init(.growth("revenue", 2024, since: 2023), 25, places: 2, exact: true),
        .init(.cagr("revenue", 2024, since: 2022), 10, places: 2),
        .init(.cagr("revenue", 2024, since: 2022), 14, places: 2),
        .init(.sum("net-profit", 2024), -30), .init(.sum("net-profit", 2023), -40),
        .init(.sum("net-profit", 2023), 15), .init(.growth("net-profit", 2024, since: 2023), -3),
        .init(.growth("net-profit", 2024, since: 2023), 25, places: 2),
        .init(.ratio("net-profit", of: "revenue", 2024), -25, places: 2),
        .init(.ratio("net-profit", of: "revenue", 2024), -23, places: 2, exact: true),
    ]

    /// Counts on a few days.
    private static let counts: [NaiveStatement] = [
        .init(.shed(year: nil), 4, exact: true), .init(.shed(year: nil), 5, on: "2025-06-01"),
        .init(.shed(year: nil), 3, of: 12, on: "2025-07-01"),
        .init(.shed(year: nil), 5, exact: true, of: 12, on: "2025-07-01"),
        .init(.shed(year: 2024), 4, on: "2025-06-01"), .init(.shed(year: 2023), 6),
        .init(.listings, 10, exact: true), .init(.listings, 9, exact: true, on: "2025-06-01"),
        .init(.listings, 3, of: 12, on: "2025-07-01"), .init(.shareShed, 40, places: 2),
        .init(.shareShed, 41, places: 2), .init(.shareShed, 5, places: 1, on: "2025-06-01"),
        .init(.shareShed, 42, places: 2, of: 12, on: "2025-07-01"),
    ]

    /// The contradictions that the program finds, each as places of the statements it tells of.
    private static func found(_ statements: [NaiveStatement]) throws -> [Set<Int>] {
        var script = LedgerScript()
        let sequences = statements.map { $0.publish(in: &script) }
        let asOf = script.asOf()
        let found = ClaimConsistency(try asOf.publications(), units: try asOf.sumUnits())
        return found.contradictions.map { contradiction in
            Set(
                contradiction.sayings.compactMap { saying in
                    sequences.firstIndex(of: saying.first.version.sequence)
                }
            )
        }
    }

    @Test(arguments: [0, 1])
    func `two or three of them contradict each other where the program says so`(pool: Int) throws {
        let all = pool == 0 ? Self.sums : Self.counts
        var excluded = 0
        for third in all.indices {
            for second in all[..<third].indices {
                for first in all[...second].indices {
                    let places = first == second ? [second, third] : [first, second, third]
                    let isExcluded = NaiveStatement.exclude(places.map { all[$0] })
                    let found = try Self.found(places.map { all[$0] })
                    #expect(found.isEmpty == !isExcluded, "statements \(places)")
                    excluded += isExcluded ? 1 : 0
                }
            }
        }
        // Some are, and some are not.
        #expect(excluded > 50 && excluded < all.count * all.count * all.count / 6 - 50)
    }

    /// Nothing is told that is not so.
    ///
    /// Of two the later one is told of (either where both are of one day), and one of three.
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `of many of them each that contradicts another one is told`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let pool = seed.isMultiple(of: 2) ? Self.sums : Self.counts
        let all = (0..<random.number(4...9)).map { _ in random.pick(pool) }.sorted {
            $0.day < $1.day
        }
        let found = try Self.found(all)
        let told = found.reduce(into: Set<Int>()) { $0.formUnion($1) }
        for part in found where part.count <= 3 {
            #expect(NaiveStatement.exclude(part.map { all[$0] }), "seed \(seed): \(part)")
        }
        for third in all.indices {
            for second in all[..<third].indices {
                let pair = [second, third]
                if Self.isExcluded(pair, of: all) {
                    let named = all[second].day == all[third].day ? pair : [third]
                    #expect(
                        named.contains { Self.isTold($0, of: all, in: told) },
                        "seed \(seed): \(pair)"
                    )
                }
                for first in all[..<second].indices
                where NaiveStatement.exclude([first, second, third].map { all[$0] }) {
                    let isTold = [first, second, third].contains {
                        Self.isTold($0, of: all, in: told)
                    }
                    #expect(isTold, "seed \(seed): \([first, second, third])")
                }
            }
        }
    }

    /// Whether two statements cannot both be true, and each alone can.
    private static func isExcluded(_ pair: [Int], of all: [NaiveStatement]) -> Bool {
        NaiveStatement.exclude(pair.map { all[$0] })
            && pair.allSatisfy { !NaiveStatement.exclude([all[$0]]) }
    }

    /// Whether a statement is told of, or the same one said earlier.
    private static func isTold(_ place: Int, of all: [NaiveStatement], in told: Set<Int>) -> Bool {
        told.contains { other in
            let (one, same) = (all[place], all[other])
            return one.kind == same.kind && one.low == same.low && one.high == same.high
                && one.companies == same.companies && one.day == same.day
        }
    }
}
