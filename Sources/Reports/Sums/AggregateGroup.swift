import EventLog
import FilingModel
package import Projections

/// The sum over one group of a cohort.
package struct AggregateGroup: Hashable, Sendable {
    /// What its companies have in common.
    package let key: CompanyGroup.Key
    /// Their sum.
    package let answer: AggregateAnswer

    /// The sum over one group of a cohort.
    package init(key: CompanyGroup.Key, answer: AggregateAnswer) {
        self.key = key
        self.answer = answer
    }
}

extension CompanyGroup.Key {
    /// The key for programs, under the name of its grouping.
    var member: JSONMember {
        switch self {
        case .sector(let sector): JSONMember("sector", .string(sector.rawValue))
        case .city(let city): JSONMember("city", city.json(JSONValue.string))
        case .year(let year): JSONMember("year", .integer(Int64(year)))
        }
    }

    /// The key for spreadsheets; nil where it is not known.
    var field: String? {
        switch self {
        case .sector(let sector): sector.rawValue
        case .city(let city): city
        case .year(let year): String(year)
        }
    }

    /// The key for people.
    func text(in language: LocalizedText.Language) -> String {
        switch self {
        case .sector(let sector): sector.name.text(in: language)
        case .city(let city): city ?? "unknown"
        case .year(let year): String(year)
        }
    }
}

extension [AggregateGroup] {
    /// A row for each group, for spreadsheets.
    func sheet(by grouping: CompanyGroup.Grouping, withForecasts: Bool) -> Sheet {
        let fields = map { $0.fields(withForecasts: withForecasts) }
        return Sheet(
            [grouping.rawValue] + (fields.first ?? []).map(\.name),
            zip(self, fields).map { [$0.key.field] + $1.map(\.value) }
        )
    }
}

extension AggregateGroup {
    /// The sum and what was asked beside it: the same columns for every group.
    fileprivate func fields(withForecasts: Bool) -> [(name: String, value: String?)] {
        let aggregate = answer.aggregate
        var fields: [(name: String, value: String?)] = [
            ("companies", String(aggregate.companies.count)),
            ("covered", String(aggregate.figures.count)),
            ("missing", aggregate.missing.map(\.code.text).joined(separator: " ")),
            ("sum", aggregate.sum?.description), ("unit", aggregate.unit.text),
        ]
        if let growth = answer.growthAnswer {
            fields.append(("growth", growth.rate))
            fields.append(("growth_companies", String(growth.pair.companies)))
        }
        if let cagr = answer.cagrAnswer {
            fields.append(("cagr", cagr.rate))
            fields.append(("cagr_companies", String(cagr.pair.companies)))
        }
        if withForecasts {
            fields.append(("covered_with_forecasts", String(aggregate.coveredWithEstimates)))
            fields.append(("lows", aggregate.lows?.description))
            fields.append(("highs", aggregate.highs?.description))
        }
        return fields
    }
}
