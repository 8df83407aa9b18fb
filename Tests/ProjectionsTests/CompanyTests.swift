import FilingModel
import Projections
import TestSupport
import Testing

/// DESIGN §5.4 and §5.5, in words.
@Suite struct `A company` {
    private func renaming(
        on day: String,
        name: (String?, String?)? = nil,
        shortName: (String?, String?)? = nil
    ) throws -> FilingEvent {
        .companyRenamed(
            CompanyRenamed(
                effectiveOn: try EffectiveDate(day),
                name: try name.map { try LocalizedText(english: $0.0, chinese: $0.1) },
                shortName: try shortName.map { try LocalizedText(english: $0.0, chinese: $0.1) }
            )
        )
    }

    private func sector(_ sector: Sector, on day: String) -> FilingEvent {
        .sectorChanged(SectorChanged(effectiveOn: sure { try EffectiveDate(day) }, sector: sector))
    }

    @Test(arguments: [
        ("2020-04-25", "2020-04-25"), ("2020-04", "2020-04-30"), ("2020-02", "2020-02-29"),
        ("2020", "2020-12-31"), ("2020-02-05/2020-05-09", "2020-05-09"),
        ("2020-02/2020-05", "2020-05-31"), ("../2020-08-15", "2020-08-15"),
        ("../2020", "2020-12-31"),
    ])
    func `is listed from the last day of the span in which it listed`(
        written: String,
        lastDay: String
    ) throws {
        var script = LedgerScript()
        script.list("A", on: written)
        let day = try CalendarDate(lastDay)
        #expect(try script.asOf("\(day.adding(days: -1))").company("A") == nil)
        #expect(try script.asOf("\(day.adding(days: -1))").codes() == [])
        #expect(try script.asOf("\(day)").company("A")?.listedOn.spelling == written)
        #expect(try script.asOf("\(day)").codes() == ["A"])
    }

