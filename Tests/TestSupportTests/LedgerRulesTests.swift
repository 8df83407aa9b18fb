import FilingModel
import TestSupport
import Testing

@Suite struct `Ledger rules` {
    /// What is written after two companies with a mark, a removal, a result and a metric.
    struct Refused: Sendable, CustomTestStringConvertible {
        let rule: String
        let write: @Sendable (inout LedgerScript) -> Void

        init(_ rule: String, _ write: @escaping @Sendable (inout LedgerScript) -> Void) {
            self.rule = rule
            self.write = write
        }

        var testDescription: String { rule }
    }

    private static func script() -> LedgerScript {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")  // 1
        script.list("B", on: "2019-07")  // 2
        script.remove("U", from: "A", effective: "2021-04-20")  // 3
        script.define("arr", unit: "currency", .stock)  // 4
        script.file("A", .annual, "FY2020", "arr=1 revenue=2", on: "2021-04-20")  // 5
        return script
    }

    private static let refused = [
        Refused("is about a known company") { $0.remove("U", from: "C", effective: "2021") },
        Refused("lists once") { $0.list("A", on: "2020-01-01") },
        Refused("assigns no carried mark, removes no other") {
            $0.assign("U", to: "B", effective: "2021")
        },
        Refused("assigns no carried mark, removes no other") {
            $0.remove("U", from: "A", effective: "2020")
        },
        Refused("takes effect no earlier than the listing") {
            $0.remove("U", from: "B", effective: "2019-07-30")
        },
        Refused("is public on its effective day at the latest") {
            $0.remove("U", from: "B", effective: "2021", announced: "2022-01-01")
        },
        Refused("is public after its period's end") {
            $0.file("B", .annual, "FY2020", "revenue=2", on: "2020-12-31")
        },
        Refused("has a stage of its period") {
            $0.file("B", .annual, "2020H1", "revenue=2", on: "2021-04-20")
        },
        Refused("has known metrics") {
            $0.file("B", .annual, "FY2020", "mrr=2", on: "2021-04-20")
        },
        Refused("has units of its metrics") {
            $0.file("B", .annual, "FY2020", "patents=2@CNY", on: "2021-04-20")
        },
        Refused("has ranges in forecasts and preliminary results only") {
            $0.file("B", .annual, "FY2020", "revenue=2..3", on: "2021-04-20")
        },
        Refused("defines a new metric") { $0.define("arr", unit: "currency", .stock) },
        Refused("is public before it is recorded") {
            $0.file("B", .annual, "FY2020", "revenue=2", on: "2031-01-01")
        },
        Refused("is about a known company") { $0.retract(1) },
        Refused("has known metrics") { $0.retract(4) },
        Refused("does not retract the opening") { $0.retract(0) },
        Refused("has no retracted target") {
            $0.retract(5)
            $0.correct(5, time: "2021-04-21")
        },
        Refused("has an original event before it as its target") {
            $0.retract(5)
            $0.retract(6)
        },
        Refused("keeps the type of its target") {
            $0.correct(2, LedgerScript.removal(of: "U", effective: "2021", for: nil))
        },
        Refused("assigns no carried mark, removes no other") {
            $0.assign("U", to: "A", effective: "2022")
            $0.correct(3, LedgerScript.removal(of: "U", effective: "2023", for: nil))
        },
    ]

    @Test(arguments: refused)
    func `what the ledger refuses is found`(_ refused: Refused) {
        var script = Self.script()
        #expect(throws: Never.self) { try LedgerRules.check(script.events) }
        refused.write(&script)
        let fault = #expect(throws: LedgerFault.self) { try LedgerRules.check(script.events) }
        #expect(fault?.rule == refused.rule)
    }

    @Test func `a company may list again once its listing is retracted`() throws {
        var script = Self.script()
        script.retract(2)
        script.list("B", on: "2020-01-01")
        try LedgerRules.check(script.events)
    }
}
