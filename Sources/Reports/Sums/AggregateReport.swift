package import EventLog
package import FilingModel
package import Projections

/// The sum of a metric over a cohort at three clocks, and what was asked beside it.
package struct AggregateReport: Report {
    /// The clocks.
    package let clock: Clock
    /// The cohort.
    package let cohort: Cohort
    /// The sum, and how it grew.
    package let answer: AggregateAnswer
    /// Whether the sums of lows and of highs are told, with forecasts and ranges in them.
    package let includesForecasts: Bool
    /// What the groups have in common; nil: not asked.
    package let grouping: CompanyGroup.Grouping?
    /// The sums over the groups of the cohort, ascending.
    package let groups: [AggregateGroup]

    /// The sum of a metric over a cohort; nil if there is no such metric.
    package init?(
        _ question: AggregateQuestion,
        over cohort: Cohort,
        _ asOf: AsOf<some FactSource>,
        includesForecasts: Bool = false,
        by grouping: CompanyGroup.Grouping? = nil
    ) throws {
        let codes = try asOf.codes(of: cohort)
        guard let answer = try asOf.answer(question, over: codes) else { return nil }
        clock = asOf.clock
        self.cohort = cohort
        self.answer = answer
        self.includesForecasts = includesForecasts
        self.grouping = grouping
        groups =
            try grouping.map { CompanyGroup.all(of: try asOf.members(of: cohort), by: $0) }?
            .compactMap { group in
                try asOf.answer(question, over: group.companies.map(\.code))
                    .map { AggregateGroup(key: group.key, answer: $0) }
            } ?? []
    }

    var aggregate: Aggregate { answer.aggregate }

    package var json: JSONValue {
        let groups = groups.map { group in
            JSONValue.object(
                [group.key.member] + group.answer.members(withForecasts: includesForecasts)
            )
        }
        return .object(
            [
                JSONMember("clock", clock.json),
                JSONMember("metric", .string(aggregate.metric.name)),
                JSONMember("period", .string(aggregate.period.description)),
                JSONMember("cohort", .string(cohort.name)),
            ] + answer.members(withForecasts: includesForecasts)
                + cohort.filterMembers
                + (grouping == nil ? [] : [JSONMember("groups", .array(groups))])
        )
    }

    /// The answer for spreadsheets: the groups; or the figures in the sum, and what is missing.
    package var sheet: Sheet {
        if let grouping { return groups.sheet(by: grouping, withForecasts: includesForecasts) }
        let estimates = Dictionary(
            uniqueKeysWithValues: aggregate.estimates.map { ($0.key.subject, $0) }
        )
        let figures = aggregate.figures.map { row($0.key.subject, $0, missing: nil) }
        let missing = aggregate.missing.map { item in
            let estimate = includesForecasts ? estimates[item.code] : nil
            return row(item.code, estimate, missing: item.reason)
        }
        let bounds = includesForecasts ? ["low", "high"] : []
        return Sheet(
            ["subject", "value"] + bounds + ["stage", "reported_by", "announced", "id", "missing"],
            (figures + missing).sorted { ($0[0] ?? "") < ($1[0] ?? "") }
        )
    }

    private func row(
        _ code: SecurityCode,
        _ figure: FigureFact?,
        missing: MissingReason?
    ) -> [String?] {
        let quantity = figure?.quantity
        let bounds = [quantity?.low?.description, quantity?.high?.description]
        return [code.text, quantity?.value?.description]
            + (includesForecasts ? bounds : [])
            + [
                figure?.stage.name, figure?.reporter.rawValue, figure?.time.date.description,
                figure?.id.text, missing?.rawValue,
            ]
    }
}
