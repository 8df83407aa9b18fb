import FilingModel
import Projections
import TestSupport
import Testing

/// DESIGN §4, §5.1 and §5.2, in words.
@Suite struct `What is known, and as it was amended` {
    private func script() -> LedgerScript {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        return script
    }

    private static func result(_ figures: String) -> FilingEvent {
        LedgerScript.result(.annual, "FY2020", figures)
    }

    @Test(arguments: [
        ("2021-04-25", true), ("2021-04-24", false), ("2021-04-25T23:59:59.999999999+08:00", true),
        ("2021-04-25T23:59:59.999999998+08:00", false), ("2021-04-25T15:59:59.999999999Z", true),
        ("2021-04-25T18:00:00+08:00", false), ("2021-04-26T00:00:00+08:00", true),
    ])
    func `where only the day is known, a fact counts at the day's end`(
        known: String,
        isKnown: Bool
    ) throws {
        var script = script()
        script.file("A", .annual, "FY2020", "revenue=1", on: "2021-04-25")
        #expect(try (script.asOf(known: known).figure("A", .revenue, "FY2020") != nil) == isKnown)
    }

    @Test(arguments: [
        ("2021-04-25", true), ("2021-04-24", false), ("2021-04-25T01:00:00+08:00", true),
        ("2021-04-25T00:59:59+08:00", false), ("2021-04-24T17:00:00Z", true),
        ("2021-04-24T12:00:00-05:00", true),
    ])
    func `a day is compared as written, a time as an instant`(known: String, isKnown: Bool) throws {
        var script = script()
        script.file("A", .annual, "FY2020", "revenue=1", on: "2021-04-25T01:00:00+08:00")
        #expect(try (script.asOf(known: known).figure("A", .revenue, "FY2020") != nil) == isKnown)
    }

    @Test func `a correction holds for every known time, from where it was recorded on`() throws {
        var script = script()
        let filed = script.file("A", .annual, "FY2020", "revenue=1", on: "2021-04-25")
        script.correct(filed, Self.result("revenue=2"))
        script.correct(filed, Self.result("revenue=3"))
        for (size, value) in [(3, "1"), (4, "2"), (5, "3")] {
            let asOf = script.asOf(known: "2021-04-25", size: size)
            #expect(try asOf.value("A", .revenue, "FY2020") == value)
            #expect(try asOf.place("A", .revenue, "FY2020") == filed)
        }
        #expect(try script.asOf(known: "2021-04-24").figure("A", .revenue, "FY2020") == nil)
    }

    @Test func `a correction can take a figure away and bring another`() throws {
        var script = script()
        let filed = script.file("A", .annual, "FY2020", "revenue=1", on: "2021-04-25")
        script.correct(filed, Self.result("net-profit=1"))
        #expect(try script.asOf().figure("A", .revenue, "FY2020") == nil)
        #expect(try script.asOf().value("A", .netProfit, "FY2020") == "1")
        #expect(try script.asOf(size: 3).value("A", .revenue, "FY2020") == "1")
    }

    @Test func `a corrected time stays in force until another one comes`() throws {
        var script = script()
        let filed = script.file("A", .annual, "FY2020", "revenue=1", on: "2021-04-25")
        script.correct(filed, time: "2021-04-27T09:00:00+08:00")
        script.correct(filed, Self.result("revenue=3"))
        #expect(try script.asOf(known: "2021-04-26").figure("A", .revenue, "FY2020") == nil)
        let asOf = script.asOf(known: "2021-04-27T01:00:00Z")
        #expect(try asOf.value("A", .revenue, "FY2020") == "3")
        #expect(try asOf.figure("A", .revenue, "FY2020")?.time.date.description == "2021-04-27")
        script.correct(filed, Self.result("revenue=3"), time: "2021-04-20")
        #expect(try script.asOf(known: "2021-04-20").value("A", .revenue, "FY2020") == "3")
    }

    @Test func `a retracted event is gone, and what it had displaced counts again`() throws {
        var script = script()
        let first = script.file("A", .annual, "FY2020", "revenue=1", on: "2021-04-25")
        let second = script.file("A", .annual, "FY2020", "revenue=2", on: "2021-04-26")
        script.correct(second, Self.result("revenue=3"))
        script.retract(second)
        #expect(try script.asOf().place("A", .revenue, "FY2020") == first)
        #expect(try script.asOf(size: 5).value("A", .revenue, "FY2020") == "3")
        #expect(try script.asOf(size: 4).value("A", .revenue, "FY2020") == "2")
    }

    @Test func `a metric is defined however late that became public`() throws {
        var script = script()
        script.define("arr", unit: "currency", .stock)
        script.file("A", .annual, "FY2016", "arr=1", on: "2017-04-25")
        let metric = try Metric("arr")
        #expect(try script.asOf(known: "2017-04-25").value("A", metric, "FY2016") == "1")
        #expect(try script.asOf(size: 2).sum(metric, "FY2016") == nil)
        #expect(try script.asOf(size: 3).sum(metric, "FY2016") != nil)
    }

    @Test func `nothing is recorded in an empty log`() throws {
        let asOf = script().asOf(size: 0)
        #expect(try asOf.companies().isEmpty)
        #expect(try asOf.currency() == nil)
        #expect(try asOf.shedMarks().points.isEmpty)
        #expect(try asOf.sum(.revenue, "FY2020")?.sum?.description == "0")
        #expect(try asOf.reconciliations().isEmpty)
    }
}
