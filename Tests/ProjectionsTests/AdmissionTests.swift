import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

/// What DESIGN §10 says is refused always, and what is not.
@Suite struct `Admission in examples` {
    /// What is written after two companies with a mark, a removal, a metric and a result.
    struct Attempt: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// The refusal's name; nil if the last event is taken.
        let refusal: String?
        let write: @Sendable (inout LedgerScript) -> Void

        init(
            _ name: String,
            _ refusal: String? = nil,
            _ write: @escaping @Sendable (inout LedgerScript) -> Void
        ) {
            testDescription = name
            self.refusal = refusal
            self.write = write
        }
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

    private static func milestone(_ kind: MilestoneKind) -> FilingEvent {
        .milestoneAnnounced(MilestoneAnnounced(kind: kind, title: LedgerScript.text("A milestone")))
    }

    private static let refusedChanges = [
        Attempt("a change of an unknown company", "unknownCompany") {
            $0.remove("U", from: "C", effective: "2021")
        },
        Attempt("a result of an unknown company", "unknownCompany") {
            $0.file("C", .annual, "FY2020", "revenue=1", on: "2021-04-20")
        },
        Attempt("a milestone of an unknown company with a code in capitals", "unknownCompany") {
            $0.add("CC", "2021-04-20", milestone(.approval))
        },
        Attempt("a second listing", "secondListing") { $0.list("A", on: "2020-01-01") },
        Attempt("a mark assigned that is carried", "markCarried") {
            $0.assign("U", to: "B", effective: "2021")
        },
        Attempt("a mark removed that a later change removes", "markNotCarried") {
            $0.remove("U", from: "A", effective: "2020")
        },
        Attempt("a mark removed that is not carried", "markNotCarried") {
            $0.remove("W", from: "A", effective: "2020")
        },
        Attempt("a change before the last day on which the company listed", "beforeListing") {
            $0.assign("W", to: "B", effective: "2019-07-30")
        },
        Attempt("a second opening", "alreadyOpened") {
            $0.add("synthetic.example/script", "2019-01-01", $0.events[0].payload.event)
        },
    ]

    private static let refusedFigures = [
        Attempt("a result on its period's last day", "publicBeforePeriodEnd") {
            $0.file("B", .annual, "FY2020", "revenue=2", on: "2020-12-31")
        },
        Attempt("a restatement before its period's end", "publicBeforePeriodEnd") {
            $0.restate("B", "FY2020", "revenue=2", on: "2020-06-30")
        },
        Attempt("what is public later than now", "publicInFuture") {
            $0.file("B", .annual, "FY2020", "revenue=2", on: "2031-01-01")
        },
        Attempt("an unknown metric", "unknownMetric") {
            $0.file("B", .annual, "FY2020", "mrr=2", on: "2021-04-20")
        },
        Attempt("a claim of an unknown metric", "unknownMetric") {
            let mrr = sure { try Metric("mrr") }
            let growth = claim(.growth(mrr, base: period("FY2019")), "0.1")
            $0.report("FY2020", claims: [growth], on: "2021-05-09")
        },
        Attempt("patents in CNY", "badUnit") {
            $0.file("B", .annual, "FY2020", "patents=2@CNY", on: "2021-04-20")
        },
        Attempt("revenue in persons", "badUnit") {
            $0.report("FY2020", "revenue=2@persons", on: "2021-05-09")
        },
        Attempt("a metric defined twice", "metricDefined") {
            $0.define("arr", unit: "currency", .stock)
        },
        Attempt("a built-in metric defined", "metricDefined") {
            $0.define("revenue", unit: "currency", .flow)
        },
    ]

