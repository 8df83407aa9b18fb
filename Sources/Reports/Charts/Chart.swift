package import FilingModel
package import Projections

/// What a chart shows, before it is blocks on a terminal or a picture.
package struct Chart: Hashable, Sendable {
    /// What stands along the axis: a place for each point.
    package enum Axis: Hashable, Sendable {
        /// Names, as far from each other as from the edge.
        case categories([String])
        /// Days, ascending; lines and steps set them as far apart as they are.
        case dates([CalendarDate])

        /// What each place is called.
        var labels: [String] {
            switch self {
            case .categories(let names): names
            case .dates(let dates): dates.map(\.description)
            }
        }
    }

    /// What the values are in.
    package enum Scale: Hashable, Sendable {
        /// A currency, or what is counted; large amounts are shown in millions or billions.
        case named(String)
        /// Fractions, shown in per cent.
        case percent
    }

    /// How a series is drawn.
    package enum Form: Hashable, Sendable {
        /// A bar for each point, beside those of the other series.
        case bars
        /// A line from point to point.
        case line
        /// A value that holds until the next one.
        case steps
    }

    /// One value of a series, or a gap.
    package struct Point: Hashable, Sendable {
        /// The value; nil: a gap.
        package let value: Rational?
        /// The value in all its digits.
        package let digits: String?
        /// What the value covers, such as `51 of 54`.
        package let coverage: String?

        private init(_ value: Rational?, _ digits: String?, _ coverage: String?) {
            self.value = value
            self.digits = digits
            self.coverage = coverage
        }

        /// An exact value.
        package init(_ decimal: ExactDecimal, coverage: String? = nil) {
            self.init(decimal.rational, decimal.description, coverage)
        }

        /// A count.
        package init(_ count: Int, coverage: String? = nil) {
            self.init(Rational(count), String(count), coverage)
        }

        /// An exact quotient, such as a rate, whose digits are rounded.
        package init(_ quotient: Rational, coverage: String? = nil) {
            self.init(quotient, quotient.rounded(places: ratePlaces), coverage)
        }

        /// No value.
        package static let gap = Point(nil, nil, nil)
    }

    /// Values that belong together, one for each place of the axis.
    package struct Series: Hashable, Sendable {
        /// What they are values of.
        package let name: String
        /// How they are drawn.
        package let form: Form
        /// The values, in order.
        package let points: [Point]

        /// Values that belong together.
        package init(_ name: String, _ form: Form, _ points: [Point]) {
            self.name = name
            self.form = form
            self.points = points
        }
    }

    /// The title.
    package let title: String
    /// The line under it: the clocks.
    package let subtitle: String
    /// What the values are in.
    package let unit: Scale
    /// What stands along the axis.
    package let axis: Axis
    /// The series, at least one.
    package let series: [Series]
    /// The language of its words.
    package let language: LocalizedText.Language

    /// A chart.
    package init(
        title: String,
        subtitle: String,
        unit: Scale,
        axis: Axis,
        series: [Series],
        language: LocalizedText.Language = .english
    ) {
        precondition(!series.isEmpty, "a chart has a series")
        precondition(
            series.allSatisfy { $0.points.count == axis.labels.count },
            "a point for every place"
        )
        self.title = title
        self.subtitle = subtitle
        self.unit = unit
        self.axis = axis
        self.series = series
        self.language = language
    }

    /// The values that are there.
    var values: [Rational] { series.flatMap(\.points).compactMap(\.value) }
}

/// An answer that can be drawn.
package protocol Charted {
    /// The answer as a chart.
    func chart(in language: LocalizedText.Language) -> Chart
}
