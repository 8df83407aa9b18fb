public import FilingModel

/// The vintages of one metric of a company: for each period the versions that counted, each from
/// the public day on from which it did.
public struct Triangle: Hashable, Sendable {
    /// A version of a figure that counted, from a day on.
    public struct Vintage: Hashable, Sendable {
        /// The public day, as written, from which it counts.
        public let day: CalendarDate
        /// The version.
        public let figure: FigureFact
    }

    /// The vintages of one period.
    public struct Row: Hashable, Sendable {
        /// The period.
        public let period: FiscalPeriod
        /// The values that counted, the earliest first; never none.
        public let vintages: [Vintage]

        /// The value that counted on a day: the figure as known by that day.
        ///
        /// - Returns: The version; nil if none was known.
        public func figure(on day: CalendarDate) -> FigureFact? {
            vintages.last { $0.day <= day }?.figure
        }
    }

    /// The length of periods; those of one frequency do not overlap.
    public enum Frequency: String, CaseIterable, Hashable, Sendable {
        /// Fiscal years.
        case annual
        /// First and second halves.
        case halfYear = "half-year"
        /// Quarters.
        case quarter
        /// The first nine months of years.
        case nineMonths = "nine-months"

        /// The frequency of a period.
        public init(of period: FiscalPeriod) {
            switch period.part {
            case .fullYear: self = .annual
            case .firstHalf, .secondHalf: self = .halfYear
            case .firstQuarter, .secondQuarter, .thirdQuarter, .fourthQuarter: self = .quarter
            case .nineMonths: self = .nineMonths
            }
        }
    }

    /// The company.
    public let subject: SecurityCode
    /// The metric's definition.
    public let definition: MetricDefinition
    /// The unit that sums of the metric are in: values in another one are not comparable.
    public let unit: Unit
    /// The periods of which a version is known, ascending.
    public let rows: [Row]

    /// The days on which the version of some row that counts changed, ascending.
    public var days: [CalendarDate] {
        Set(rows.flatMap { $0.vintages.map(\.day) }).sorted()
    }

    /// The rows of one frequency, and the days on which something changed in them.
    public func filtered(by frequency: Frequency) -> Triangle {
        Triangle(
            subject: subject,
            definition: definition,
            unit: unit,
            rows: rows.filter { Frequency(of: $0.period) == frequency }
        )
    }
}

extension AsOf {
    /// The vintages of one metric of a company.
    ///
    /// A row gives, for a day, the figure by the events public on that day, as the dates are
    /// written; an event that is not public at the known time is left out, whatever its day.
    ///
    /// - Returns: The vintages; nil if there is no such metric.
    public func triangle(of metric: Metric, _ subject: SecurityCode) throws -> Triangle? {
        guard let definition = try facts.definition(of: metric, at: clock.recorded) else {
            return nil
        }
        let rows = try facts.periods(of: metric, subject, at: clock.recorded).map { period in
            let key = FigureKey(subject: subject, metric: metric, period: period)
            let known = try facts.figures(key, at: clock.recorded).filter { clock.knows($0.time) }
            return Triangle.Row(period: period, vintages: known.vintages(definition))
        }
        return Triangle(
            subject: subject,
            definition: definition,
            unit: try sumUnit(of: definition),
            rows: rows.filter { !$0.vintages.isEmpty }
        )
    }
}

extension [FigureFact] {
    /// The versions of one figure that counted, each from the day on from which it did.
    fileprivate func vintages(_ definition: MetricDefinition) -> [Triangle.Vintage] {
        Set(map(\.time.date)).sorted().reduce(into: []) { vintages, day in
            let known = filter { KnownTime.date(day).includes($0.time) }
            guard let counting = FigureChoice.counting(known, definition),
                counting != vintages.last?.figure
            else { return }
            vintages.append(Triangle.Vintage(day: day, figure: counting))
        }
    }
}
