import FilingModel
import TestSupport
import Testing

/// DESIGN §5.4, §5.5 and §5.7, in examples.
@Suite struct `Naive companies` {
    @Test func `a change counts from the last day of its span`() {
        var script = LedgerScript()
        script.list("A", on: "2019-07")
        script.remove("U", from: "A", effective: "2021-04-01/2021-05")
        #expect(script.view("2019-07-30").company("A") == nil)
        #expect(script.view("2019-07-31").company("A")?.marks == [.unprofitable])
        #expect(script.view("2021-05-30").company("A")?.marks == [.unprofitable])
        #expect(script.view("2021-05-31").company("A")?.marks == [])
    }

    @Test func `changes are in order of effect, not of recording`() {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.add("A", "2021-01-01", .sectorChanged(sector(.materials, on: "2021")))
        script.add("A", "2021-12-31", .sectorChanged(sector(.equipment, on: "2021-12-30")))
        script.add("A", "2020-01-01", .sectorChanged(sector(.newEnergy, on: "2021-12-31")))
        #expect(script.view("2021-12-30").company("A")?.sector == .equipment)
        #expect(script.view("2021-12-31").company("A")?.sector == .materials)
        #expect(script.view(known: "2020-12-31").company("A")?.sector == .newEnergy)
    }

    private func sector(_ sector: Sector, on day: String) -> SectorChanged {
        SectorChanged(effectiveOn: sure { try EffectiveDate(day) }, sector: sector)
    }

    @Test func `names are merged by language, a tier is left by an empty one`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        let day = try EffectiveDate("2020-01-01")
        let chinese = try LocalizedText(english: nil, chinese: "虚构")
        let renamed = CompanyRenamed(effectiveOn: day, name: chinese, shortName: nil)
        script.add("A", "2020-01-01", .companyRenamed(renamed))
        for (tier, year) in [(.growth, "2021"), (nil, "2022")] as [(Tier?, String)] {
            let change = TierChanged(
                tier: tier,
                effectiveOn: try EffectiveDate(year),
                reason: "rule"
            )
            script.add("A", "2020-01-02", .tierChanged(change))
        }
        let company = script.view("2021-12-31").company("A")
        let name = try LocalizedText(english: "A", chinese: "虚构")
        #expect(company?.name == name)
        #expect(company?.shortName == LedgerScript.text("A Synth"))
        #expect(company?.tier == "growth")
        #expect(script.view("2022-12-31").company("A")?.tier == nil)
    }

    @Test func `a delisting leaves the company in its cohort`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        let delisted = CompanyDelisted(effectiveOn: try EffectiveDate("2021"), reason: "merger")
        script.add("A", "2021-01-01", .companyDelisted(delisted))
        #expect(script.view().company("A")?.delistedOn == delisted.effectiveOn)
        #expect(script.view().members(of: .unprofitableAtListing).count == 1)
    }

    @Test func `cohorts follow from the listing, or from the marks on the day`() {
        var script = LedgerScript()
        script.list("B", on: "2019-07-22", sector: .materials, board: "GEM", city: "Synthetic")
        script.list("A", on: "2020-07-22")
        script.list("C", on: "2020-07-22", isProfitable: true, marks: "W")
        script.remove("U", from: "B", effective: "2021-01-01")
        script.assign("W", to: "A", effective: "2022-01-01")
        func codes(_ name: String, _ day: String, _ filter: NaiveFilter = NaiveFilter()) -> [String]
        {
            NaiveCohort(name: name)
                .map { script.view(day).members(of: $0, filter: filter).map(\.code.text) } ?? ["?"]
        }
        #expect(codes("unprofitable-at-listing", "2019-12-31") == ["B"])
        #expect(codes("unprofitable-at-listing", "2022-12-31") == ["A", "B"])
        #expect(codes("carrying:U", "2020-12-31") == ["A", "B"])
        #expect(codes("carrying:U", "2021-01-01") == ["A"])
        #expect(codes("carrying:W", "2021-12-31") == ["C"])
        #expect(codes("carrying:W", "2022-01-01") == ["A", "C"])
        #expect(codes("carrying:U on 2021-01-01", "2022-01-01") == ["?"])
        let all = "unprofitable-at-listing"
        #expect(codes(all, "2022-12-31", NaiveFilter(board: "GEM")) == ["B"])
        #expect(codes(all, "2022-12-31", NaiveFilter(sector: .materials)) == ["B"])
        #expect(codes(all, "2022-12-31", NaiveFilter(city: "Synthetic")) == ["B"])
        #expect(codes(all, "2022-12-31", NaiveFilter(mark: .unprofitable)) == ["A"])
        #expect(codes(all, "2022-12-31", NaiveFilter(tier: "growth")) == [])
    }

    private func shedScript() -> LedgerScript {
        var script = LedgerScript()
        for (code, day) in [("A", "2019-07-22"), ("B", "2019-08-01"), ("C", "2020-01-01")] {
            script.list(code, on: day)
        }
        script.list("D", on: "2022-05-01")
        script.list("P", on: "2019-07-22", isProfitable: true)
        script.remove("U", from: "B", effective: "2021-04-30", for: "FY2020")
        script.remove("U", from: "A", effective: "2021-04-20", for: "FY2020")
        script.remove("U", from: "P", effective: "2021-04-20", for: "FY2020")
        script.remove("U", from: "C", effective: "2022")
        script.assign("U", to: "A", effective: "2021-12-31")
        script.remove("U", from: "A", effective: "2022-04-20", for: "FY2021")
        return script
    }

    @Test func `shed marks by fiscal year count the first removal of each member`() {
        let series = shedScript().view("2022-12-31").shedMarks()
        #expect(series.points.map(\.year) == [2019, 2020, 2021, 2022])
        #expect(series.points.map(\.count) == [0, 2, 0, 0])
        #expect(series.points.map(\.cumulative) == [0, 2, 2, 2])
        #expect(series.points.map(\.listed) == [3, 3, 4, 4])
        #expect(series.points.map(\.share) == ["0.0000", "0.6667", "0.5000", "0.5000"])
        #expect(series.points[1].events.map(\.text) == ["e6", "e7"])
        #expect(series.unassigned.map(\.text) == ["e9"])
    }

    @Test func `shed marks by year go by the last day of the effective date`() {
        let series = shedScript().view("2022-12-31").shedMarks(by: .year)
        #expect(series.points.map(\.count) == [0, 0, 2, 1])
        #expect(series.points.map(\.listed) == [2, 3, 3, 4])
        #expect(series.points.map(\.share) == ["0.0000", "0.0000", "0.6667", "0.7500"])
        #expect(series.unassigned.isEmpty)
        let before = shedScript().view("2022-12-30").shedMarks(by: .year)
        #expect(before.points.map(\.count) == [0, 0, 2, 0])
    }

    @Test func `a removal before the first listing's year has a point of its own`() {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.remove("U", from: "A", effective: "2020-04-30", for: "FY2015")
        let series = script.view("2020-12-31").shedMarks()
        #expect(series.points.map(\.year) == [2015, 2019, 2020])
        #expect(series.points.map(\.listed) == [0, 1, 1])
        #expect(series.points.map(\.share) == [nil, "1.0000", "1.0000"])
    }
}
