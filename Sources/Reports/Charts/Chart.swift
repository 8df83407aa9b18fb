public import FilingModel
public import Projections

/// What a chart shows, before it is blocks on a terminal or a picture.
public struct Chart: Hashable, Sendable {
    /// What stands along the axis: a place for each point.
    public enum Axis: Hashable, Sendable {
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
    public enum Scale: Hashable, Sendable {
        /// A currency, or what is counted; large amounts are shown in millions or billions.
        case named(String)
        /// Fractions, shown in per cent.
        case percent
    }

    /// How a series is drawn.
    public enum Form: Hashable, Sendable {
        /// A bar for each point, beside those of the other series.
        case bars
        /// A line from point to point.
        case line
        /// A value that holds until the next one.
        case steps
    }

    /// One value of a series, or a gap.
    public struct Point: Hashable, Sendable {
        /// The value; nil: a gap.
        public let value: Rational?
        /// The value in all its digits.
        public let digits: String?
        /// What the value covers, such as `51 of 54`.
        public let coverage: String?

        private init(_ value: Rational?, _ digits: String?, _ coverage: String?) {
            self.value = value
            self.digits = digits
            self.coverage = coverage
        }

        /// An exact value.
        ///
        /// - Parameters:
        ///   - decimal: The value.
        ///   - coverage: What it covers, such as `51 of 54`.
        public init(_ decimal: ExactDecimal, coverage: String? = nil) {
            self.init(decimal.rational, decimal.description, coverage)
        }

        /// A count.
        ///
        /// - Parameters:
        ///   - count: The count.
        ///   - coverage: What it covers.
        public init(_ count: Int, coverage: String? = nil) {
            self.init(Rational(count), String(count), coverage)
        }

        /// An exact quotient, such as a rate, whose digits are rounded.
        ///
        /// - Parameters:
        ///   - quotient: The quotient.
        ///   - coverage: What it covers.
        public init(_ quotient: Rational, coverage: String? = nil) {
            self.init(quotient, quotient.rounded(places: ratePlaces), coverage)
        }

        /// No value.
        public static let gap = Point(nil, nil, nil)
    }

    /// Values that belong together, one for each place of the axis.
    public struct Series: Hashable, Sendable {
        /// What they are values of.
        public let name: String
        /// How they are drawn.
        public let form: Form
        /// The values, in order.
        public let points: [Point]

        /// Values that belong together.
        ///
        /// - Parameters:
        ///   - name: What they are values of.
        ///   - form: How they are drawn.
        ///   - points: The values, one for each place of the axis.
        public init(_ name: String, _ form: Form, _ points: [Point]) {
            self.name = name
            self.form = form
            self.points = points
        }
    }

    /// The title.
    public let title: String
    /// The line under it: the clocks.
    public let subtitle: String
    /// What the values are in.
    public let unit: Scale
    /// What stands along the axis.
    public let axis: Axis
    /// The series, at least one.
    public let series: [Series]
    /// The language of its words.
    public let language: LocalizedText.Language

    /// A chart.
    ///
    /// - Parameters:
    ///   - title: The title.
    ///   - subtitle: The line under it: the clocks.
    ///   - unit: What the values are in.
    ///   - axis: What stands along the axis.
    ///   - series: The series, at least one, each with a point for every place of the axis.
    ///   - language: The language of its words.
    public init(
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
public protocol Charted {
    /// The answer as a chart.
    ///
    /// - Parameter language: The language to show it in.
    /// - Returns: The chart.
    func chart(in language: LocalizedText.Language) -> Chart
}
