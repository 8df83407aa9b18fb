public import FilingModel

/// The reason why a company's figure is not in a sum.
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

extension FigureFact {
    /// The reason why the version that counts does not enter a sum; nil: it does.
    func reasonMissing(_ definition: MetricDefinition, unit: Unit) -> MissingReason? {
        if stage == .filed(.forecast) { return .forecast }
        if quantity.isRange { return .range }
        return self.unit(definition) == unit ? nil : .unit
    }
}

/// The sum of a metric over a cohort, with what it covers and what is missing.
public struct Aggregate: Hashable, Sendable {
    /// A company that has no figure in the sum.
    public struct Missing: Hashable, Sendable {
        /// The company.
        public let code: SecurityCode
        /// The reason.
        public let reason: MissingReason
    }

    /// The metric.
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
    /// The interval of the sum, given the precision of its figures.
    public let interval: Interval

    /// Whether every company of the cohort is in the sum.
    public var isComplete: Bool { missing.isEmpty }
}

extension AsOf {
    /// The sum of a metric over companies.
    ///
    /// - Parameter companies: The companies, ascending.
    /// - Returns: The sum; nil if there is no such metric.
    public func aggregate(
        _ metric: Metric,
        _ period: FiscalPeriod,
        over companies: [SecurityCode]
    ) throws -> Aggregate? {
        guard let definition = try facts.definition(of: metric, at: clock.recorded) else {
            return nil
        }
        let unit = try sumUnit(of: definition)
        let (versions, places) = try self.figures(of: definition, period, over: companies)
        var figures: [FigureFact] = []
        var missing: [Aggregate.Missing] = []
        var estimates: [FigureFact] = []
        var total = QuantitySum()
        figures.reserveCapacity(companies.count)
        for (code, place) in zip(companies, places) {
            guard let place else {
                missing.append(Aggregate.Missing(code: code, reason: .none))
                continue
            }
            if let reason = versions[place].reasonMissing(definition, unit: unit) {
                missing.append(Aggregate.Missing(code: code, reason: reason))
                if versions[place].unit(definition) == unit { estimates.append(versions[place]) }
            } else {
                total.add(versions[place].quantity)
                figures.append(versions[place])
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
            sum: definition.kind == .ratio ? nil : total.sum,
            interval: total.interval
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
    var sum: ExactDecimal { total.sum }

    /// The interval of their sum, given their precisions.
    var sumInterval: Interval { total.interval }

    private var total: QuantitySum {
        var total = QuantitySum()
        for index in indices { total.add(self[index].quantity) }
        return total
    }
}
