import FilingModel
import Projections
import TestSupport

extension AskedTwice {
    /// Verdicts, intervals, coverage and what is outstanding.
    package func reconciliations(at clocks: Int) throws -> Comparison {
        try compare(at: clocks) { asOf, view, comparison in
            let ours = ComparableReconciled.all(try asOf.reconciliations())
            let reference = view.reconciliation().map { ComparableReconciled($0) }
            comparison.compare(ours.count, reference.count, "items at \(asOf.clock)")
            for (one, other) in zip(ours, reference) {
                comparison.compare(one, other, "at \(asOf.clock)")
            }
        }
    }

    /// The interval of an average growth, a hair wider than its roots.
    package func averageGrowth(at clocks: Int) throws -> Comparison {
        try compare(at: clocks) { asOf, view, comparison in
            for (item, reference) in zip(try asOf.reconciliations(), view.reconciliation()) {
                guard let years = reference.years, let factor = reference.computed else { continue }
                let exact = Interval(factor)
                let told = item.computed.interval
                let hair = Rational(1) / Rational(1_000_000)
                func power(_ rate: Rational) -> Rational { (rate + Rational(1)).power(years) }
                comparison.compare(
                    told.map { power($0.low) <= exact.low && exact.low < power($0.low + hair) },
                    true,
                    "low end of \(reference.sequence)"
                )
                comparison.compare(
                    told.map { power($0.high - hair) <= exact.high && exact.high < power($0.high) },
                    true,
                    "high end of \(reference.sequence)"
                )
            }
        }
    }

    /// The computed values: the answers of the publication's own day.
    package func reconciledValues(at clocks: Int) throws -> Comparison {
        try compare(at: clocks) { asOf, view, comparison in
            for item in try asOf.reconciliations() {
                guard case .aggregateReported(let report) = item.report.event.payload.event,
                    let cohort = NaiveCohort(name: report.cohort.text)
                else { continue }
                let day = view.valid(at: item.report.event.time.date)
                comparison.compare(
                    item.computed.value,
                    day.value(of: item, report, cohort),
                    "\(item.item) of \(item.report.sequence) at \(asOf.clock)"
                )
            }
        }
    }
}

extension NaiveView {
    /// The value that answers a figure or a claim; nil where there is none to hold it against.
    fileprivate func value(
        of item: Reconciliation,
        _ report: AggregateReported,
        _ cohort: NaiveCohort
    ) -> String? {
        let period = report.period
        switch item.item {
        case .figure(let figure):
            guard let aggregate = aggregate(figure.metric, period, cohort: cohort),
                aggregate.covered > 0 || aggregate.companies == 0,
                figure.quantity.unit ?? aggregate.unit == aggregate.unit
            else { return nil }
            return aggregate.sum
        case .claim(let claim):
            switch claim.content {
            case .growth(let metric, let base):
                return growth(metric, period, over: base, cohort: cohort)?.rate
            case .cagr(let metric, let base):
                return cagr(metric, from: base, to: period, cohort: cohort)?.rate
            case .ratio(let metric, let whole):
                return ratio(metric, of: whole, period, members(of: cohort).map(\.code))
            case .count(let series, let period):
                let isCounted =
                    period == nil || series == .listings
                    || (series == .shedMarks && period?.isFiscalYear == true)
                return isCounted ? "\(count(series, period, cohort))" : nil
            case .share(let series):
                let companies = members(of: cohort).count
                guard companies > 0 else { return nil }
                let count = NaiveFraction(count(series, nil, cohort))
                return (count / NaiveFraction(companies)).rounded(places: 4)
            }
        }
    }

    private func count(_ series: Claim.Series, _ period: FiscalPeriod?, _ cohort: NaiveCohort)
        -> Int
    {
        let members = members(of: cohort)
        switch series {
        case .companies: return members.count
        case .listings:
            return members.filter { member in
                let day = member.listedOn.lastDay
                return period.map { $0.firstDay <= day && day <= $0.lastDay } ?? true
            }.count
        case .shedMarks:
            let shed = shedMarks(cohort: cohort)
            guard let period else {
                return (shed.points.last?.cumulative ?? 0) + shed.unassigned.count
            }
            return shed.points.first { $0.year == period.year }?.count ?? 0
        }
    }

    /// One sum as a share of another, over the companies that have both.
    private func ratio(
        _ part: Metric,
        of whole: Metric,
        _ period: FiscalPeriod,
        _ codes: [SecurityCode]
    ) -> String? {
        guard [part, whole].allSatisfy({ definition(of: $0).map { $0.kind != .ratio } ?? false })
        else { return nil }
        var (parts, wholes) = (NaiveDecimal.zero, NaiveDecimal.zero)
        for code in codes {
            guard let one = summand(code, part, period), let other = summand(code, whole, period)
            else { continue }
            parts = parts + one
            wholes = wholes + other
        }
        guard !wholes.coefficient.isZero else { return nil }
        return (NaiveFraction(parts) / NaiveFraction(wholes)).rounded(places: 4)
    }

    private func summand(
        _ code: SecurityCode,
        _ metric: Metric,
        _ period: FiscalPeriod
    ) -> NaiveDecimal? {
        guard let figure = figure(code, metric, period), !figure.isForecast,
            figure.unit == unitOfSums(of: metric)
        else { return nil }
        return figure.quantity.value.map { NaiveDecimal($0) }
    }
}
