/// Draws a chart as an SVG document that needs no other file.
///
/// It has a background of its own, for light and for dark; every point tells its exact value and
/// what it covers, and the description tells them all.
/// Source: Scalable Vector Graphics 2; SVG Accessibility API Mappings.
package enum SVGChart {
    /// The document.
    package static func text(_ chart: Chart) -> String {
        let frame = SVGFrame(chart)
        let size = "width=\"\(SVGFrame.width)\" height=\"\(frame.height)\""
        let lines =
            [
                "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) "
                    + "viewBox=\"0 0 \(SVGFrame.width) \(frame.height)\" role=\"img\" "
                    + "xml:lang=\"\(chart.language.tag)\" class=\"chart\">",
                SVGText.element("title", [:], MarkupText.escaped(chart.title)),
                SVGText.element("desc", [:], MarkupText.escaped(description(frame))),
                "<style>\n\(SVGStyle.text(seriesCount: chart.series.count))\n</style>",
                "<rect class=\"ground\" \(size)/>",
            ] + SVGScene(frame).elements + ["</svg>"]
        return lines.map { $0 + "\n" }.joined()
    }

    /// All that the picture shows, in words.
    private static func description(_ frame: SVGFrame) -> String {
        let chart = frame.chart
        let words = ChartWords(language: chart.language)
        let places = chart.axis.labels.enumerated().map { place, label in
            let values = chart.series.map { series in
                let point = series.points[place]
                return series.name + " " + (point.digits.map(frame.numbers.exactText) ?? words.gap)
                    + (point.coverage.map(words.covered) ?? "")
            }
            return label + ": " + values.joined(separator: ", ")
        }
        return ([chart.subtitle, words.unit(frame.numbers.unit)] + places).joined(separator: "; ")
    }
}

/// The colours of a picture, for light and for dark.
enum SVGStyle {
    /// Series take these in turn: apart in hue and in lightness, 3 : 1 or more to the background.
    private static let light = ["#1f5fbf", "#b3541e", "#2b7a4b", "#7a3fa0", "#8a6d00", "#a02050"]
    private static let dark = ["#8ab4f8", "#f2a65e", "#7fd1a0", "#cfa4ee", "#e0c35a", "#f08bb0"]

    /// The class of a series.
    static func series(_ index: Int) -> String { "s\(index % light.count)" }

    /// The style sheet.
    static func text(seriesCount: Int) -> String {
        let count = min(seriesCount, light.count)
        return
            ([
                ".chart { font-family: system-ui, \"Noto Sans\", \"Noto Sans CJK SC\", "
                    + "\"PingFang SC\", \"Microsoft YaHei\", sans-serif; }",
                ".chart .title { font-size: 20px; font-weight: 600; }",
                ".chart .subtitle { font-size: 13px; }",
                ".chart text { font-size: 12px; font-variant-numeric: tabular-nums; }",
                ".chart .label { paint-order: stroke; stroke-width: 3px; stroke-linejoin: round; }",
                ".chart path.mark { fill: none; stroke-width: 2px; stroke-linejoin: round; }",
            ] + colours("#ffffff", "#1b1f24", "#5b6472", "#d5d9e0", Array(light.prefix(count)))
            + ["@media (prefers-color-scheme: dark) {"]
            + colours("#16191f", "#e8eaed", "#a3acb9", "#3a414d", Array(dark.prefix(count)))
            + ["}"]).joined(separator: "\n")
    }

    private static func colours(
        _ ground: String,
        _ text: String,
        _ quiet: String,
        _ rule: String,
        _ series: [String]
    ) -> [String] {
        [
            ".chart .ground { fill: \(ground); }",
            ".chart text { fill: \(text); }",
            ".chart .label { stroke: \(ground); }",
            ".chart .quiet { fill: \(quiet); }",
            ".chart .rule { stroke: \(rule); }",
            ".chart .zero { stroke: \(quiet); }",
        ]
            + series.enumerated().map { index, colour in
                ".chart .s\(index) { fill: \(colour); stroke: \(colour); }"
            }
    }
}