    @Test func `carries a mark until the last day of the span in which it was removed`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.remove("U", from: "A", effective: "../2023-08-15")
        #expect(try script.asOf("2023-08-14").company("A")?.marks == [.unprofitable])
        #expect(try script.asOf("2023-08-15").company("A")?.marks == [])
        #expect(try script.asOf("2023-08-14").codes(Cohort(.carrying(.unprofitable))) == ["A"])
        #expect(try script.asOf("2023-08-15").codes(Cohort(.carrying(.unprofitable))) == [])
    }

    @Test func `is what its listing said, before anything changed`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22", marks: "UW", sector: .materials, city: "Synthetic")
        let company = try script.asOf().company("A")
        #expect(company?.marks.map(\.description) == ["U", "W"])
        #expect(company?.sector == .materials)
        #expect(company?.city == "Synthetic")
        #expect(company?.tier == nil)
        #expect(company?.wasProfitableAtListing == false)
    }

    @Test func `is renamed in the languages in which it has a new name`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.add("A", "2020-01-01", try renaming(on: "2020-01-01", name: (nil, "虚构")))
        script.add("A", "2021-01-01", try renaming(on: "2021-01-01", name: ("A New", nil)))
        script.add("A", "2022-01-01", try renaming(on: "2022-01-01", shortName: (nil, "虚")))
        func names(_ day: String) throws -> [LocalizedText?] {
            let company = try script.asOf(day).company("A")
            return [company?.name, company?.shortName]
        }
        let short = LedgerScript.text("A Synth")
        #expect(try names("2019-12-31") == [LedgerScript.text("A"), short])
        #expect(try names("2020-12-31") == [try LocalizedText(english: "A", chinese: "虚构"), short])
        let newer = try LocalizedText(english: "A New", chinese: "虚构")
        #expect(try names("2021-12-31") == [newer, short])
        let both = try LocalizedText(english: "A Synth", chinese: "虚")
        #expect(try names("2022-01-01") == [newer, both])
    }

    @Test func `changes in the order in which changes take effect, not in that of the log`() throws
    {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.add("A", "2021-01-01", sector(.materials, on: "2021"))
        script.add("A", "2021-12-31", sector(.equipment, on: "2021-12-30"))
        script.add("A", "2020-01-01", sector(.newEnergy, on: "2021-12-31"))
        #expect(try script.asOf("2021-12-29").company("A")?.sector == .other)
        #expect(try script.asOf("2021-12-30").company("A")?.sector == .equipment)
        // Both take effect on the last day of 2021: the one that was public later counts.
        #expect(try script.asOf("2021-12-31").company("A")?.sector == .materials)
        #expect(
            try script.asOf("2021-12-31", known: "2020-12-31").company("A")?.sector == .newEnergy
        )
    }

    @Test func `is in a tier until it leaves it for none`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        for (tier, year) in [(.growth, "2021-01-01"), (nil, "2023-01-01")] as [(Tier?, String)] {
            let day = try EffectiveDate(year)
            let change = TierChanged(tier: tier, effectiveOn: day, reason: "a rule")
            script.add("A", "2020-01-02", .tierChanged(change))
        }
        #expect(try script.asOf("2020-12-31").company("A")?.tier == nil)
        #expect(try script.asOf("2022-12-31").company("A")?.tier == .growth)
        #expect(try script.asOf("2023-01-01").company("A")?.tier == nil)
    }

    @Test func `that was delisted stays in its cohort`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        let day = try EffectiveDate("2021-05")
        script.add(
            "A",
            "2021-05-01",
            .companyDelisted(CompanyDelisted(effectiveOn: day, reason: "a merger"))
        )
        #expect(try script.asOf("2021-05-30").company("A")?.delistedOn == nil)
        #expect(try script.asOf("2021-05-31").company("A")?.delistedOn == day)
        #expect(try script.asOf().codes() == ["A"])
    }

    @Test func `is unknown before its listing was public, whatever else was`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.assign("W", to: "A", effective: "2020-01-01", announced: "2018-01-01")
        #expect(try script.asOf(known: "2019-01-01").company("A") == nil)
        #expect(try script.asOf(known: "2019-01-02").company("A") != nil)
        // It can be known before it lists, and yet not be listed.
        #expect(try script.asOf("2019-07-21", known: "2019-07-21").company("A") == nil)
    }

    @Test func `belongs to cohorts by its listing, or by the marks it carries on the day`() throws {
        var script = LedgerScript()
        script.list("B", on: "2019-07-22", sector: .materials, board: "GEM", city: "Synthetic")
        script.list("A", on: "2020-07-22")
        script.list("C", on: "2020-07-22", isProfitable: true, marks: "W")
        script.remove("U", from: "B", effective: "2021-01-01")
        script.assign("W", to: "A", effective: "2022-01-01")
        func codes(_ name: String, _ day: String, _ filter: NaiveFilter = NaiveFilter()) throws
            -> [String]
        {
            var cohort = try #require(Cohort(name: name))
            (cohort.board, cohort.sector, cohort.city) = (filter.board, filter.sector, filter.city)
            (cohort.mark, cohort.tier) = (filter.mark, filter.tier)
            #expect(cohort.name == name)
            return try script.asOf(day).codes(cohort)
        }
        #expect(try codes("unprofitable-at-listing", "2022-12-31") == ["A", "B"])
        #expect(try codes("carrying:U", "2020-12-31") == ["A", "B"])
        #expect(try codes("carrying:U", "2021-01-01") == ["A"])
        #expect(try codes("carrying:W", "2021-12-31") == ["C"])
        #expect(try codes("carrying:W", "2022-01-01") == ["A", "C"])
        let all = "unprofitable-at-listing"
        #expect(try codes(all, "2022-12-31", NaiveFilter(board: "GEM")) == ["B"])
        #expect(try codes(all, "2022-12-31", NaiveFilter(sector: .materials)) == ["B"])
        #expect(try codes(all, "2022-12-31", NaiveFilter(city: "Synthetic")) == ["B"])
        #expect(try codes(all, "2022-12-31", NaiveFilter(mark: .unprofitable)) == ["A"])
        #expect(try codes(all, "2022-12-31", NaiveFilter(tier: "growth")) == [])
    }

    @Test(arguments: [
        "unprofitable", "carrying:", "carrying:UW", "carrying:u", "carrying:U on 2021-01-01", "",
        "Unprofitable-at-listing", "synthetic peers",
    ])
    func `belongs to no cohort of another name`(name: String) {
        #expect(Cohort(name: name) == nil)
    }
}
