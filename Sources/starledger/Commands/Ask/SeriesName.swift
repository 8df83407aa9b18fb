import FilingModel

/// The things a series counts, or the metric it sums.
enum SeriesName: Hashable {
    case shedMarks
    case listings
    case carrying
    case metric(Metric)

    /// The series with names of their own, beside those of metrics.
    static let fixed: [(name: String, series: SeriesName)] = [
        ("shed-marks", .shedMarks), ("listings", .listings), ("carrying", .carrying),
    ]

    /// The series with a name; nil if it is neither one of those nor spelled as a metric is.
    init?(_ name: String) {
        if let fixed = Self.fixed.first(where: { $0.name == name }) {
            self = fixed.series
        } else if let metric = try? Metric(name) {
            self = .metric(metric)
        } else {
            return nil
        }
    }

    /// The groupings it has; the first by default.
    var groupings: [SeriesGrouping] {
        switch self {
        case .shedMarks: [.fiscalYear, .year]
        case .listings, .carrying: [.year, .month]
        case .metric: [.fiscalYear]
        }
    }

    /// True if it is about a mark.
    var hasMark: Bool { self == .shedMarks || self == .carrying }

    /// True if it sums a metric.
    var isMetric: Bool { if case .metric = self { true } else { false } }
}

/// The length of a series' steps.
enum SeriesGrouping: String, WordValue {
    case fiscalYear = "fiscal-year"
    case year
    case month

    /// The series that have this grouping, in words.
    var subjects: String {
        switch self {
        case .fiscalYear: "shed-marks and with metrics"
        case .year: "shed-marks, listings and carrying"
        case .month: "listings and carrying"
        }
    }
}
