public import FilingModel

extension Difference {
    /// The differences of some companies; series and sums are those of the cohort as they are.
    public func filtered(to codes: Set<SecurityCode>) -> Difference {
        Difference(
            from: from,
            to: to,
            cohort: cohort,
            steps: steps,
            companies: companies.filter { codes.contains($0.key) },
            marks: marks.filter { codes.contains($0.key.code) },
            figures: figures.filter { codes.contains($0.key.subject) },
            series: series,
            aggregates: aggregates
        )
    }

    /// The differences in figures and sums of a metric, a period or both.
    ///
    /// - Parameters:
    ///   - metric: The metric; nil: any.
    ///   - period: The period; nil: any.
    public func filtered(to metric: Metric?, _ period: FiscalPeriod?) -> Difference {
        guard metric != nil || period != nil else { return self }
        func isMeant(_ other: Metric, _ otherPeriod: FiscalPeriod) -> Bool {
            metric ?? other == other && period ?? otherPeriod == otherPeriod
        }
        return Difference(
            from: from,
            to: to,
            cohort: cohort,
            steps: steps,
            companies: [],
            marks: [],
            figures: figures.filter { isMeant($0.key.metric, $0.key.period) },
            series: [],
            aggregates: aggregates.filter { isMeant($0.key.metric, $0.key.period) }
        )
    }

    /// The differences with one of some reasons among their causes; of the sums, only the parts
    /// that such a reason explains.
    public func filtered(to reasons: Set<FigureCause>) -> Difference {
        func isMeant(_ causes: [Cause]) -> Bool {
            causes.contains { $0.reason.figureCause.map(reasons.contains) ?? false }
        }
        return Difference(
            from: from,
            to: to,
            cohort: cohort,
            steps: steps,
            companies: companies.filter { isMeant($0.causes) },
            marks: marks.filter { isMeant($0.causes) },
            figures: figures.filter { isMeant($0.causes) },
            series: series.filter { isMeant($0.causes) },
            aggregates: aggregates.compactMap { change in
                change.parts == nil
                    ? (isMeant(change.causes) ? change : nil)
                    : change.filtered { $0.figureCause.map(reasons.contains) ?? false }
            }
        )
    }
}

extension ChangeCause {
    /// The cause as one of a figure; nil for what an event says of a company.
    fileprivate var figureCause: FigureCause? {
        switch self {
        case .figure(let cause): cause
        case .event: nil
        }
    }
}

extension AggregateChange.Reason {
    /// The reason as one of a figure; nil where the cohort changed.
    fileprivate var figureCause: FigureCause? {
        switch self {
        case .figure(let cause): cause
        case .joined, .left: nil
        }
    }
}

extension AggregateChange {
    /// The change cut down to the parts of some kinds of reason; nil if it has none.
    fileprivate func filtered(to isMeant: (Reason) -> Bool) -> AggregateChange? {
        let parts = parts?.filter { isMeant($0.reason) }
        guard let parts, !parts.isEmpty else { return nil }
        return AggregateChange(
            key: key,
            before: before,
            after: after,
            growthBefore: growthBefore,
            growthAfter: growthAfter,
            parts: parts,
            causes: causes.filter { cause in parts.contains { $0.step.order == cause.step.order } }
        )
    }
}
