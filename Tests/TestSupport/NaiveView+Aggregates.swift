package import FilingModel

/// Why a company's figure does not enter a sum.
package enum NaiveReason: String, CaseIterable, Hashable, Sendable {
    /// It has none.
    case none
    /// Only a forecast counts.
    case forecast
    /// A range counts.
    case range
    /// It is in another unit.
    case unit
}

/// The sum of a metric over a cohort.
package struct NaiveAggregate: Hashable, Sendable {
    /// The number of companies of the cohort.
    package let companies: Int
    /// The number of those that have the figure.
    package let covered: Int
    /// The codes of the others, ascending.
    package let missing: [SecurityCode]
    /// Why each of them is missing.
    package let reasons: [SecurityCode: NaiveReason]
    /// The sum; nil for a ratio metric.
    package let sum: String?
    /// The sum of lows with forecasts and ranges; nil for a ratio metric.
    package let sumOfLows: String?
    /// The sum of highs with forecasts and ranges; nil for a ratio metric.
    package let sumOfHighs: String?
    /// The number of companies in these two.
    package let coveredWithForecasts: Int
    /// Those of them that have only a forecast, ascending.
    package let onlyForecasts: [SecurityCode]
    /// The unit of the sum.
    package let unit: Unit?
}

/// The growth of a sum between two periods, like for like.
package struct NaiveGrowth: Hashable, Sendable {
    /// The earlier period.
    package let period: FiscalPeriod
    /// The number of companies that have both figures.
    package let companies: Int
    /// Their sum in the later period.
    package let current: String
    /// Their sum in the earlier period.
    package let previous: String
    /// The growth, rounded to 4 places.
    package let rate: String?
    /// The growth in words.
    package let change: String?
}

/// A value that can enter a sum.
struct NaiveTerm: Sendable {
    let value: NaiveDecimal
    let interval: NaiveInterval<NaiveDecimal>
}

extension NaiveView {
    /// The sum of a metric and period over a cohort; nil for a metric that nobody defined.
    package func aggregate(
        _ metric: Metric,
        _ period: FiscalPeriod,
        cohort: NaiveCohort = .unprofitableAtListing,
        filter: NaiveFilter = NaiveFilter()
    ) -> NaiveAggregate? {
        aggregate(metric, period, over: members(of: cohort, filter: filter).map(\.code))
    }

    /// The sum of a metric and period over companies; nil for a metric that nobody defined.
    package func aggregate(
        _ metric: Metric,
        _ period: FiscalPeriod,
        over codes: [SecurityCode]
    ) -> NaiveAggregate? {
        guard let definition = definition(of: metric) else { return nil }
        var (included, onlyForecasts) = ([SecurityCode](), [SecurityCode]())
        var reasons: [SecurityCode: NaiveReason] = [:]
        var (sum, lows, highs) = (NaiveDecimal.zero, NaiveDecimal.zero, NaiveDecimal.zero)
        for code in codes {
            let version = figure(code, metric, period)
            reasons[code] = reason(version, metric)
            guard let version, version.unit == unitOfSums(of: metric) else { continue }
            included.append(code)
            if version.isForecast { onlyForecasts.append(code) }
            switch version.quantity.content {
            case .value(let value):
                if reasons[code] == nil { sum = sum + NaiveDecimal(value) }
                lows = lows + NaiveDecimal(value)
                highs = highs + NaiveDecimal(value)
            case .range(let low, let high):
                lows = lows + NaiveDecimal(low)
                highs = highs + NaiveDecimal(high)
            }
        }
        let hasSum = definition.kind != .ratio
        return NaiveAggregate(
            companies: codes.count,
            covered: codes.count - reasons.count,
            missing: codes.filter { reasons[$0] != nil },
            reasons: reasons,
            sum: hasSum ? sum.description : nil,
            sumOfLows: hasSum ? lows.description : nil,
            sumOfHighs: hasSum ? highs.description : nil,
            coveredWithForecasts: included.count,
            onlyForecasts: onlyForecasts,
            unit: unitOfSums(of: metric)
        )
    }

    /// The growth of a metric's sum since an earlier period; nil for a metric without sums.
    package func growth(
        _ metric: Metric,
        _ period: FiscalPeriod,
        over previous: FiscalPeriod,
        cohort: NaiveCohort = .unprofitableAtListing,
        filter: NaiveFilter = NaiveFilter()
    ) -> NaiveGrowth? {
        let codes = members(of: cohort, filter: filter).map(\.code)
        return growth(metric, period, over: previous, of: codes)
    }

