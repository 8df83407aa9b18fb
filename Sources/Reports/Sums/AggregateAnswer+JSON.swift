import EventLog
import FilingModel
import Projections

extension Aggregate {
    /// What the sum covers, what is missing, and the sum, for programs.
    var members: [JSONMember] {
        [
            JSONMember("companies", .integer(Int64(companies.count))),
            JSONMember("covered", .integer(Int64(figures.count))),
            JSONMember("missing", .array(missing.map { .string($0.code.text) })),
            JSONMember(
                "reasons",
                .object(missing.map { JSONMember($0.code.text, .string($0.reason.rawValue)) })
            ),
            JSONMember("sum", (sum?.description).json(JSONValue.string)),
        ]
    }

    /// How many companies are in the sum, for people.
    var coverage: String { "\(figures.count) of \(companies.count)" }

    /// The sums of lows and of highs, for programs.
    fileprivate var estimateMembers: [JSONMember] {
        [
            JSONMember("lows", (lows?.description).json(JSONValue.string)),
            JSONMember("highs", (highs?.description).json(JSONValue.string)),
            JSONMember("coveredWithForecasts", .integer(Int64(coveredWithEstimates))),
            JSONMember("forecasts", .array(onlyForecasts.map { .string($0.text) })),
        ]
    }
}

extension AggregateAnswer {
    /// How the sum grew; nil if that was not asked.
    var growthAnswer: GrowthAnswer? {
        guard let period = question.growthSince, let growth else { return nil }
        return GrowthAnswer(period: period, pair: growth)
    }

    /// How the sum grew a year on average; nil if that was not asked.
    var cagrAnswer: CompoundGrowthAnswer? {
        guard let period = question.cagrFrom, let cagr else { return nil }
        return CompoundGrowthAnswer(from: period, to: question.period, pair: cagr)
    }

    /// The sum and what was asked beside it, for programs.
    func members(withForecasts: Bool) -> [JSONMember] {
        aggregate.members
            + [JSONMember("unit", .string(aggregate.unit.text))]
            + (growthAnswer.map { [JSONMember("growth", $0.json)] } ?? [])
            + (cagrAnswer.map { [JSONMember("cagr", $0.json)] } ?? [])
            + (withForecasts ? aggregate.estimateMembers : [])
    }
}

extension Cohort {
    /// Its filters for programs; none for a whole cohort.
    var filterMembers: [JSONMember] {
        guard !filters.isEmpty else { return [] }
        let members = filters.map { JSONMember($0.name, .string($0.value)) }
        return [JSONMember("filters", .object(members))]
    }

    /// Its name and its filters for people.
    var title: String { name + filters.map { ", \($0.name) \($0.value)" }.joined() }
}
