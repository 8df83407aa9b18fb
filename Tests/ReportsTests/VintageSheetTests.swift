import FilingModel
import Projections
import ReferenceSupport
import Reports
import TestSupport
import Testing

/// The files that programs for real-time data read.
@Suite struct `Vintages as ALFRED lays them out` {
    private static func sheet(
        _ asOf: AsOf<MemoryFacts>,
        _ layout: VintageSheet.Layout,
        _ frequency: Triangle.Frequency = .annual,
        of metric: Metric = .revenue,
        _ code: SecurityCode = sure { try SecurityCode("A1") },
        unit: String? = nil
    ) -> TriangleReport {
        let report = sure {
            try TriangleReport(
                metric,
                of: code,
                frequency,
                layout: layout,
                unit: try unit.map { try Unit($0) },
                asOf
            )
        }
        guard let report else { preconditionFailure("\(metric) is a metric") }
        return report
    }

    /// The fields of a file, without its header; no field of it is ever quoted.
    private static func fields(_ report: TriangleReport) -> [[String]] {
        Renderer.render(report, as: .csv).split(separator: "\r\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private static func script() -> AsOf<MemoryFacts> {
        var script = LedgerScript()
        script.list("A1", on: "2019-07-22")
        script.file("A1", .forecast, "FY2020", "revenue=80..90", on: "2021-01-30")
        script.file("A1", .preliminary, "FY2020", "revenue=86", on: "2021-02-26")
        script.file("A1", .annual, "FY2020", "revenue=86", on: "2021-04-01")
        script.file("A1", .annual, "FY2021", "revenue=-99@USD", on: "2022-04-20")
        script.file("A1", .annual, "FY2021", "revenue=99.50", on: "2022-04-21")
        script.file("A1", .interim, "2021H1", "revenue=40", on: "2021-08-30")
        return AsOf(MemoryFacts(script.events), at: script.clock())
    }

    @Test func `wide has a column a vintage`() {
        let asOf = Self.script()
        #expect(
            Renderer.render(Self.sheet(asOf, .wide), as: .csv).split(separator: "\r\n")
                == [
                    "DATE,A1_revenue_20210130,A1_revenue_20210226,A1_revenue_20210401,"
                        + "A1_revenue_20220420,A1_revenue_20220421",
                    "2020-01-01,.,86,86,86,86", "2021-01-01,.,.,.,.,99.50",
                ]
        )
    }

    @Test func `long has a row for each span over which a value stayed the same`() {
        let asOf = Self.script()
        #expect(
            Renderer.render(Self.sheet(asOf, .long), as: .csv).split(separator: "\r\n")
                == [
                    "realtime_start,realtime_end,date,value",
                    "2021-01-30,2021-02-25,2020-01-01,.", "2021-02-26,9999-12-31,2020-01-01,86",
                    "2022-04-20,2022-04-20,2021-01-01,.", "2022-04-21,9999-12-31,2021-01-01,99.50",
                ]
        )
    }

    @Test func `a file has one unit, and what it leaves out is told`() {
        let asOf = Self.script()
        let report = Self.sheet(asOf, .long, unit: "USD")
        #expect(Self.fields(report).map { $0[3] } == ["value", ".", "-99", "."])
        #expect(
            report.omissions == [
                "periods of other lengths, by --frequency: half-year 1",
                "ranges have no value and stand as a point: 1",
                "what is not in USD stands as a point: 4 in CNY; --unit gives those in another",
            ]
        )
        #expect(Self.sheet(asOf, .wide, .quarter).sheet.header == ["DATE"])
    }

    @Test(arguments: 0..<32 as Range<UInt64>)
    func `long unfolds to wide`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 80)
        let facts = MemoryFacts(ledger.events)
        var cells = 0
        for clock in ledger.clocks(2) + [.everything(size: 80)] {
            for code in ledger.world.codes {
                for metric in ledger.metrics {
                    let asOf = AsOf(facts, at: clock)
                    guard let all = try asOf.triangle(of: metric, code) else { continue }
                    for frequency in Triangle.Frequency.allCases {
                        let wide = Self.fields(Self.sheet(asOf, .wide, frequency, of: metric, code))
                        let long = Self.fields(Self.sheet(asOf, .long, frequency, of: metric, code))
                        #expect(wide == Self.unfolded(long, all, frequency))
                        cells += wide.dropFirst().reduce(0) { $0 + $1.count - 1 }
                    }
                }
            }
        }
        #expect(cells > 0)
    }

    /// The wide file that a long one says: a point where no span holds the day.
    private static func unfolded(
        _ long: [[String]],
        _ triangle: Triangle,
        _ frequency: Triangle.Frequency
    ) -> [[String]] {
        let days = triangle.filtered(by: frequency).days.map(\.description)
        let series = "\(triangle.subject)_\(triangle.definition.metric)_"
        let header = ["DATE"] + days.map { day in series + day.split(separator: "-").joined() }
        let spans = long.dropFirst()
        let dates = Set(spans.map { $0[2] }).sorted()
        return [header]
            + dates.map { date in
                [date]
                    + days.map { day in
                        let holding = spans.filter { $0[2] == date && $0[0] <= day && day <= $0[1] }
                        #expect(holding.count <= 1)
                        return holding.first.map { $0[3] } ?? "."
                    }
            }
    }
}
