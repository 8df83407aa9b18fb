/// The unit and the names of the series, in rows above the plot.
struct SVGLegend {
    /// A name, and where it stands.
    struct Entry {
        let text: String
        let left: Int
        let row: Int
    }

    static let rowHeight = 20
    static let swatchWidth = 22
    private static let nameColumnsMax = 48

    /// The unit, in the first row.
    let unit: String
    /// The series in order; none where there is one only, whose name stands with the unit.
    let entries: [Entry]

    /// Its height, in pixels.
    var height: Int { ((entries.last?.row ?? 0) + 1) * Self.rowHeight }

    init(_ chart: Chart, _ numbers: ChartNumbers, isCut: Bool) {
        let words = ChartWords(language: chart.language)
        let names = chart.series.map { Printable.cut($0.name, to: Self.nameColumnsMax) }
        let parts =
            (names.count == 1 ? [names[0]] : [])
            + [words.unit(Printable.cut(numbers.unit, to: Self.nameColumnsMax))]
            + (isCut ? [words.cutAxis] : [])
        unit = parts.joined(separator: " · ")
        guard names.count > 1 else {
            entries = []
            return
        }
        var left = SVGFrame.margin + SVGText.width([unit], size: SVGFrame.labelSize) + 24
        var row = 0
        var entries: [Entry] = []
        for name in names {
            let width = Self.swatchWidth + 6 + SVGText.width([name], size: SVGFrame.labelSize)
            if left + width > SVGFrame.width - SVGFrame.margin {
                row += 1
                left = SVGFrame.margin
            }
            entries.append(Entry(text: name, left: left, row: row))
            left += width + 20
        }
        self.entries = entries
    }
}
