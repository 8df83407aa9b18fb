import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

/// What DESIGN §10 says is warned of.
@Suite struct `Warnings` {
    private func script() -> LedgerScript {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.file("A", .annual, "FY2019", "revenue=100 total-assets=50", on: "2020-04-01")
        return script
    }

    @Test(arguments: [
        ("revenue=1000", false), ("revenue=1000.01", true), ("revenue=10", false),
        ("revenue=9.99", true), ("revenue=0", false), ("revenue=-1001", true),
        ("revenue=5000@USD", false), ("revenue=5000@CNY", true), ("revenue=5000..6000", false),
        ("total-assets=501", true), ("net-profit=1000000", false),
    ])
    func `a figure that moved more than tenfold since the year before`(
        figures: String,
        isWarned: Bool
    ) {
        var script = script()
        let stage: Stage = figures.contains("..") ? .forecast : .annual
        script.file("A", stage, "FY2020", figures, on: "2021-04-01")
        #expect(script.refusal == nil)
        let moved = script.warnings.filter { if case .movedTenfold = $0 { true } else { false } }
        #expect(moved.count == (isWarned ? 1 : 0))
        #expect(script.warnings.count == moved.count)
    }

    @Test func `a figure that moved more than tenfold since it was last reported`() throws {
        var script = script()
        script.file("A", .annual, "FY2019", "revenue=1001", on: "2020-05-01")
        let moved = Warning.movedTenfold(
            .revenue,
            period("FY2019"),
            from: try Amount("100"),
            of: period("FY2019"),
            to: try Amount("1001")
        )
        #expect(script.warnings == [moved])
    }

    @Test(arguments: [
        ("revenue=100 overseas-revenue=101", true), ("revenue=100 overseas-revenue=100", false),
        ("overseas-revenue=101", true), ("revenue=100@USD overseas-revenue=101", false),
        ("net-assets=51", true), ("net-assets=50", false), ("net-assets=-51", false),
        ("invention-patents=3 patents=2", true), ("invention-patents=3", false),
        // Rounded figures and ranges are held against each other by their intervals.
        ("revenue=5.82m overseas-revenue=5.83m", false),
        ("revenue=5.82m overseas-revenue=5.84m", true),
        ("revenue=100..105 overseas-revenue=105..110", false),
        ("revenue=100..105 overseas-revenue=106..110", true),
    ])
    func `a part larger than its whole`(figures: String, isWarned: Bool) {
        var script = script()
        let stage: Stage = figures.contains("..") ? .forecast : .annual
        script.file("A", stage, "FY2019", figures, on: "2020-05-01")
        let found = script.warnings.filter {
            if case .partExceedsWhole = $0 { true } else { false }
        }
        #expect(found.count == (isWarned ? 1 : 0))
    }

    @Test func `a restatement of what was never filed`() {
        var script = script()
        script.restate("A", "FY2019", "revenue=101 rd-expense=7", on: "2021-04-01")
        #expect(script.warnings == [.neverFiled(.rdExpense, period("FY2019"))])
    }

    @Test func `a forecast after the actual`() {
        var script = script()
        let actual = script.events[2].id
        script.file("A", .forecast, "FY2019", "revenue=101", on: "2020-04-02")
        #expect(
            script.warnings == [
                .forecastAfterActual(.revenue, period("FY2019"), actual: actual)
            ]
        )
        // One that was public before, and is recorded late, is no wonder.
        script.file("A", .forecast, "FY2019", "revenue=101", on: "2020-01-31")
        #expect(script.warnings == [])
    }

    @Test func `a result after the delisting`() throws {
        var script = script()
        let day = try EffectiveDate("2021-03")
        let delisting = CompanyDelisted(effectiveOn: day, reason: "a merger")
        script.add("A", "2021-03-01", .companyDelisted(delisting))
        script.file("A", .annual, "FY2020", "revenue=101", on: "2021-03-31")
        #expect(script.warnings == [])
        script.file("A", .annual, "FY2020", "revenue=102", on: "2021-04-01")
        let code = try SecurityCode("A")
        #expect(script.warnings == [.afterDelisting(code, delistedOn: day)])
    }

    @Test func `the same filing under another identifier`() throws {
        var script = script()
        let first = script.events[2]
        var again = first
        again = RecordedEvent(
            sequence: 3,
            id: sure { try EventID("again") },
            source: first.source,
            subject: first.subject,
            time: first.time,
            recordedAt: first.recordedAt,
            recordedBy: "desk",
            payload: first.payload
        )
        let admission = Admission(after: MemoryFacts(script.events), now: again.recordedAt)
        #expect(try admission.warnings(of: again) == [.sameFiling(first.id, first.source)])
        script.file("A", .annual, "FY2019", "revenue=100", on: "2020-04-01")
        #expect(script.warnings == [])
    }

    @Test func `a correction is looked at as the event that it makes`() {
        var script = script()
        script.file("A", .annual, "FY2020", "revenue=120", on: "2021-04-01")
        script.correct(3, LedgerScript.result(.annual, "FY2020", "revenue=12000"))
        #expect(script.warnings.count == 1)
        script.correct(3, LedgerScript.result(.annual, "FY2020", "revenue=130"))
        #expect(script.warnings == [])
    }
}
