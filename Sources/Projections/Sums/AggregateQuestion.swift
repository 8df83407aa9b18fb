public import FilingModel

/// A question about a metric in a period.
public struct AggregateQuestion: Hashable, Sendable {
    /// The metric.
    public let metric: Metric
    /// The period.
    public let period: FiscalPeriod
    /// The period from which growth is asked for; nil: none.
    public let growthSince: FiscalPeriod?
    /// The fiscal year from which the average yearly growth is asked for; nil: none.
    public let cagrFrom: FiscalPeriod?

    /// A question about a metric in a period.
    ///
    /// - Parameters:
    ///   - growthSince: The period from which growth is asked for; nil: none.
    ///   - cagrFrom: The fiscal year from which the average yearly growth is asked for; nil: none.
    public init(
        _ metric: Metric,
        _ period: FiscalPeriod,
        growthSince: FiscalPeriod? = nil,
        cagrFrom: FiscalPeriod? = nil
    ) {
        self.metric = metric
        self.period = period
        self.growthSince = growthSince
        self.cagrFrom = cagrFrom
    }
}

/// A sum over companies, with what was asked beside it.
public struct AggregateAnswer: Hashable, Sendable {
    /// The question.
    public let question: AggregateQuestion
    /// The sum.
    public let aggregate: Aggregate
    /// The sum and the one it grew from, like for like; nil if that was not asked.
    public let growth: LikeForLike?
    /// The sum and the one of the fiscal year it grew from, like for like; nil if that was not
    /// asked.
    public let cagr: LikeForLike?
}

extension AsOf {
    /// The sum of a metric over companies, and how it grew.
    ///
    /// - Parameter companies: The companies, ascending.
    /// - Returns: The answer; nil if there is no such metric.
    public func answer(
        _ question: AggregateQuestion,
        over companies: [SecurityCode]
    ) throws -> AggregateAnswer? {
        guard let current = try aggregate(question.metric, question.period, over: companies) else {
            return nil
        }
        func pair(since earlier: FiscalPeriod?) throws -> LikeForLike? {
            try earlier.flatMap { try aggregate(question.metric, $0, over: companies) }
                .map { LikeForLike(current, $0) }
        }
        return AggregateAnswer(
            question: question,
            aggregate: current,
            growth: try pair(since: question.growthSince),
            cagr: try pair(since: question.cagrFrom)
        )
    }
}
