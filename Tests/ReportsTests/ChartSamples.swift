import FilingModel
import Projections
import Reports

/// Charts of made-up values; their titles say so.
enum ChartSamples {
    /// An exact value as a point.
    static func point(_ digits: String?, _ coverage: String? = nil) throws -> Chart.Point {
        guard let digits else { return .gap }
        return Chart.Point(ExactDecimal(try Amount(digits)), coverage: coverage)
    }

    /// A chart with a title that says that it is made up.
    static func chart(
        _ what: String,
        _ labels: [String],
        _ series: [Chart.Series],
        unit: Chart.Scale = .named("CNY"),
        language: LocalizedText.Language = .english
    ) -> Chart {
        Chart(
            title: "\(what) (synthetic)",
            subtitle: "valid at 2025-05-09 · known by 2025-05-09 · first 831 events",
            unit: unit,
            axis: .categories(labels),
            series: series,
            language: language
        )
    }

    /// A sum over years, with what it covers and a gap.
    static func revenue() throws -> Chart {
        let values = [
            ("40100000000", "20 of 26"), ("68750000000.5", "40 of 45"), (nil, nil),
            ("114667000000", "50 of 54"), ("137562897868.89", "44 of 54"),
        ]
        return chart(
            "revenue, unprofitable-at-listing",
            ["FY2020", "FY2021", "FY2022", "FY2023", "FY2024"],
            [Chart.Series("revenue", .bars, try values.map { try point($0.0, $0.1) })]
        )
    }

    /// Profits and losses of two series.
    static func losses() throws -> Chart {
        let one = ["-13641000000", "-19903000000", "3708000000", "-250000"]
        let other = ["-9000000000", "1250000000", "-4100000000", nil]
        return chart(
            "net profit by sector",
            ["FY2021", "FY2022", "FY2023", "FY2024"],
            [
                Chart.Series("biomedicine", .bars, try one.map { try point($0, "51 of 54") }),
                Chart.Series("equipment", .bars, try other.map { try point($0, "9 of 12") }),
            ]
        )
    }

    /// One figure as it was told over time.
    static func steps() throws -> Chart {
        let versions = [
            ("2025-02-27", "5800000000"), ("2025-04-25", "5822719845.67"),
            ("2026-04-24", "5622719845.67"), ("2026-05-06", "5624000000"),
        ]
        return Chart(
            title: "revenue FY2024 of a synthetic company, as it was known",
            subtitle: "valid at 2026-11-22 · all that is known · first 831 events",
            unit: .named("CNY"),
            axis: .dates(try versions.map { try CalendarDate($0.0) }),
            series: [Chart.Series("revenue", .steps, try versions.map { try point($0.1) })]
        )
    }

    /// As many years as a market may one day have.
    static func manyYears() -> Chart {
        let points = (0..<40).map { Chart.Point(($0 * 37) % 23 + 1, coverage: "\($0) of 54") }
        return chart(
            "listings",
            (0..<40).map { String(2_019 + $0) },
            [Chart.Series("listings", .bars, points)],
            unit: .named("companies")
        )
    }

    /// Companies with long names, in Chinese.
    static func longNames() -> Chart {
        let names = [
            "百利天恒药业股份有限公司科创板", "上海谊众药业股份有限公司", "中芯国际集成电路制造有限公司（合成）",
            "九号公司", "云从科技集团股份有限公司", "奥比中光科技集团", "精进电动科技股份有限公司",
            "首药控股", "天智航医疗科技", "诺诚健华医药有限公司",
        ]
        let points = names.indices.map { Chart.Point(123_456_789 * ($0 * $0 + 1)) }
        return chart(
            "营业收入",
            names,
            [Chart.Series("营业收入", .bars, points)],
            unit: .named("元"),
            language: .chinese
        )
    }

    /// Growth rates as a line, one of them missing.
    static func rates() throws -> Chart {
        let rates = ["0.1997", "0.2402", nil, "-0.0329", "0.1"]
        return chart(
            "growth of revenue",
            ["FY2020", "FY2021", "FY2022", "FY2023", "FY2024"],
            [Chart.Series("growth", .line, try rates.map { try point($0, "35 companies") })],
            unit: .percent
        )
    }

    /// One point.
    static let one = chart(
        "one point",
        ["2024"],
        [Chart.Series("count", .line, [Chart.Point(3)])],
        unit: .named("companies")
    )

    /// Text that would be more than text.
    static let hostile = chart(
        "</title><script>\u{1B}[31m\u{202E}",
        ["a\"b<&>", "\u{7}"],
        [Chart.Series("]]><!--", .bars, [Chart.Point(1, coverage: "\u{202E}of"), Chart.Point(2)])],
        unit: .named("<u>\u{FFFE}")
    )

    /// All of them.
    static func all() throws -> [Chart] {
        [
            try revenue(), try losses(), try steps(), manyYears(), longNames(), try rates(), one,
            hostile,
        ]
    }
}