    /// The same of companies.
    package func growth(
        _ metric: Metric,
        _ period: FiscalPeriod,
        over previous: FiscalPeriod,
        of codes: [SecurityCode]
    ) -> NaiveGrowth? {
        guard hasSum(metric) else { return nil }
        let pairs = pairs(codes, (metric, period), (metric, previous))
        let (now, before) = (Self.sum(pairs.map(\.0)), Self.sum(pairs.map(\.1)))
        var rate: String?
        if !before.coefficient.isZero {
            let size = NaiveDecimal(before.coefficient.magnitude, scale: before.scale)
            rate = (NaiveFraction(now - before) / NaiveFraction(size)).rounded(places: 4)
        }
        return NaiveGrowth(
            period: previous,
            companies: pairs.count,
            current: now.description,
            previous: before.description,
            rate: rate,
            change: Self.change(from: before, to: now)
        )
    }

    /// The average yearly growth of a metric's sum between two fiscal years.
    ///
    /// The rate is nil unless both sums are positive; the whole is nil unless both periods are
    /// fiscal years, the base the earlier, and the metric has a sum.
    package func cagr(
        _ metric: Metric,
        from base: FiscalPeriod,
        to period: FiscalPeriod,
        cohort: NaiveCohort = .unprofitableAtListing,
        filter: NaiveFilter = NaiveFilter()
    ) -> NaiveGrowth? {
        let codes = members(of: cohort, filter: filter).map(\.code)
        return cagr(metric, from: base, to: period, of: codes)
    }

    /// The same of companies.
    package func cagr(
        _ metric: Metric,
        from base: FiscalPeriod,
        to period: FiscalPeriod,
        of codes: [SecurityCode]
    ) -> NaiveGrowth? {
        guard hasSum(metric), base.isFiscalYear, period.isFiscalYear, base.year < period.year
        else { return nil }
        let pairs = pairs(codes, (metric, period), (metric, base))
        let (now, before) = (Self.sum(pairs.map(\.0)), Self.sum(pairs.map(\.1)))
        var rate: String?
        if now > .zero, before > .zero {
            rate = (NaiveFraction(now) / NaiveFraction(before))
                .rootLessOne(period.year - base.year, places: 4)
        }
        return NaiveGrowth(
            period: base,
            companies: pairs.count,
            current: now.description,
            previous: before.description,
            rate: rate,
            change: nil
        )
    }

    /// A change of sums in words.
    static func change(from previous: NaiveDecimal, to current: NaiveDecimal) -> String? {
        guard previous != .zero, current != previous else { return nil }
        if previous > .zero {
            return current > previous ? "grew" : current < .zero ? "turned to loss" : "shrank"
        }
        if current > .zero { return "turned to profit" }
        return current > previous ? "loss narrowed" : "loss widened"
    }

    func hasSum(_ metric: Metric) -> Bool {
        definition(of: metric).map { $0.kind != .ratio } ?? false
    }

    /// Why a version does not enter a sum; nil if it does.
    func reason(_ version: NaiveVersion?, _ metric: Metric) -> NaiveReason? {
        guard let version else { return NaiveReason.none }
        if version.isForecast { return .forecast }
        if version.quantity.isRange { return .range }
        return version.unit == unitOfSums(of: metric) ? nil : .unit
    }

    /// The part of a company in a sum; nil if it has none.
    func term(_ code: SecurityCode, _ metric: Metric, _ period: FiscalPeriod) -> NaiveTerm? {
        let version = figure(code, metric, period)
        guard reason(version, metric) == nil, let quantity = version?.quantity,
            let value = quantity.value
        else { return nil }
        return NaiveTerm(
            value: NaiveDecimal(value),
            interval: NaiveInterval(value, quantity.precision)
        )
    }

    /// The terms of the companies that have both of two figures.
    func pairs(
        _ codes: [SecurityCode],
        _ first: (Metric, FiscalPeriod),
        _ second: (Metric, FiscalPeriod)
    ) -> [(NaiveTerm, NaiveTerm)] {
        codes.compactMap { code in
            guard let one = term(code, first.0, first.1),
                let other = term(code, second.0, second.1)
            else { return nil }
            return (one, other)
        }
    }

    static func sum(_ terms: [NaiveTerm]) -> NaiveDecimal {
        terms.reduce(.zero) { $0 + $1.value }
    }

    static func intervalOfSum(_ terms: [NaiveTerm]) -> NaiveInterval<NaiveDecimal> {
        NaiveInterval(
            terms.reduce(.zero) { $0 + $1.interval.low },
            terms.reduce(.zero) { $0 + $1.interval.high }
        )
    }
}
