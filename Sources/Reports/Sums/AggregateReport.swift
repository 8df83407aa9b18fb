import FilingModel
package import Projections

/// The sum of a metric over a cohort at three clocks, and what was asked beside it.
package struct AggregateReport: Report {
    let clock: Clock
    let cohort: Cohort
    let answer: AggregateAnswer
    /// Whether the sums of lows and of highs are told, with forecasts and ranges in them.
    let includesForecasts: Bool
    /// The property that the companies of a group share; nil: not asked.
    let grouping: CompanyGroup.Grouping?
    /// The groups of the cohort, ascending.
    let groups: [AggregateGroup]

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

    package var fields: Fields {
        let question: Fields = [
            "clock": clock,
            "metric": aggregate.metric,
            "period": aggregate.period,
            "cohort": cohort.name,
        ]
        let groups = groups.map { group in
            group.key.field + group.answer.fields(withForecasts: includesForecasts)
        }
        return question + answer.fields(withForecasts: includesForecasts) + cohort.filterFields
            + (grouping == nil ? [:] : ["groups": groups])
    }

    /// The groups; or the figures in the sum, and what is missing.
    package var sheet: Sheet {
        if let grouping { return groupSheet(by: grouping) }
        let bounds: [Column] = includesForecasts ? ["low", "high"] : []
        let columns: [Column] = ["stage", "reportedBy", "announced", "id", "missing"]
        return Sheet(["subject", "value"] + bounds + columns, rows)
    }

    /// A record for each company, by code.
    private var rows: [Fields] {
        let estimates = Dictionary(
            uniqueKeysWithValues: aggregate.estimates.map { ($0.key.subject, $0) }
        )
        let figures = aggregate.figures.map { ($0.key.subject, fields($0)) }
        let missing = aggregate.missing.map { item in
            let estimate = includesForecasts ? estimates[item.code].map(fields) : nil
            return (item.code, (estimate ?? [:]) + ["missing": item.reason])
        }
        return (figures + missing).sorted { $0.0.text < $1.0.text }
            .map { code, fields in ["subject": code] + fields }
    }

    private func fields(_ figure: FigureFact) -> Fields { figure.fields(unit: aggregate.unit) }

    private func groupSheet(by grouping: CompanyGroup.Grouping) -> Sheet {
        guard !groups.isEmpty else { return Sheet([grouping.rawValue], []) }
        var columns: [Column] = [
            Column(grouping.rawValue), "companies", "covered", "missing", "sum", "unit",
        ]
        if answer.growthAnswer != nil {
            columns += [Column("growth.rate", as: "growth"), "growthCompanies"]
        }
        if answer.cagrAnswer != nil {
            columns += [Column("cagr.rate", as: "cagr"), "cagrCompanies"]
        }
        if includesForecasts { columns += ["coveredWithForecasts", "lows", "highs"] }
        return Sheet(
            columns,
            groups.map { group in
                group.key.field + group.answer.fields(withForecasts: includesForecasts) + [
                    "growthCompanies": group.answer.growth?.companies,
                    "cagrCompanies": group.answer.cagr?.companies,
                ]
            }
        )
    }
}

/// One group of a cohort, and its sum.
struct AggregateGroup {
    /// The property that its companies share.
    let key: CompanyGroup.Key
    /// Their sum.
    let answer: AggregateAnswer
}

extension CompanyGroup.Key {
    /// The key, under the name of its grouping.
    fileprivate var field: Fields {
        switch self {
        case .sector(let sector): ["sector": sector]
        case .city(let city): ["city": city.wrappedValue]
        case .year(let year): ["year": year]
        }
    }

    /// The key for people.
    func text(in language: LocalizedText.Language) -> String {
        switch self {
        case .sector(let sector): sector.name.text(in: language)
        case .city(let city): city.wrappedValue ?? "unknown"
        case .year(let year): String(year)
        }
    }
}