    private static let refusedAmendments = [
        Attempt("a time corrected to later than now", "publicInFuture") {
            $0.correct(5, time: "2031-01-01")
        },
        Attempt("a listing retracted that others stand on", "breaksLater unknownCompany") {
            $0.retract(1)
        },
        Attempt("a definition retracted that others stand on", "breaksLater unknownMetric") {
            $0.retract(4)
        },
        Attempt("a mark corrected away that is removed later", "breaksLater markNotCarried") {
            guard case .companyListed(var listing) = $0.events[1].payload.event else { return }
            listing.marks = []
            $0.correct(1, .companyListed(listing))
        },
        Attempt("a listing corrected to after a change", "breaksLater beforeListing") {
            guard case .companyListed(var listing) = $0.events[1].payload.event else { return }
            listing.listedOn = sure { try EffectiveDate("2021-04-21") }
            $0.correct(1, .companyListed(listing))
        },
        Attempt("a removal corrected to before the listing", "beforeListing") {
            $0.correct(3, LedgerScript.removal(of: "U", effective: "2018", for: nil))
        },
        Attempt("the opening retracted", "openingRetracted") { $0.retract(0) },
        Attempt("a retracted event corrected", "targetRetracted") {
            $0.retract(5)
            $0.correct(5, time: "2021-04-21")
        },
        Attempt("a retracted event retracted", "targetRetracted") {
            $0.retract(5)
            $0.retract(5)
        },
        Attempt("a retraction retracted", "targetIsAmendment") {
            $0.retract(5)
            $0.retract(6)
        },
    ]

    private static let taken = [
        Attempt("a forecast before its period's end") {
            $0.file("B", .forecast, "FY2030", "revenue=1..2", on: "2021-04-20")
        },
        Attempt("a result on the day after its period's end") {
            $0.file("B", .annual, "FY2020", "revenue=1", on: "2021-01-01")
        },
        Attempt("a mark assigned after its removal") {
            $0.assign("U", to: "A", effective: "2022")
        },
        Attempt("a change on the last day on which the company listed") {
            $0.assign("W", to: "B", effective: "2019-07-31")
        },
        Attempt("a policy of a market") { $0.add("STAR", "2021-04-20", milestone(.policy)) },
        Attempt("a milestone of a company") { $0.add("A", "2021-04-20", milestone(.approval)) },
        Attempt("a listing after the retraction of the first one") {
            $0.retract(2)
            $0.list("B", on: "2020-01-01")
        },
        Attempt("a retraction of the last result") { $0.retract(5) },
        Attempt("a metric after the retraction of its definition") {
            $0.retract(5)
            $0.retract(4)
            $0.define("arr", unit: "clinics", .count)
        },
        Attempt("revenue in any currency") {
            $0.file("B", .annual, "FY2020", "revenue=2@EUR", on: "2021-04-20")
        },
        Attempt("a count of companies before a period's end") {
            let count = claim(.count(.companies, period: nil), "2")
            $0.report("FY2028", claims: [count], on: "2021-05-09")
        },
    ]

    @Test(arguments: refusedChanges + refusedFigures + refusedAmendments)
    func `what is forbidden is refused`(_ attempt: Attempt) {
        var script = Self.script()
        attempt.write(&script)
        #expect(script.refusal?.name == attempt.refusal)
        #expect(throws: LedgerFault.self) { try LedgerRules.check(script.events) }
    }

    @Test(arguments: taken)
    func `what is allowed is taken`(_ attempt: Attempt) {
        var script = Self.script()
        attempt.write(&script)
        #expect(script.refusal?.name == attempt.refusal)
        #expect(throws: Never.self) { try LedgerRules.check(script.events) }
    }

    @Test func `nothing is taken before the opening`() {
        let listing = Self.script().events[1]
        #expect(throws: Refusal.notOpened) {
            try Admission(after: MemoryFacts(), now: listing.recordedAt).check(listing)
        }
    }

    @Test func `the refusal names the event that an amendment would break`() {
        var script = Self.script()
        script.retract(1)
        let code = sure { try SecurityCode("A") }
        let broken = script.events[3].id
        #expect(script.refusal == .breaksLater(broken, sequence: 3, .unknownCompany(code)))
    }

    /// On the day itself it cannot be told whether it is public already.
    @Test func `what is public today is taken, if only the day is known`() throws {
        var script = Self.script()
        script.file("A", .annual, "FY2021", "revenue=2", on: "2022-04-20")
        let event = script.events[6]
        func refusal(at now: String) -> Refusal? {
            do {
                let facts = MemoryFacts(script.events.prefix(6))
                let now = sure { try RecordedTime(now) }
                try Admission(after: facts, now: now).check(event)
                return nil
            } catch {
                return error as? Refusal
            }
        }
        #expect(refusal(at: "2022-04-19T15:59:59.999Z")?.name == "publicInFuture")
        #expect(refusal(at: "2022-04-19T16:00:00.000Z") == nil)
    }
}
