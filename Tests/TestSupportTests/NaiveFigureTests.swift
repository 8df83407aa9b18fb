import FilingModel
import TestSupport
import Testing

/// DESIGN §5.1 to §5.3, in examples.
@Suite struct `Naive figures` {
    private func script() -> LedgerScript {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        return script
    }

    @Test func `a higher stage counts over a later lower one`() {
        var script = script()
        let annual = script.file("A", .annual, "FY2020", "revenue=110", on: "2021-04-01")
        script.file("A", .preliminary, "FY2020", "revenue=100", on: "2021-04-02")
        script.file("A", .forecast, "FY2020", "revenue=90..95", on: "2021-04-03")
        #expect(script.view().figure("A", .revenue, "FY2020")?.sequence == annual)
    }

    @Test func `the issuer counts over the press of the same stage, not of a higher one`() {
        var script = script()
        script.file("A", .preliminary, "FY2020", "revenue=100", on: "2021-02-28")
        let press = script.file("A", .annual, "FY2020", "revenue=110", on: "2021-04-01", by: .press)
        #expect(script.view().figure("A", .revenue, "FY2020")?.sequence == press)
        let issuer = script.file("A", .annual, "FY2020", "revenue=111", on: "2021-03-31")
        #expect(script.view().figure("A", .revenue, "FY2020")?.sequence == issuer)
        #expect(script.view(known: "2021-03-30").figure("A", .revenue, "FY2020")?.sequence == 2)
    }

    @Test func `a rounded repetition does not replace the exact value`() {
        var script = script()
        let exact = script.file("A", .annual, "FY2020", "revenue=5822719845.67", on: "2021-04-01")
        script.file("A", .annual, "FY2020", "revenue=5.8bn", on: "2021-04-02")
        #expect(script.view().figure("A", .revenue, "FY2020")?.sequence == exact)
        let other = script.file("A", .annual, "FY2020", "revenue=5.9bn", on: "2021-04-03")
        #expect(script.view().figure("A", .revenue, "FY2020")?.sequence == other)
        let again = script.file("A", .annual, "FY2020", "revenue=5822719845.67", on: "2021-04-04")
        #expect(script.view().figure("A", .revenue, "FY2020")?.sequence == again)
    }

    @Test func `an exact value replaces a rounded one, an equal value nothing`() {
        var script = script()
        script.file("A", .annual, "FY2020", "revenue=5.8bn", on: "2021-04-01")
        let exact = script.file("A", .annual, "FY2020", "revenue=5822719845.67", on: "2021-04-02")
        script.file("A", .annual, "FY2020", "revenue=5822719845.670", on: "2021-04-03")
        #expect(script.view().figure("A", .revenue, "FY2020")?.sequence == exact)
    }

    @Test func `a repetition in another unit, or as a range, or as a restatement replaces`() {
        var script = script()
        script.file("A", .preliminary, "FY2020", "revenue=100 net-profit=-5", on: "2021-04-01")
        let dollars = script.file("A", .preliminary, "FY2020", "revenue=100@USD", on: "2021-04-02")
        #expect(script.view().figure("A", .revenue, "FY2020")?.sequence == dollars)
        let range = script.file("A", .preliminary, "FY2020", "net-profit=-5..-5", on: "2021-04-03")
        #expect(script.view().figure("A", .netProfit, "FY2020")?.sequence == range)
        script.file("A", .annual, "FY2020", "revenue=100", on: "2021-04-04")
        let restated = script.restate("A", "FY2020", "revenue=100", on: "2021-04-05")
        let figure = script.view().figure("A", .revenue, "FY2020")
        #expect(figure?.sequence == restated)
        #expect(figure?.stage == "restated")
        #expect(figure?.reportedBy == .issuer)
        script.file("A", .annual, "FY2020", "revenue=100", on: "2021-04-06")
        #expect(script.view().figure("A", .revenue, "FY2020")?.sequence == restated)
    }

    @Test func `a late restatement of one year leaves the next one alone`() {
        var script = script()
        script.file("A", .annual, "FY2022", "revenue=100", on: "2023-04-01")
        let next = script.file("A", .annual, "FY2023", "revenue=120", on: "2024-04-01")
        let late = script.restate("A", "FY2022", "revenue=101", on: "2024-04-01")
        #expect(script.view().figure("A", .revenue, "FY2022")?.sequence == late)
        #expect(script.view().figure("A", .revenue, "FY2023")?.sequence == next)
    }

