import FilingModel
import Projections

/// The places of everything in a picture of a chart, in pixels.
struct SVGFrame {
    /// A way to write the values of points beside them.
    enum Labelling {
        /// Upright, what they cover below them.
        case across
        /// Turned, from the bottom to the top.
        case turned
        /// Not at all: the points are too many.
        case none
    }

    static let width = 960
    static let margin = 24
    static let plotHeight = 320
    static let labelSize = 12
    /// The longest label of a place on the axis, in columns; longer ones are cut.
    private static let placeColumnsMax = 24

    let chart: Chart
    let numbers: ChartNumbers
    let axis: LinearAxis
    /// The series that are drawn as bars.
    let bars: [Chart.Series]
    let titleLines: [String]
    let subtitleLines: [String]
    /// The left and right edge of the plot.
    let plotLeft: Int
    let plotRight = Self.width - Self.margin
    let labelling: Labelling
    /// The longest label of a point.
    private let labelWidth: Int
    /// The number of rows of the legend, the one of the unit among them.
    let legend: SVGLegend

    /// The widest label of a place.
    private let placeWidth: Int
    /// Whether the labels of the places are slanted, to have room.
    let isSlanted: Bool

    /// The separator of a value and its coverage on one line.
    static let labelSeparator = " · "

    init(_ chart: Chart) {
        let numbers = ChartNumbers(chart)
        let bars = chart.series.filter { $0.form == .bars }
        let axis = LinearAxis(covering: chart.values, needsZero: !bars.isEmpty)
        let tickWidth = SVGText.width(numbers.texts(axis.ticks), size: Self.labelSize)
        let tickLeft = Self.margin + tickWidth + 10
        let slot = (Self.width - Self.margin - tickLeft) / max(1, chart.axis.labels.count)
        let isToScale = if case .dates = chart.axis { bars.isEmpty } else { false }
        func widest(_ series: [Chart.Series], _ texts: ([String]) -> [String]) -> Int {
            let labels = series.flatMap(\.points).map { Self.label($0, numbers) }
            return SVGText.width(labels.flatMap(texts), size: Self.labelSize)
        }
        let across = widest(chart.series) { $0 }
        let room = slot * 8 / 10 / max(1, bars.count)
        let hasRoom = isToScale || (across <= slot && widest(bars) { $0 } <= room)
        let labelling: Labelling = hasRoom ? .across : room >= 13 ? .turned : .none
        let places = chart.axis.labels.map { Printable.cut($0, to: Self.placeColumnsMax) }
        let placeWidth = SVGText.width(places, size: Self.labelSize)
        let isSlanted = !isToScale && placeWidth > max(60, slot - 6)
        let slantedLeft = Self.margin + placeWidth * 7 / 10 - slot / 2

        self.chart = chart
        self.numbers = numbers
        self.bars = bars
        self.axis = axis
        titleLines = Self.lines(chart.title, size: 20)
        subtitleLines = Self.lines(chart.subtitle, size: 13)
        legend = SVGLegend(chart, numbers, isCut: axis.isCut)
        self.labelling = labelling
        labelWidth = widest(chart.series) { [$0.joined(separator: Self.labelSeparator)] }
        self.placeWidth = placeWidth
        self.isSlanted = isSlanted
        plotLeft = isSlanted ? max(tickLeft, slantedLeft) : tickLeft
    }

    // MARK: From top to bottom

    var titleTop: Int { 36 }
    var subtitleTop: Int { titleTop + titleLines.count * 26 - 4 }
    var legendTop: Int { subtitleTop + subtitleLines.count * 18 + 12 }
    private var labelHeight: Int {
        switch labelling {
        case .across: 34
        case .turned: labelWidth + 10
        case .none: 8
        }
    }
    var plotTop: Int { legendTop + legend.height + labelHeight + 4 }
    var plotBottom: Int { plotTop + Self.plotHeight }
    /// The positions of the labels of the places.
    var placesTop: Int { plotBottom + (axis.low.sign < 0 ? labelHeight : 0) + 20 }
    var height: Int { placesTop + (isSlanted ? placeWidth * 7 / 10 : 0) + Self.margin }

    /// The height at which a value stands.
    func y(_ value: Rational) -> Int { plotBottom - axis.place(of: value, in: Self.plotHeight) }

    /// The height at which bars start.
    var zero: Int { y(.zero) }

    // MARK: From left to right

    /// The days between which lines are to scale; nil where places are as far from each other.
    private var days: ClosedRange<Int>? {
        guard bars.isEmpty, case .dates(let dates) = chart.axis, let first = dates.first,
            let last = dates.last, first < last
        else { return nil }
        return Int(first.dayNumber)...Int(last.dayNumber)
    }

    /// The room for each place.
    var slot: Int { (plotRight - plotLeft) / max(1, chart.axis.labels.count) }

    /// The middle of a place.
    func x(_ place: Int) -> Int {
        if let days, case .dates(let dates) = chart.axis { return x(of: dates[place], in: days) }
        let count = max(1, chart.axis.labels.count)
        return plotLeft + (plotRight - plotLeft) * (2 * place + 1) / (2 * count)
    }

    private func x(of date: CalendarDate, in days: ClosedRange<Int>) -> Int {
        // Some room behind the last day shows what holds from then on.
        let room = plotRight - plotLeft - 72
        return plotLeft + 24 + (Int(date.dayNumber) - days.lowerBound) * room / days.count
    }

    /// The left edge and the width of a bar.
    func bar(_ place: Int, _ index: Int) -> (left: Int, width: Int) {
        let width = max(1, min(72, slot * 8 / 10 / max(1, bars.count)))
        return (x(place) - width * bars.count / 2 + width * index, width - (width > 4 ? 2 : 0))
    }

    /// The labels along the axis, each with its middle.
    var places: [(x: Int, text: String)] {
        if let days { return DateTicks.ticks(in: days).map { (x(of: $0.date, in: days), $0.text) } }
        let need = isSlanted ? 16 : placeWidth + 6
        let step = max(1, (need + slot - 1) / max(1, slot))
        return chart.axis.labels.enumerated().filter { $0.offset % step == 0 }
            .map { (x($0.offset), Printable.cut($0.element, to: Self.placeColumnsMax)) }
    }

    // MARK: Text

    /// The text beside a point.
    static func label(_ point: Chart.Point, _ numbers: ChartNumbers) -> [String] {
        guard let value = point.value else { return [] }
        return [numbers.text(value)] + (point.coverage.map { [Printable.cut($0, to: 24)] } ?? [])
    }

    /// A text broken into lines as wide as the picture; what cannot be broken is cut.
    static func lines(_ text: String, size: Int) -> [String] {
        let columns = (width - 2 * margin) * 10 / (size * 6)
        return PlainTextRenderer(width: columns).text(Page([.subtitle(text)])).split(
            separator: "\n"
        )
        .map { Printable.cut(String($0), to: columns) }
    }
}
