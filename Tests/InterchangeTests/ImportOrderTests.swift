import Interchange
import TestSupport
import Testing

@Suite struct `Import order` {
    @Test func `listings come first, then earlier days, then the kinds, then the rows`() throws {
        let day = ["public_on": "2022-01-01"]
        let imported = try drafts([
            "milestones": Table.milestone.text(day),
            "figures": Table.figure.text(
                ["public_on": "2022-01-01", "period": "FY2020"],
                ["public_on": "2021-12-31", "period": "FY2020"],
                ["public_on": "2022-01-01", "period": "FY2019"],
                ["public_on": "2022-01-01", "period": "FY2020", "metric": "net-profit"]
            ),
            "aggregates": Table.aggregate.text(day),
            "tiers": Table.tierChange.text(day),
            "marks": Table.markChange.text(day),
            "listings": Table.listing.text(
                ["public_on": "2026-01-01"],
                ["subject": "688267", "public_on": "2025-01-01"]
            ),
        ])
        #expect(
            imported.map { "\($0.file):\($0.line)" } == [
                "listings:3", "listings:2", "figures:3", "marks:2", "tiers:2", "figures:2",
                "figures:4", "aggregates:2", "milestones:2",
            ]
        )
    }

    @Test func `files of one kind go together, in the order in which they are given`() throws {
        let imported = try drafts([
            "second": Table.figure.text(["period": "FY2020"], ["period": "FY2024"]),
            "first": Table.figure.text(
                ["period": "FY2024", "metric": "net-profit"],
                ["period": "FY2019"]
            ),
        ])
        #expect(imported.map { "\($0.file):\($0.line)" } == ["second:2", "second:3", "first:3"])
    }

    @Test(arguments: 0..<32 as Range<UInt64>)
    func `the order of files of different kinds does not matter`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let all = files([
            "listings": Table.listing.text([:], ["subject": "688267"]),
            "figures": Table.figure.text([:], ["period": "FY2023"]),
            "claims": Table.companyClaim.text([:]),
            "aggregates": Table.aggregate.text(["public_on": "2025-04-19"]),
            "milestones": Table.milestone.text(["public_on": "2025-04-19"]),
        ])
        let options = try chineseOptions()
        let expected = try Importer.drafts(from: all, options: options)
        let shuffled = all.shuffled(using: &random)
        #expect(try Importer.drafts(from: shuffled, options: options) == expected)
    }
}
