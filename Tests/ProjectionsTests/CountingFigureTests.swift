import FilingModel
import Projections
import TestSupport
import Testing

/// DESIGN §5.3, in words.
@Suite struct `The figure that counts` {
    private func script() -> LedgerScript {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        return script
    }

    @Test func `is first a forecast, then a preliminary result, then the annual report`() throws {
        var script = script()
        let forecast = script.file("A", .forecast, "FY2020", "revenue=90..95", on: "2021-01-30")
        let express = script.file("A", .preliminary, "FY2020", "revenue=97", on: "2021-02-27")
        let annual = script.file("A", .annual, "FY2020", "revenue=96.8", on: "2021-04-25")
        for (day, place) in [
            ("2021-01-29", nil), ("2021-01-30", forecast), ("2021-02-27", express),
            ("2021-04-24", express), ("2021-04-25", annual),
        ] {
            #expect(try script.asOf(known: day).place("A", .revenue, "FY2020") == place)
        }
    }

    @Test func `does not fall back to a lower stage that comes later`() throws {
        var script = script()
        let annual = script.file("A", .annual, "FY2020", "revenue=96.8", on: "2021-04-25")
        script.file("A", .preliminary, "FY2020", "revenue=97", on: "2021-05-01")
        script.file("A", .forecast, "FY2020", "revenue=100", on: "2021-05-02")
        #expect(try script.asOf().place("A", .revenue, "FY2020") == annual)
    }

    @Test func `"5.8 billion" does not replace 5,822,719,845.67`() throws {
        var script = script()
        let exact = script.file("A", .annual, "FY2020", "revenue=5822719845.67", on: "2021-04-25")
        script.file("A", .annual, "FY2020", "revenue=5.8bn", on: "2021-05-09")
        #expect(try script.asOf().value("A", .revenue, "FY2020") == "5822719845.67")
        #expect(try script.asOf().place("A", .revenue, "FY2020") == exact)
    }

    @Test func `"5.7 billion" does replace it, being another value`() throws {
        var script = script()
        script.file("A", .annual, "FY2020", "revenue=5822719845.67", on: "2021-04-25")
        let other = script.file("A", .annual, "FY2020", "revenue=5.7bn", on: "2021-05-09")
        #expect(try script.asOf().place("A", .revenue, "FY2020") == other)
    }

    @Test func `"5.8 billion" gives way to 5,822,719,845.67, which says more`() throws {
        var script = script()
        script.file("A", .annual, "FY2020", "revenue=5.8bn", on: "2021-04-25")
        let exact = script.file("A", .annual, "FY2020", "revenue=5822719845.67", on: "2021-05-09")
        #expect(try script.asOf().place("A", .revenue, "FY2020") == exact)
    }

    /// Each later value is held against the one that counts then, not against the last one.
    @Test func `is measured against what counts, through a chain of roundings`() throws {
        var script = script()
        script.file("A", .annual, "FY2020", "revenue=5.8bn", on: "2021-04-25")
        let better = script.file("A", .annual, "FY2020", "revenue=5.82bn", on: "2021-04-26")
        script.file("A", .annual, "FY2020", "revenue=5.8bn", on: "2021-04-27")
        #expect(try script.asOf().place("A", .revenue, "FY2020") == better)
        let exact = script.file("A", .annual, "FY2020", "revenue=5822719845.67", on: "2021-04-28")
        script.file("A", .annual, "FY2020", "revenue=5.82bn", on: "2021-04-29")
        script.file("A", .annual, "FY2020", "revenue=5822719845.670", on: "2021-04-30")
        #expect(try script.asOf().place("A", .revenue, "FY2020") == exact)
    }

    @Test func `is replaced by the same number in another unit`() throws {
        var script = script()
        script.file("A", .annual, "FY2020", "revenue=100", on: "2021-04-25")
        let dollars = script.file("A", .annual, "FY2020", "revenue=100@USD", on: "2021-05-09")
        #expect(try script.asOf().place("A", .revenue, "FY2020") == dollars)
        let payload = script.file(
            "A",
            .annual,
            "FY2020",
            "revenue=100",
            on: "2021-05-10",
            in: "EUR"
        )
        #expect(try script.asOf().place("A", .revenue, "FY2020") == payload)
    }

    @Test func `is replaced by a range, which re-presents nothing`() throws {
        var script = script()
        script.file("A", .preliminary, "FY2020", "net-profit=-5", on: "2021-02-01")
        let range = script.file("A", .preliminary, "FY2020", "net-profit=-6..-4", on: "2021-02-02")
        let figure = try script.asOf().figure("A", .netProfit, "FY2020")
        #expect(figure?.sequence == range)
        #expect(figure?.quantity.value == nil)
        let value = script.file("A", .preliminary, "FY2020", "net-profit=-5", on: "2021-02-03")
        #expect(try script.asOf().place("A", .netProfit, "FY2020") == value)
    }

