import Projections

extension SVGScene {
    // MARK: Bars

    /// The bars of a series.
    func barElements(_ order: Int, _ index: Int) -> [String] {
        let series = frame.chart.series[index]
        return series.points.enumerated().compactMap { place, point in
            guard let value = point.value else { return nil }
            let bar = frame.bar(place, order)
            let (top, bottom) = span(value)
            return SVGText.element(
                "rect",
                [
                    "class": SVGStyle.series(index), "x": "\(bar.left)", "y": "\(top)",
                    "width": "\(bar.width)", "height": "\(bottom - top)", "stroke-width": "0",
                ],
                tip(place, series)
            )
        }
    }

    /// The top and the bottom of a bar.
    private func span(_ value: Rational) -> (top: Int, bottom: Int) {
        let end = frame.y(value)
        return (min(end, frame.zero), max(end, frame.zero))
    }

    /// The values of the bars, beyond their ends.
    func barLabels(
        _ order: Int,
        _ series: Chart.Series,
        _ labels: inout SVGLabels
    ) -> [String] {
        series.points.enumerated().flatMap { place, point -> [String] in
            guard let value = point.value else { return [] }
            let bar = frame.bar(place, order)
            let isBelow = value.sign < 0
            let end = isBelow ? span(value).bottom : span(value).top
            let edges: [SVGEdge] = isBelow ? [.below(end + 3)] : [.above(end - 3)]
            return label(point, bar.left + bar.width / 2, edges, &labels)
        }
    }

    // MARK: Lines and steps

    /// The line of a series, broken at gaps, with a dot at each point.
    func lineElements(_ index: Int) -> [String] {
        let series = frame.chart.series[index]
        let style = SVGStyle.series(index)
        let paths = runs(series).map { run in
            SVGText.element(
                "path",
                ["class": "mark \(style)", "d": path(run, isStepped: series.form == .steps)]
            )
        }
        let dots = series.points.enumerated().compactMap { place, point in
            point.value.map { value in
                SVGText.element(
                    "circle",
                    [
                        "class": style, "cx": "\(frame.x(place))", "cy": "\(frame.y(value))",
                        "r": "3",
                    ],
                    tip(place, series)
                )
            }
        }
        return paths + dots
    }

    /// The places between gaps, each with its height.
    private func runs(_ series: Chart.Series) -> [[(place: Int, y: Int)]] {
        var runs: [[(place: Int, y: Int)]] = [[]]
        for (place, point) in series.points.enumerated() {
            if let value = point.value {
                runs[runs.count - 1].append((place, frame.y(value)))
            } else {
                runs.append([])
            }
        }
        return runs.filter { !$0.isEmpty }
    }

    /// A step holds until the next place, the last one to the edge of the plot.
    private func path(_ run: [(place: Int, y: Int)], isStepped: Bool) -> String {
        let last = frame.chart.axis.labels.count - 1
        let parts = run.enumerated().map { order, point in
            let start = order == 0 ? "M\(frame.x(point.place)) \(point.y)" : ""
            guard isStepped else {
                return order == 0 ? start : "L\(frame.x(point.place)) \(point.y)"
            }
            let end = point.place == last ? frame.plotRight : frame.x(point.place + 1)
            return (order == 0 ? start : "V\(point.y)") + "H\(end)"
        }
        return parts.joined()
    }

    /// The values of the points: above them, but below where the line comes down to them.
    func lineLabels(_ series: Chart.Series, _ labels: inout SVGLabels) -> [String] {
        var last: Int?
        return series.points.enumerated().flatMap { place, point -> [String] in
            guard let value = point.value else { return [] }
            let y = frame.y(value)
            let isFalling = last.map { $0 < y } ?? false
            last = y
            let below = SVGEdge.below(y + 7)
            let above = [y - 7, y - 20, y - 33].map(SVGEdge.above)
            let edges = isFalling ? [below] + above : above + [below]
            return label(point, frame.x(place), edges, &labels)
        }
    }

    // MARK: Labels

    /// The label of a point at the first edge where it has room.
    private func label(
        _ point: Chart.Point,
        _ x: Int,
        _ edges: [SVGEdge],
        _ labels: inout SVGLabels
    ) -> [String] {
        let lines = SVGFrame.label(point, frame.numbers)
        switch frame.labelling {
        case .none: return []
        case .across:
            let width = SVGText.width(lines, size: SVGFrame.labelSize)
            let middle = max(width / 2 + 4, min(x, SVGFrame.width - width / 2 - 4))
            let boxes = boxes(edges, middle - width / 2, width, lines.count * 14)
            guard let box = labels.place(boxes) else { return [] }
            return lines.enumerated().map { row, line in
                let style = row == 0 ? "label" : "label quiet"
                return text(line, middle, box.top + 11 + row * 14, class: style, anchor: "middle")
            }
        case .turned:
            let line = lines.joined(separator: SVGFrame.labelSeparator)
            let length = SVGText.width([line], size: SVGFrame.labelSize)
            guard let box = labels.place(boxes(edges, x - 6, 12, length)) else { return [] }
            let (left, bottom) = (x + 4, box.top + length)
            let turn = "rotate(-90 \(left) \(bottom))"
            return [text(line, left, bottom, class: "label", transform: turn)]
        }
    }

    /// The places at some edges that are above the labels of the axis.
    private func boxes(_ edges: [SVGEdge], _ left: Int, _ width: Int, _ height: Int) -> [SVGBox] {
        edges.map { edge in
            SVGBox(left: left, top: edge.top(of: height), width: width, height: height)
        }.filter { $0.top + height <= frame.placesTop - 12 }
    }

    /// The text of a point when it is pointed at: its place, exact value and coverage.
    private func tip(_ place: Int, _ series: Chart.Series) -> String {
        let point = series.points[place]
        let words = ChartWords(language: frame.chart.language)
        let value = point.digits.map(frame.numbers.exactText) ?? words.gap
        let text =
            frame.chart.axis.labels[place] + ", " + series.name + ": " + value
            + (point.coverage.map(words.covered) ?? "")
        return SVGText.element("title", [:], MarkupText.escaped(text))
    }
}
