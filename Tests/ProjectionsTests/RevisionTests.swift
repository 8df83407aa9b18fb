import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

@Suite struct `Revisions of figures` {
    private func revisions(
        _ script: LedgerScript,
        of metric: Metric? = nil,
        known: String? = nil,
        size: Int? = nil
    ) throws -> Revisions {
        let asOf = script.asOf(known: known, size: size)
        return try asOf.revisions(of: metric, among: try asOf.companies())
    }

    private func row(
        _ kind: Revisions.Kind,
        _ script: LedgerScript,
        of metric: Metric? = nil
    ) throws -> Revisions.Row {
        try #require(try revisions(script, of: metric).rows.first { $0.kind == kind })
    }

    private func listed(_ codes: String...) -> LedgerScript {
        var script = LedgerScript()
        for code in codes { script.list(code, on: "2019-07-22") }
        return script
    }

    @Test func `are told by what brought them`() throws {
        var script = listed("A", "B", "C", "D")
        for (code, value) in [("A", "110"), ("B", "80"), ("C", "100"), ("D", "-50")] {
            script.file(code, .preliminary, "FY2021", "net-profit=100", on: "2022-02-20")
            script.file(code, .annual, "FY2021", "net-profit=\(value)", on: "2022-04-20")
        }
        script.file("D", .annual, "FY2021", "net-profit=-50", on: "2023-04-20")
        script.file("D", .annual, "FY2021", "net-profit=-25", on: "2024-04-20")
        let annual = try row(.newStage(from: .preliminary, to: .annual), script)
        #expect([annual.figures, annual.steps, annual.revised, annual.up] == [4, 4, 3, 1])
        #expect(annual.down == 2)
        #expect(annual.sizes.count == 3)
        #expect(annual.sizes.median?.rounded(places: 4) == "0.2000")
        #expect(annual.largest?.revision?.relative?.rounded(places: 4) == "-1.5000")
        #expect(annual.largest?.fact.key.subject.text == "D")
        let later = try row(.laterFiling, script)
        #expect([later.figures, later.steps, later.revised, later.up] == [1, 2, 1, 1])
        #expect(later.sizes.median?.rounded(places: 4) == "0.5000")
    }

    @Test func `of an even count have the mean of the two in the middle`() throws {
        var script = listed("A", "B", "C", "D")
        for (code, value) in [("A", "101"), ("B", "98"), ("C", "105"), ("D", "90")] {
            script.file(code, .preliminary, "FY2021", "revenue=100", on: "2022-02-20")
            script.file(code, .annual, "FY2021", "revenue=\(value)", on: "2022-04-20")
        }
        let row = try row(.newStage(from: .preliminary, to: .annual), script)
        #expect(row.sizes.median?.rounded(places: 4) == "0.0350")
    }