    @Test func `is replaced by a restatement, even of the same number`() throws {
        var script = script()
        script.file("A", .annual, "FY2020", "revenue=100", on: "2021-04-25")
        let restated = script.restate("A", "FY2020", "revenue=100", on: "2022-04-25")
        let figure = try script.asOf().figure("A", .revenue, "FY2020")
        #expect(figure?.sequence == restated)
        #expect(figure?.stage.name == "restated")
        #expect(figure?.reporter == .issuer)
    }

    @Test func `of FY2023 is not displaced by a late restatement of FY2022`() throws {
        var script = script()
        script.file("A", .annual, "FY2022", "revenue=100", on: "2023-04-25")
        let next = script.file("A", .annual, "FY2023", "revenue=120", on: "2024-04-25")
        let late = script.restate("A", "FY2022", "revenue=101", on: "2024-08-30")
        #expect(try script.asOf().place("A", .revenue, "FY2022") == late)
        #expect(try script.asOf().place("A", .revenue, "FY2023") == next)
        #expect(try script.asOf(known: "2024-08-29").value("A", .revenue, "FY2022") == "100")
    }

    @Test func `may be the press's print of the annual figure, until the annual report`() throws {
        var script = script()
        let express = script.file("A", .preliminary, "FY2020", "revenue=97", on: "2021-02-27")
        let print = script.file(
            "A",
            .annual,
            "FY2020",
            "revenue=96.8",
            on: "2021-03-01",
            by: .press
        )
        let annual = script.file("A", .annual, "FY2020", "revenue=96.81", on: "2021-04-25")
        script.file("A", .annual, "FY2020", "revenue=99", on: "2021-05-09", by: .press)
        #expect(try script.asOf(known: "2021-02-28").place("A", .revenue, "FY2020") == express)
        #expect(try script.asOf(known: "2021-03-01").place("A", .revenue, "FY2020") == print)
        #expect(try script.asOf(known: "2021-04-25").place("A", .revenue, "FY2020") == annual)
        #expect(try script.asOf().place("A", .revenue, "FY2020") == annual)
    }

    @Test func `goes by date as written, then by instant, then by sequence`() throws {
        var script = script()
        func file(_ value: Int, _ time: String) -> Int {
            script.file("A", .annual, "FY2020", "revenue=\(value)", on: time)
        }
        let west = file(1, "2021-04-25T20:00:00-05:00")
        // Earlier in the world, later on the page.
        let east = file(2, "2021-04-26T00:00:00+08:00")
        #expect(try script.asOf().place("A", .revenue, "FY2020") == east)
        #expect(try script.asOf(known: "2021-04-25").place("A", .revenue, "FY2020") == west)
        let twin = file(3, "2021-04-26T00:00:00+08:00")
        #expect(try script.asOf().place("A", .revenue, "FY2020") == twin)
        let day = file(4, "2021-04-26")
        _ = file(5, "2021-04-26T23:59:59+08:00")
        #expect(try script.asOf().place("A", .revenue, "FY2020") == day)
    }

    @Test func `does not depend on the valid day or on the listing`() throws {
        var script = script()
        let filed = script.file("A", .annual, "FY2017", "revenue=1", on: "2018-04-25")
        for day in ["1999-01-01", "2019-07-21", "2019-07-22", "2099-12-31"] {
            #expect(try script.asOf(day).place("A", .revenue, "FY2017") == filed)
        }
        #expect(try script.asOf("2019-07-21").company("A") == nil)
    }

    @Test func `is in the unit written, else in the payload's currency or the metric's own`() throws
    {
        var script = script()
        script.define("arr", unit: "currency", .stock)
        script.define("clinics", unit: "clinics", .count)
        script.file(
            "A",
            .annual,
            "FY2020",
            "arr=1 clinics=2 rd-staff=3 revenue=4@EUR",
            on: "2021-04-25",
            in: "USD"
        )
        for (metric, unit) in [
            ("arr", "USD"), ("clinics", "clinics"), ("rd-staff", "persons"), ("revenue", "EUR"),
        ] {
            let asOf = script.asOf()
            let metric = try Metric(metric)
            let definition = try #require(
                try asOf.facts.definition(of: metric, at: asOf.clock.recorded)
            )
            #expect(try asOf.figure("A", metric, "FY2020")?.unit(definition).text == unit)
        }
    }
}