    @Test func `versions are in order of date as written, then instant, then sequence`() {
        var script = script()
        let day = script.file("A", .annual, "FY2020", "revenue=1", on: "2021-04-01")
        let later = script.file(
            "A",
            .annual,
            "FY2020",
            "revenue=2",
            on: "2021-04-01T18:00:00+08:00"
        )
        let west = script.file("A", .annual, "FY2020", "revenue=3", on: "2021-04-01T17:00:00-05:00")
        let east = script.file("A", .annual, "FY2020", "revenue=4", on: "2021-04-02T00:00:00+08:00")
        let twin = script.file("A", .annual, "FY2020", "revenue=5", on: "2021-04-02T00:00:00+08:00")
        let versions = script.view()
            .versions(sure { try SecurityCode("A") }, .revenue, period("FY2020"))
        #expect(versions.map(\.sequence) == [later, day, west, east, twin])
    }

    @Test(arguments: [
        ("2021-04-01", 1), ("2021-03-31", 0), ("2021-04-01T23:59:59.999999999+08:00", 1),
        ("2021-04-01T23:59:59.999999998+08:00", 0), ("2021-04-01T15:59:59.999999999Z", 1),
    ])
    func `a day is known on it by date, and at its end by time`(known: String, count: Int) {
        var script = script()
        script.file("A", .annual, "FY2020", "revenue=1", on: "2021-04-01")
        let figure = script.view(known: known).figure("A", .revenue, "FY2020")
        #expect((figure == nil ? 0 : 1) == count)
    }

    @Test func `a correction is never hidden and keeps the sequence of its target`() {
        var script = script()
        let filed = script.file("A", .annual, "FY2020", "revenue=1", on: "2021-04-01")
        script.correct(filed, LedgerScript.result(.annual, "FY2020", "revenue=2"))
        let view = script.view(known: "2021-04-01")
        #expect(view.figure("A", .revenue, "FY2020")?.quantity.value == Amount(2))
        #expect(view.figure("A", .revenue, "FY2020")?.sequence == filed)
        let before = script.view(known: "2021-04-01", size: 3)
        #expect(before.figure("A", .revenue, "FY2020")?.quantity.value == Amount(1))
    }

    @Test func `a corrected time holds until another one is given`() {
        var script = script()
        let filed = script.file("A", .annual, "FY2020", "revenue=1", on: "2021-04-01")
        script.correct(filed, time: "2021-04-03T09:00:00+08:00")
        script.correct(filed, LedgerScript.result(.annual, "FY2020", "revenue=3"))
        #expect(script.view(known: "2021-04-02").figure("A", .revenue, "FY2020") == nil)
        let figure = script.view(known: "2021-04-03T01:00:00Z").figure("A", .revenue, "FY2020")
        #expect(figure?.quantity.value == Amount(3))
        #expect(figure?.announced.description == "2021-04-03")
    }

    @Test func `a retracted event is gone`() {
        var script = script()
        let filed = script.file("A", .annual, "FY2020", "revenue=1", on: "2021-04-01")
        script.correct(filed, LedgerScript.result(.annual, "FY2020", "revenue=2"))
        script.retract(filed)
        #expect(script.view(known: "2021-04-01").figure("A", .revenue, "FY2020") == nil)
        #expect(script.view(size: 4).figure("A", .revenue, "FY2020") != nil)
    }

    @Test func `a unit left out is the payload's currency or the metric's own`() {
        var script = script()
        script.define("arr", unit: "currency", .stock)
        script.define("clinics", unit: "clinics", .count)
        script.file(
            "A",
            .annual,
            "FY2020",
            "arr=1 clinics=2 rd-staff=3 revenue=4@EUR",
            on: "2021-04-01",
            in: "USD"
        )
        let units = ["arr", "clinics", "rd-staff", "revenue"].map { metric in
            script.view().figure("A", sure { try Metric(metric) }, "FY2020")?.unit.text
        }
        #expect(units == ["USD", "clinics", "persons", "EUR"])
    }

    @Test func `a metric definition is never hidden`() {
        var script = script()
        script.define("arr", unit: "currency", .stock)
        script.file("A", .annual, "FY2017", "arr=1", on: "2019-01-01")
        let metric = sure { try Metric("arr") }
        let view = script.view(known: "2019-01-01")
        #expect(view.figure("A", metric, "FY2017")?.unit.text == "CNY")
        #expect(view.kept.contains { $0.type == .metricDefined })
    }
}
