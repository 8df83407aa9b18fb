package import FilingModel
package import Projections

/// The content of a chart, before it is blocks on a terminal or a picture.
package struct Chart: Hashable, Sendable {
    /// The names along the axis: a place for each point.
    package enum Axis: Hashable, Sendable {
        /// Names, as far from each other as from the edge.
        case categories([String])
        /// Days, ascending; lines and steps set them as far apart as they are.
        case dates([CalendarDate])

        /// The name of each place.
        var labels: [String] {
            switch self {
            case .categories(let names): names
            case .dates(let dates): dates.map(\.description)
            }
        }
    }

    /// The scale of the values.
    package enum Scale: Hashable, Sendable {
        /// A currency, or what is counted; large amounts are shown in millions or billions.
        case named(String)
        /// Fractions, shown in per cent.
        case percent
    }

    /// The form in which a series is drawn.
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
        /// The companies that the value covers, such as `51 of 54`.
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
        /// The name of the series.
        package let name: String
        /// The form in which it is drawn.
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
    /// The scale of the values.
    package let unit: Scale
    /// The names along the axis.
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
