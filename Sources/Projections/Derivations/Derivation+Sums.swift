public import FilingModel

extension AsOf {
    /// The derivation of a sum: the figure of each company in it, and why the others have none.
    ///
    /// - Parameter companies: The companies, ascending.
    /// - Returns: The derivation; nil if there is no such metric.
    public func derivation(
        ofSum metric: Metric,
        _ period: FiscalPeriod,
        over companies: [SecurityCode]
    ) throws -> Derivation? {
        guard let sum = try aggregate(metric, period, over: companies) else { return nil }
        return Derivation(
            number: .aggregate(metric, period),
            value: sum.sum?.description,
            unit: sum.unit,
            terms: [.init("covered", sum.figures.count), .init("companies", companies.count)],
            inputs: try sum.figures.map { figure in
                Derivation.Input(code: figure.key.subject, items: [try item(figure, .figure)])
            },
            leftOut: try leftOut(of: sum, .figure)
        )
    }

    /// The derivation of a growth: both figures of each company, and which one the others lack.
    ///
    /// - Parameters:
    ///   - isCompound: Whether the average growth a year is meant; both periods are fiscal years.
    ///   - companies: The companies, ascending.
    /// - Returns: The derivation; nil if there is no such metric.
    public func derivation(
        ofGrowth metric: Metric,
        _ period: FiscalPeriod,
        since previous: FiscalPeriod,
        isCompound: Bool = false,
        over companies: [SecurityCode]
    ) throws -> Derivation? {
        guard let later = try aggregate(metric, period, over: companies),
            let earlier = try aggregate(metric, previous, over: companies)
        else { return nil }
        let pair = LikeForLike(later, earlier)
        let rate =
            isCompound
            ? pair.compoundGrowth(years: period.year - previous.year)?.rounded(places: ratePlaces)
            : pair.rate?.rounded(places: ratePlaces)
        return try derivation(
            isCompound
                ? .compoundGrowth(metric, period, since: previous)
                : .growth(metric, period, since: previous),
            rate,
            pair,
            (later, .current),
            (earlier, .previous),
            isCompound ? nil : pair.change
        )
    }

    /// The derivation of a share: both figures of each company, and which one the others lack.
    ///
    /// - Parameter companies: The companies, ascending.
    /// - Returns: The derivation; nil if there is no such metric.
    public func derivation(
        ofRatio metric: Metric,
        of whole: Metric,
        _ period: FiscalPeriod,
        over companies: [SecurityCode]
    ) throws -> Derivation? {
        guard let part = try aggregate(metric, period, over: companies),
            let base = try aggregate(whole, period, over: companies)
        else { return nil }
        let pair = LikeForLike(part, base)
        return try derivation(
            .ratio(metric, of: whole, period),
            pair.ratio?.rounded(places: ratePlaces),
            pair,
            (part, .part),
            (base, .whole)
        )
    }

    /// The derivation of a quotient of two sums.
    private func derivation(
        _ number: Derivation.Number,
        _ value: String?,
        _ pair: LikeForLike,
        _ one: (sum: Aggregate, role: Derivation.Role),
        _ other: (sum: Aggregate, role: Derivation.Role),
        _ change: GrowthWord? = nil
    ) throws -> Derivation {
        let inputs = try zip(pair.current, pair.previous).map { current, previous in
            Derivation.Input(
                code: current.key.subject,
                items: [try item(current, one.role), try item(previous, other.role)]
            )
        }
        let leftOut = try leftOut(of: one.sum, one.role) + leftOut(of: other.sum, other.role)
        return Derivation(
            number: number,
            value: value,
            unit: nil,
            terms: [
                .init(one.role.rawValue, pair.currentSum),
                .init(other.role.rawValue, pair.previousSum), .init("covered", pair.companies),
                .init("companies", one.sum.companies.count),
            ] + [change.map { .init("change", $0.rawValue) }].compactMap { $0 },
            inputs: inputs,
            leftOut: leftOut.sorted { $0.code < $1.code }
        )
    }

    // MARK: Items

    /// The companies without a figure in a sum, with what is known instead.
    private func leftOut(
        of sum: Aggregate,
        _ role: Derivation.Role
    ) throws -> [Derivation.LeftOut] {
        try sum.missing.map { missing in
            let key = FigureKey(subject: missing.code, metric: sum.metric, period: sum.period)
            return Derivation.LeftOut(
                missing.code,
                .missing(role, missing.reason),
                missing.reason == .none ? nil : try figure(key).flatMap { try item($0, role) }
            )
        }
    }

    private func item(
        _ figure: FigureFact,
        _ role: Derivation.Role
    ) throws -> Derivation.Item {
        let filings = FactQuery.filings(figure.key.subject, figure.key.period)
        let version = try facts.versions(filings, at: clock.recorded)
            .first { $0.event.id == figure.id }
        let definition = try facts.definition(of: figure.key.metric, at: clock.recorded)
        guard let version, let definition else {
            preconditionFailure("a figure is one of an event in force, and of a metric there is")
        }
        return Derivation.Item(role, version, figure, figure.unit(definition))
    }
}
