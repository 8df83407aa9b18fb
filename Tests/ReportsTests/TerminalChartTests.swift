import FilingModel
import Projections
import Reports
import TestSupport
import Testing

@Suite struct `Chart on a terminal` {
    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    }

    @Test func `a bar has its label, its value and what it covers`() throws {
        let text = TerminalChart(width: 60).text(try ChartSamples.revenue())
        #expect(
            text == """
                revenue, unprofitable-at-listing (synthetic)
                valid at 2025-05-09 · known by 2025-05-09 · first 831 events
                in bn CNY

                                                           revenue
                FY2020  █████████▋                            40.1  20 of 26
                FY2021  ████████████████▌                     68.8  40 of 45
                FY2022                                           –
                FY2023  ███████████████████████████▌         114.7  50 of 54
                FY2024  █████████████████████████████████    137.6  44 of 54

                """
        )
    }

    @Test func `losses go to the left of zero`() throws {
        let text = TerminalChart(width: 60).text(try ChartSamples.losses())
        #expect(
            text == """
                net profit by sector (synthetic)
                valid at 2025-05-09 · known by 2025-05-09 · first 831 events
                in bn CNY

                FY2021  biomedicine       ███████████│      -13.64  51 of 54
                        equipment             ███████│       -9.00   9 of 12
                FY2022  biomedicine  ████████████████│      -19.90  51 of 54
                        equipment                    │█       1.25   9 of 12
                FY2023  biomedicine                  │███     3.71  51 of 54
                        equipment                ▐███│       -4.10   9 of 12
                FY2024  biomedicine                 ▐│     -0.0002  51 of 54
                        equipment                    │           –

                """
        )
    }

    @Test func `beside bars, a line is a column`() throws {
        let chart = try RealLedger.shedMarks().chart(in: .english)
        #expect(
            TerminalChart(width: 60).text(chart) == """
                mark U shed, by fiscal year
                valid at 2025-05-09 · known by 2025-05-09 · first 831 events
                in companies

                                          in the year  so far
                2020  ██████                        3       3  11.54 % of 26
                2021  ████████████                  6       9  20.00 % of 45
                2022  ██████████████████            9      18  33.33 % of 54
                2023  ██                            1      19  35.19 % of 54
                2024  ██████                        3      22  40.74 % of 54
                2025                                0      22  40.74 % of 54

                """
        )
    }

    @Test func `where columns have no room they go below the bars`() throws {
        let chart = try RealLedger.shedMarks().chart(in: .chinese)
        let text = TerminalChart(width: 40).text(chart)
        #expect(text.contains("\n2023  ███▊\n      当年 1, 累计 19, 35.19 %（共54家）\n"))
    }

    @Test func `text that would drive a terminal is spelled out`() {
        let text = TerminalChart(width: 80).text(ChartSamples.hostile)
        #expect(text.contains("\\u{1B}[31m\\u{202E}"))
        #expect(!text.unicodeScalars.contains { $0 != "\n" && Printable.isHazardous($0) })
    }

    @Test(arguments: [0, 40, 41, 47, 60, 80, 100, 200, 500])
    func `no line is wider than the terminal`(width: Int) throws {
        let room = min(max(width, 40), 200)
        let charts = try ChartSamples.all() + [RealLedger.shedMarks().chart(in: .chinese)]
        for chart in charts {
            let lines = Self.lines(TerminalChart(width: width).text(chart))
            #expect(lines.filter { Printable.width(String($0)) > room } == [])
            #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
        }
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `bars are proportional to within a cell, and fit`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let sign = random.pick([-1, 0, 1])
        let values = (0..<random.number(1...20)).map { _ in
            let value = random.number(0...random.pick([9, 999, 999_999_999]))
            return sign == 0 ? (random.chance(50) ? value : -value) : sign * value
        }
        let cells = random.number(10...180)
        let bars = TerminalBars(values.map { Rational($0) }, cells: cells)
        let lengths = values.map { value in
            let text = bars.text(Rational(value))
            #expect(Printable.width(text) <= cells)
            let drawn = text.filter { $0 != " " && $0 != "│" }.count
            #expect(value == 0 ? drawn == 0 : drawn > 0)
            let room = value < 0 ? bars.before : bars.after
            #expect(drawn <= room)
            return drawn
        }
        let largest = values.map(\.magnitude).max() ?? 0
        let longest = lengths.max() ?? 0
        for (value, drawn) in zip(values, lengths) where largest > 0 {
            let share = Double(value.magnitude) / Double(largest) * Double(longest)
            #expect(abs(Double(drawn) - share) <= 1.5, "\(value) of \(values)")
        }
    }
}
