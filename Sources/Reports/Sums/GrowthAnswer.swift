import FilingModel
import Projections

/// The growth of a figure or a sum since an earlier period, like for like.
struct GrowthAnswer {
    /// The earlier period.
    let period: FiscalPeriod
    /// The companies that have both figures.
    let pair: LikeForLike

    /// The rate, rounded; nil where there is none, as for ratios.
    var rate: String? { pair.rate?.rateText }

    /// The change in words; nil where there is none.
    var change: String? { pair.change?.rawValue }

    /// The growth for programs; nil for a ratio, which has no sums.
    var fields: Fields? { pair.fields(since: period, ["rate": rate, "change": change]) }

    /// The rate in per cent and the change, for people.
    var text: String { rate.percent(or: "none") + (change.map { " (\($0))" } ?? "") }
}

/// The growth of a sum a year on average since an earlier fiscal year, like for like.
struct CompoundGrowthAnswer {
    /// The earlier fiscal year.
    let period: FiscalPeriod
    /// The companies that have both figures.
    let pair: LikeForLike
    /// The rate, rounded; nil unless both sums are positive.
    let rate: String?

    /// The growth of a sum between two fiscal years.
    init(from period: FiscalPeriod, to last: FiscalPeriod, pair: LikeForLike) {
        self.period = period
        self.pair = pair
        rate = pair.compoundGrowth(years: last.year - period.year)?.rounded(places: ratePlaces)
    }

    /// The growth for programs; nil for a ratio, which has no sums.
    var fields: Fields? { pair.fields(since: period, ["rate": rate]) }
}

extension LikeForLike {
    /// The number of companies that are compared, for people.
    var companiesText: String { "\(companies) \(companies == 1 ? "company" : "companies")" }

    /// The two sums, and what follows from them; nil where there are none.
    fileprivate func fields(since period: FiscalPeriod, _ growth: Fields) -> Fields? {
        guard hasSums else { return nil }
        let sums: Fields = [
            "period": period,
            "companies": companies,
            "current": currentSum,
            "previous": previousSum,
        ]
        return sums + growth
    }
}
