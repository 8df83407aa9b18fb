package import EventLog
package import FilingModel
package import Projections

/// How a figure or a sum grew since an earlier period, like for like.
package struct GrowthAnswer: Hashable, Sendable {
    /// The earlier period.
    package let period: FiscalPeriod
    /// The companies that have both figures.
    package let pair: LikeForLike

    /// How a figure or a sum grew.
    package init(period: FiscalPeriod, pair: LikeForLike) {
        self.period = period
        self.pair = pair
    }

    /// The rate, rounded; nil where there is none, as for ratios.
    var rate: String? { pair.rate?.rounded(places: ratePlaces) }

    /// The change in words; nil where there is none.
    var change: String? { pair.change?.rawValue }

    /// The growth for programs; null for a ratio, which has no sums.
    package var json: JSONValue {
        pair.json(
            since: period,
            [
                JSONMember("rate", rate.json(JSONValue.string)),
                JSONMember("change", change.json(JSONValue.string)),
            ]
        )
    }

    /// The rate in per cent and the change, for people.
    var text: String { rate.percent(or: "none") + (change.map { " (\($0))" } ?? "") }
}

/// How a sum grew a year on average since an earlier fiscal year, like for like.
struct CompoundGrowthAnswer {
    /// The earlier fiscal year.
    let period: FiscalPeriod
    /// The companies that have both figures.
    let pair: LikeForLike
    /// The rate, rounded; nil unless both sums are positive.
    let rate: String?

    /// How a sum grew a year on average.
    init(from period: FiscalPeriod, to last: FiscalPeriod, pair: LikeForLike) {
        self.period = period
        self.pair = pair
        rate = pair.compoundGrowth(years: last.year - period.year)?.rounded(places: ratePlaces)
    }

    /// The growth for programs; null for a ratio, which has no sums.
    var json: JSONValue {
        pair.json(since: period, [JSONMember("rate", rate.json(JSONValue.string))])
    }
}

extension LikeForLike {
    /// How many companies are compared, for people.
    var companiesText: String { "\(companies) \(companies == 1 ? "company" : "companies")" }

    /// The two sums for programs, with what is told of them; null where there are none.
    fileprivate func json(since period: FiscalPeriod, _ told: [JSONMember]) -> JSONValue {
        guard hasSums else { return .null }
        return .object(
            [
                JSONMember("period", .string(period.description)),
                JSONMember("companies", .integer(Int64(companies))),
                JSONMember("current", .string(currentSum.description)),
                JSONMember("previous", .string(previousSum.description)),
            ] + told
        )
    }
}

extension String? {
    /// A rate or a share in per cent, for people.
    func percent(or nothing: String) -> String { map(NumberText.percent) ?? nothing }
}
