import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

@Suite struct `Vintages` {
    private func triangle(_ script: LedgerScript, known: String? = nil) throws -> Triangle {
        try #require(try script.asOf(known: known).triangle(of: .revenue, SecurityCode("A")))
    }

    /// A year that was forecast, told in advance, printed, filed, filed again and restated.
    private func script() -> LedgerScript {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.file("A", .forecast, "FY2020", "revenue=80..90", on: "2021-01-30")
        script.file("A", .preliminary, "FY2020", "revenue=85", on: "2021-02-26")
        script.file("A", .annual, "FY2020", "revenue=86", on: "2021-04-01", by: .press)
        script.file("A", .annual, "FY2020", "revenue=86.5", on: "2021-04-20T18:00:00+08:00")
        script.file("A", .annual, "FY2020", "revenue=0.09k", on: "2021-05-01")
        script.restate("A", "FY2020", "revenue=84", on: "2022-04-20T09:00:00+08:00")
        script.file("A", .interim, "2021H1", "revenue=40", on: "2021-08-30")
        script.file("A", .annual, "FY2021", "revenue=99@USD", on: "2022-04-20T18:00:00+08:00")
        return script
    }

    @Test func `are what counted, from the day on from which it did`() throws {
        let found = try triangle(script())
        #expect(found.rows.map(\.period.description) == ["FY2020", "2021H1", "FY2021"])
        let days = found.rows.map { $0.vintages.map(\.day.description) }
        #expect(
            days == [
                ["2021-01-30", "2021-02-26", "2021-04-01", "2021-04-20", "2022-04-20"],
                ["2021-08-30"], ["2022-04-20"],
            ]
        )
        let values = found.rows[0].vintages.map { $0.figure.quantity.value?.description }
        #expect(values == [nil, "85", "86", "86.5", "84"])
        let annual = found.filtered(by: .annual)
        #expect(annual.rows.map(\.period.description) == ["FY2020", "FY2021"])
        #expect(annual.days.map(\.description) == days[0])
        #expect(found.filtered(by: .halfYear).days.map(\.description) == ["2021-08-30"])
        #expect(
            found.filtered(by: .quarter).rows == [] && found.filtered(by: .nineMonths).days == []
        )
        #expect(found.unit.text == "CNY")
    }

    @Test func `hold nothing that was not known`() throws {
        let early = try triangle(script(), known: "2021-04-19")
        #expect(early.rows.map(\.period.description) == ["FY2020"])
        #expect(early.days.map(\.description) == ["2021-01-30", "2021-02-26", "2021-04-01"])
        // Of one day, only what was public by the time.
        let noon = try triangle(script(), known: "2022-04-20T12:00:00+08:00")
        #expect(noon.filtered(by: .annual).rows.map(\.period.description) == ["FY2020"])
        #expect(try triangle(script(), known: "2020-12-31").rows == [])
    }

    @Test func `there are none of what is no metric, or of nobody`() throws {
        let asOf = script().asOf()
        #expect(try asOf.triangle(of: Metric("synthetic-sales"), SecurityCode("A")) == nil)
        #expect(try asOf.triangle(of: .revenue, SecurityCode("B"))?.rows == [])
        #expect(try asOf.triangle(of: .netProfit, SecurityCode("A"))?.rows == [])
    }

    @Test(
        arguments: [
            ("FY2020", .annual), ("2020H1", .halfYear), ("2020H2", .halfYear), ("2020Q1", .quarter),
            ("2020Q4", .quarter), ("2020-9M", .nineMonths),
        ] as [(String, Triangle.Frequency)]
    )
    func `periods of one length are of one frequency`(
        spelling: String,
        frequency: Triangle.Frequency
    ) {
        #expect(Triangle.Frequency(of: period(spelling)) == frequency)
    }

    /// On every day on which anything became public, and on the day before, the row says what the
    /// figure is, by the projections and by the reference.
    @Test(arguments: Extent.seeds(8))
    func `are the figure of every day, and change on no other`(seed: UInt64) throws {
        let asked = AskedTwice(seed: seed)
        for clock in asked.ledger.clocks(3) + [asked.everything] {
            let asOf = AsOf(asked.facts, at: clock)
            for code in asked.ledger.world.codes {
                for metric in asked.ledger.metrics {
                    guard let found = try asOf.triangle(of: metric, code) else { continue }
                    try expectFigures(found, asOf, asked)
                }
            }
        }
    }

    private func expectFigures(
        _ found: Triangle,
        _ asOf: AsOf<MemoryFacts>,
        _ asked: AskedTwice<MemoryFacts>
    ) throws {
        let clock = asOf.clock
        let keys = asked.ledger.world.periods.map { period in
            FigureKey(
                subject: found.subject,
                metric: found.definition.metric,
                period: period
            )
        }
        let rows = Dictionary(uniqueKeysWithValues: found.rows.map { ($0.period, $0) })
        for key in keys {
            let last = rows[key.period]?.vintages.last?.figure
            #expect(try asOf.figure(key) == last, "\(key) at \(clock)")
        }
        var days = Set(found.days + found.days.map { $0.adding(days: -1) })
        days.formUnion(asked.ledger.events.map(\.time.date).prefix(12))
        // A time of a day hides some of that day, so only days are held against the figure.
        if case .time? = clock.known { return }
        for day in days where clock.known.map({ $0 >= day }) ?? true {
            let daily = Clock(valid: clock.valid, known: .date(day), recorded: clock.recorded)
            let view = asked.reference.at(daily)
            for key in keys {
                let shown = rows[key.period]?.figure(on: day)
                #expect(try AsOf(asked.facts, at: daily).figure(key) == shown, "\(key) on \(day)")
                let told = view.figure(key.subject, key.metric, key.period)
                #expect(told?.sequence == shown?.sequence, "\(key) on \(day)")
            }
        }
        for day in found.days {
            let before = day.adding(days: -1)
            #expect(found.rows.contains { $0.figure(on: day) != $0.figure(on: before) })
        }
    }
}

extension KnownTime {
    /// Whether a day is over by it.
    fileprivate static func >= (known: KnownTime, day: CalendarDate) -> Bool {
        if case .date(let last) = known { day <= last } else { false }
    }
}