    @Test func `are the company's, the press's and the ledger's own`() throws {
        var script = listed("A")
        script.file("A", .annual, "FY2021", "revenue=90", on: "2022-04-20", by: .press)
        let filing = script.file("A", .annual, "FY2021", "revenue=100", on: "2022-04-21")
        script.file("A", .annual, "FY2021", "revenue=95", on: "2022-04-22", by: .press)
        script.restate("A", "FY2021", "revenue=110", on: "2023-04-21")
        script.file("A", .annual, "FY2020", "revenue=10", on: "2021-04-20")
        let other = script.file("A", .annual, "FY2020", "revenue=20", on: "2021-04-21")
        #expect(
            try revisions(script).rows.map(\.kind) == [
                .issuerAfterPress, .laterFiling, .restatement,
            ]
        )
        script.correct(filing, LedgerScript.result(.annual, "FY2021", "revenue=101"))
        script.retract(other)
        let rows = try revisions(script).rows
        #expect(
            rows.map(\.kind) == [
                .issuerAfterPress, .restatement, .correction, .retraction,
            ]
        )
        #expect(rows.map(\.steps) == [1, 1, 1, 1])
        #expect(rows.map(\.revised) == [1, 1, 1, 0])
        #expect(rows.map(\.down) == [0, 0, 0, 0])
    }

    @Test func `are those of a metric, of the companies asked for, and of what is known`() throws {
        var script = listed("A", "B")
        for code in ["A", "B", "C"] {
            let figures = "revenue=100 net-profit=10"
            script.file(code, .preliminary, "FY2021", figures, on: "2022-02-20")
            script.file(code, .annual, "FY2021", "revenue=90 net-profit=9", on: "2022-04-20")
        }
        let all = try revisions(script)
        #expect(all.companies == 2 && all.figures == 4)
        #expect(all.rows.map(\.figures) == [4])
        #expect(try revisions(script, of: .revenue).rows.map(\.figures) == [2])
        #expect(try revisions(script, known: "2022-04-19").rows == [])
        #expect(try revisions(script, size: 5).rows.map(\.figures) == [2])
    }

    @Test func `leave forecasts to their ranges`() throws {
        var script = listed("A", "B", "C", "D", "E")
        for code in ["A", "B", "C", "D"] {
            script.file(code, .forecast, "FY2021", "net-profit=10..20", on: "2022-01-20")
        }
        script.file("E", .forecast, "FY2021", "net-profit=15", on: "2022-01-20")
        for (code, value) in [("A", "20"), ("B", "9"), ("C", "21"), ("E", "14")] {
            script.file(code, .annual, "FY2021", "net-profit=\(value)", on: "2022-04-20")
        }
        let forecasts = try revisions(script).forecasts
        #expect([forecasts.ranges, forecasts.points] == [4, 1])
        #expect([forecasts.inside, forecasts.below, forecasts.above] == [1, 1, 1])
        #expect(forecasts.open == 1)
        let row = try row(.newStage(from: .forecast, to: .annual), script)
        #expect([row.figures, row.revised, row.sizes.count] == [4, 1, 1])
    }

    @Test func `come with the days until a figure was public`() throws {
        var script = listed("A")
        script.file("A", .annual, "FY2018", "revenue=1", on: "2019-07-23")
        script.file("A", .forecast, "FY2021", "revenue=1..2", on: "2021-12-30")
        script.file("A", .annual, "FY2021", "revenue=1", on: "2022-04-20")
        script.file("A", .annual, "FY2022", "revenue=1", on: "2023-01-10")
        script.file("A", .annual, "FY2023", "revenue=1", on: "2024-01-21")
        let late = script.file("A", .annual, "FY2024", "revenue=1", on: "2025-03-01")
        let time = PublicTime(try ZonedTime("2025-02-01T00:00:00+08:00"), precision: .noLaterThan)
        let correction = EventCorrected(
            target: script.events[late].id,
            reason: "misread",
            replacement: script.events[late].payload,
            time: time
        )
        script.add("A", "2029-01-01", .eventCorrected(correction))
        let lags = try revisions(script).lags
        #expect(lags.map(\.stage) == ["forecast", "annual"])
        #expect(lags[0].days.least == Rational(-1) && lags[0].upperBounds == 0)
        #expect(lags[1].days.count == 2 && lags[1].upperBounds == 1)
        #expect(lags[1].days.least == Rational(10) && lags[1].days.largest == Rational(21))
        #expect(lags[1].days.median?.rounded(places: 1) == "15.5")
    }

    @Test(arguments: 0..<16 as Range<UInt64>)
    func `are those of the audits of single figures`(seed: UInt64) throws {
        let asked = AskedTwice(seed: seed, events: 120)
        for clock in asked.ledger.clocks(2) + [asked.everything] {
            let asOf = AsOf(asked.facts, at: clock)
            let companies = try asOf.companies()
            let found = try asOf.revisions(among: companies)
            let codes = Set(companies.map(\.code))
            let audits = try asked.keys.filter { codes.contains($0.subject) }
                .compactMap { try asOf.audit($0) }
            let versions = audits.flatMap(\.versions)
            for (kind, cause) in [
                (Revisions.Kind.correction, FigureCause.correction), (.retraction, .retraction),
            ] {
                // A correction of what was not known before it did not revise anything.
                let moved = versions.filter { $0.cause == cause }.compactMap(\.revision)
                let row = found.rows.first { $0.kind == kind }
                #expect(row?.revised ?? 0 == moved.count, "\(kind)")
                #expect(row?.up ?? 0 == moved.count { isUp($0) }, "\(kind)")
                let sizes = moved.compactMap { $0.relative?.magnitude }
                #expect(row?.sizes.median == naiveMedian(sizes), "\(kind)")
            }
            let others = found.rows.filter { row in
                switch row.kind {
                case .newStage, .issuerAfterPress, .laterFiling, .restatement: true
                case .correction, .retraction: false
                }
            }
            let causes: [FigureCause] = [.newStage, .laterFiling, .rePresentation, .restatement]
            let asFiled = versions.filter { causes.contains($0.cause) && $0.revision != nil }
            // What was filed and corrected is told as a filing, too.
            let corrected = versions.count { $0.isInForce && $0.cause == .correction }
            let revised = others.map(\.revised).reduce(0, +)
            #expect(revised >= asFiled.count && revised <= asFiled.count + corrected)
            #expect(found.figures == audits.count { $0.counting != nil })
        }
    }

    private func isUp(_ revision: FigureRevision) -> Bool {
        !revision.after.isAtMost(revision.before)
    }

    /// The number that has as many others below it as above, or the mean of the two that do.
    private func naiveMedian(_ numbers: [Rational]) -> Rational? {
        var rest = numbers
        while rest.count > 2, let least = rest.min(), let largest = rest.max() {
            rest.firstIndex(of: least).map { _ = rest.remove(at: $0) }
            rest.firstIndex(of: largest).map { _ = rest.remove(at: $0) }
        }
        guard let one = rest.first, let other = rest.last else { return nil }
        return (one + other) / Rational(2)
    }
}
