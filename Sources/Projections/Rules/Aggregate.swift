public import FilingModel

/// Why a company's figure is not in a sum.
public enum MissingReason: String, Hashable, Sendable {
    /// No figure is known.
    case none
    /// Only a forecast counts.
    case forecast
    /// A range counts, and a range never enters a sum.
    case range
    /// The figure is in another unit than the sum.
    case unit
}

extension MissingReason {
    /// Why a figure does not enter a sum; nil: it does.
    ///
    /// - Parameters:
    ///   - figure: The version that counts.
    ///   - definition: The metric's definition.
    ///   - unit: The unit of the sum.
    init?(_ figure: FigureFact?, _ definition: MetricDefinition, unit: Unit) {
        if let figure {
            if figure.stage == .filed(.forecast) {
                self = .forecast
            } else if figure.quantity.isRange {
                self = .range
            } else if figure.unit(definition) != unit {
                self = .unit
            } else {
                return nil
            }
        } else {
            self = .none
        }
    }
}

/// The sum of a metric over a cohort, with what it covers and what is missing.
public struct Aggregate: Hashable, Sendable {
    /// A company that has no figure in the sum.
    public struct Missing: Hashable, Sendable {
        /// The company.
        public let code: SecurityCode
        /// Why.
        public let reason: MissingReason
    }

    /// What is summed.
    public let metric: Metric
    /// The period it is summed for.
    public let period: FiscalPeriod
    /// The unit of the sum.
    public let unit: Unit
    /// The companies of the cohort, ascending.
    public let companies: [SecurityCode]
    /// The figures in the sum, by company, ascending.
    public let figures: [FigureFact]
    /// The companies without one, ascending.
    public let missing: [Missing]
    /// The forecasts and ranges in the unit of the sum, by company, ascending: they count, but
    /// enter only the sums of lows and of highs.
    public let estimates: [FigureFact]
    /// The exact sum; nil for a ratio, which has none.
    public let sum: ExactDecimal?
    /// All that the sum can be, given the precision of its figures.
    public let interval: Interval

    /// Whether every company of the cohort is in the sum.
    public var isComplete: Bool { missing.isEmpty }
}

extension AsOf {
    /// The sum of a metric over companies.
    ///
    /// - Parameters:
    ///   - metric: What to sum.
    ///   - period: The period to sum it for.
    ///   - companies: The companies, ascending.
    /// - Returns: The sum; nil if there is no such metric.
    /// - Throws: What the source of the facts throws.
    public func aggregate(
        _ metric: Metric,
        _ period: FiscalPeriod,
        over companies: [SecurityCode]
    ) throws -> Aggregate? {
        guard let definition = try facts.definition(of: metric, at: clock.recorded) else {
            return nil
        }
        let unit = try sumUnit(of: definition)
        var figures: [FigureFact] = []
        var missing: [Aggregate.Missing] = []
        var estimates: [FigureFact] = []
        figures.reserveCapacity(companies.count)
        try eachFigure(of: definition, period, over: companies) { code, counting in
            if let reason = MissingReason(counting, definition, unit: unit) {
                missing.append(Aggregate.Missing(code: code, reason: reason))
                if let counting, counting.unit(definition) == unit { estimates.append(counting) }
            } else if let counting {
                figures.append(counting)
            }
        }
        return Aggregate(
            metric: metric,
            period: period,
            unit: unit,
            companies: companies,
            figures: figures,
            missing: missing,
            estimates: estimates,
            sum: definition.kind == .ratio ? nil : figures.sum,
            interval: figures.sumInterval
        )
    }

    /// The unit sums of a metric are in: its own; the ledger's currency for amounts of money.
    func sumUnit(of definition: MetricDefinition) throws -> Unit {
        guard definition.isCurrency, let currency = try currency() else { return definition.unit }
        return Unit(currency)
    }
}

extension [FigureFact] {
    /// The exact sum of their values; 0 for none.
    var sum: ExactDecimal {
        var total = ExactTotal()
        for figure in self {
            if case .value(let value) = figure.quantity.content { total.add(value) }
        }
        return total.value
    }

    /// All that the sum can be, given their precisions.
    var sumInterval: Interval {
        var total = IntervalTotal()
        for figure in self { total.add(figure.quantity) }
        return total.value
    }
}
