import FilingModel
import Projections
import Reports
import Testing

@Suite struct `Chart as a picture` {
    private static func charts() throws -> [Chart] {
        try ChartSamples.all()
            + LocalizedText.Language.allCases.map { try RealLedger.shedMarks().chart(in: $0) }
    }

    @Test func `a chart of one point is this document`() {
        let lines = SVGChart.text(ChartSamples.one).split(separator: "\n")
        let size = "width=\"960\" height=\"510\""
        #expect(
            lines.prefix(3) == [
                "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) viewBox=\"0 0 960 510\" role=\"img\" xml:lang=\"en\" class=\"chart\">",
                "<title>one point (synthetic)</title>",
                "<desc>valid at 2025-05-09 · known by 2025-05-09 · first 831 events; in companies; 2024: count 3 companies</desc>",
            ]
        )
        let body = lines.drop { $0 != "</style>" }.dropFirst().joined(separator: "\n")
        #expect(body == Self.onePoint)
    }

    private static let onePoint = """
        <rect class="ground" width="960" height="510"/>
        <text class="title" x="24" y="36">one point (synthetic)</text>
        <text class="subtitle quiet" x="24" y="58">valid at 2025-05-09 · known by 2025-05-09 · first 831 events</text>
        <text class="quiet" x="24" y="88">count · in companies</text>
        <path class="zero" d="M42 466H936"/>
        <text class="quiet" x="34" y="470" text-anchor="end">0</text>
        <path class="rule" d="M42 359H936"/>
        <text class="quiet" x="34" y="363" text-anchor="end">1</text>
        <path class="rule" d="M42 253H936"/>
        <text class="quiet" x="34" y="257" text-anchor="end">2</text>
        <path class="rule" d="M42 146H936"/>
        <text class="quiet" x="34" y="150" text-anchor="end">3</text>
        <text x="489" y="486" text-anchor="middle">2024</text>
        <path class="mark s0" d="M489 146"/>
        <circle class="s0" cx="489" cy="146" r="3"><title>2024, count: 3 companies</title></circle>
        <text class="label" x="489" y="136" text-anchor="middle">3</text>
        </svg>
        """

    @Test func `every picture is well-formed and tells what it shows`() throws {
        for chart in try Self.charts() {
            let document = try XMLCheck(SVGChart.text(chart))
            #expect(document.elements[0].name == "svg")
            #expect(document.elements[0].attributes["role"] == "img")
            #expect(document.elements[1].name == "title" && document.elements[2].name == "desc")
            #expect(document.elements[1].text == Printable.escaped(chart.title))
            #expect(!document.elements.contains { $0.name == "script" })
            let texts = document.elements.filter { $0.name == "text" }.map(\.text)
            let named = chart.series.count > 1 ? chart.series.map(\.name) : []
            #expect(named.allSatisfy(texts.contains))
            let points = chart.series.flatMap(\.points).filter { $0.value != nil }
            let tips = document.elements.dropFirst(2).filter { $0.name == "title" }
            #expect(tips.count == points.count)
        }
    }

    @Test func `what a value covers stands beside it`() throws {
        let document = try XMLCheck(SVGChart.text(try ChartSamples.revenue()))
        let texts = document.elements.filter { $0.name == "text" }.map(\.text)
        #expect(["20 of 26", "40 of 45", "50 of 54", "44 of 54"].allSatisfy(texts.contains))
        #expect(texts.contains("revenue · in bn CNY"))
        let many = try XMLCheck(SVGChart.text(ChartSamples.manyYears()))
        #expect(many.elements.count { $0.text.hasSuffix(" of 54") } == 40)
    }

    @Test func `bars start at zero and are as long as their values`() throws {
        let chart = try ChartSamples.losses()
        let document = try XMLCheck(SVGChart.text(chart))
        let bars = document.elements.filter { $0.attributes["stroke-width"] == "0" }
        let values = chart.series.flatMap(\.points).compactMap(\.value)
        #expect(bars.count == values.count)
        // From -20 to 5 billion on 320 pixels; zero stands 64 below the top.
        let zero = bars.compactMap { Int($0.attributes["y"] ?? "") }.max() ?? 0
        for (bar, value) in zip(bars, values) {
            let height = Int(bar.attributes["height"] ?? "") ?? -1
            let exact = value.magnitude / Rational(78_125_000)
            #expect((Rational(height) - exact).magnitude <= Rational(1))
            let top = Int(bar.attributes["y"] ?? "") ?? -1
            #expect(value.sign < 0 ? top == zero : top + height == zero)
        }
    }

    @Test func `nothing is drawn outside the picture`() throws {
        for chart in try Self.charts() {
            let document = try XMLCheck(SVGChart.text(chart))
            let height = Int(document.elements[0].attributes["height"] ?? "") ?? 0
            for element in document.elements.dropFirst() {
                for (key, limit) in [("x", 960), ("cx", 960), ("y", height), ("cy", height)] {
                    let place = element.attributes[key].flatMap { Int($0) } ?? 0
                    #expect((0...limit).contains(place))
                }
            }
        }
    }

    @Test func `an axis that leaves zero out says so`() throws {
        let note = "the axis does not start at 0"
        #expect(SVGChart.text(try ChartSamples.steps()).contains(note))
        #expect(!SVGChart.text(try ChartSamples.revenue()).contains(note))
    }

    @Test func `a gap breaks the line`() throws {
        let document = try XMLCheck(SVGChart.text(try ChartSamples.rates()))
        #expect(document.elements.count { $0.attributes["class"] == "mark s0" } == 2)
    }

    @Test func `a step holds until the next, and the last to the edge`() throws {
        let document = try XMLCheck(SVGChart.text(try ChartSamples.steps()))
        let path = document.elements.first { $0.attributes["class"] == "mark s0" }
        let steps = path?.attributes["d"] ?? ""
        #expect(steps.wholeMatch(of: /M\d+ \d+H\d+(V\d+H\d+){3}/) != nil)
        #expect(steps.hasSuffix("H936"))
    }
}
