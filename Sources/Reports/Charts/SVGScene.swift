import FilingModel
import Projections

/// The elements of a picture, from the back to the front.
struct SVGScene {
    let frame: SVGFrame

    init(_ frame: SVGFrame) { self.frame = frame }

    /// The elements, each on a line.
    var elements: [String] {
        let chart = frame.chart
        let indices = chart.series.indices
        let bars = indices.filter { chart.series[$0].form == .bars }
        let lines = indices.filter { chart.series[$0].form != .bars }
        var labels = SVGLabels()
        let barTexts = bars.enumerated().flatMap { order, index in
            barLabels(order, chart.series[index], &labels)
        }
        let lineTexts = lines.flatMap { lineLabels(chart.series[$0], &labels) }
        return heading + axes
            + bars.enumerated().flatMap { barElements($0.offset, $0.element) }
            + lines.flatMap { lineElements($0) } + barTexts + lineTexts
    }

    // MARK: Heading and axes

    private var heading: [String] {
        let titles = frame.titleLines.enumerated().map { row, line in
            text(line, SVGFrame.margin, frame.titleTop + row * 26, class: "title")
        }
        let subtitles = frame.subtitleLines.enumerated().map { row, line in
            text(line, SVGFrame.margin, frame.subtitleTop + row * 18, class: "subtitle quiet")
        }
        let legend = frame.legend
        let top = frame.legendTop
        let entries = legend.entries.enumerated().flatMap { index, entry in
            let y = top + entry.row * SVGLegend.rowHeight
            return [
                swatch(index, entry.left, y - 4),
                text(entry.text, entry.left + SVGLegend.swatchWidth + 6, y),
            ]
        }
        return titles + subtitles + [text(legend.unit, SVGFrame.margin, top, class: "quiet")]
            + entries
    }

    private func swatch(_ index: Int, _ left: Int, _ y: Int) -> String {
        let width = SVGLegend.swatchWidth
        guard frame.chart.series[index].form == .bars else {
            return SVGText.element(
                "path",
                ["class": "mark \(SVGStyle.series(index))", "d": "M\(left) \(y)h\(width)"]
            )
        }
        return SVGText.element(
            "rect",
            [
                "class": SVGStyle.series(index), "x": "\(left)", "y": "\(y - 5)",
                "width": "\(width)", "height": "10",
            ]
        )
    }

    private var axes: [String] {
        let texts = frame.numbers.texts(frame.axis.ticks)
        let ticks = zip(frame.axis.ticks, texts).flatMap { tick, label in
            let y = frame.y(tick)
            let isZero = tick.sign == 0
            return [
                SVGText.element(
                    "path",
                    [
                        "class": isZero ? "zero" : "rule",
                        "d": "M\(frame.plotLeft) \(y)H\(frame.plotRight)",
                    ]
                ),
                text(label, frame.plotLeft - 8, y + 4, class: "quiet", anchor: "end"),
            ]
        }
        let places = frame.places.map { place in
            frame.isSlanted
                ? text(
                    place.text,
                    place.x + 4,
                    frame.placesTop,
                    anchor: "end",
                    transform: "rotate(-45 \(place.x + 4) \(frame.placesTop))"
                )
                : text(place.text, place.x, frame.placesTop, anchor: "middle")
        }
        return ticks + places
    }

    func text(
        _ text: String,
        _ x: Int,
        _ y: Int,
        class: String? = nil,
        anchor: String? = nil,
        transform: String? = nil
    ) -> String {
        let attributes = [
            `class`.map { " class=\"\($0)\"" }, " x=\"\(x)\" y=\"\(y)\"",
            anchor.map { " text-anchor=\"\($0)\"" }, transform.map { " transform=\"\($0)\"" },
        ]
        let list = attributes.compactMap { $0 }.joined()
        return "<text\(list)>\(MarkupText.escaped(text))</text>"
    }
}
