package import FilingModel

/// Whether what was reported of a cohort is what its figures say.
package enum NaiveVerdict: String, CaseIterable, Hashable, Sendable {
    case agrees, differs, partial
}

/// A figure or a claim of a publication beside what the log says.
package struct NaiveReconciled: Sendable {
    /// The reported value.
    package enum Item: Hashable, Sendable {
        /// A sum of a metric.
        case figure(Metric)
        /// A claim, by its place among the report's claims.
        case claim(Int)
    }

    /// The report's place in the log.
    package let sequence: Int
    /// The reported value.
    package let item: Item
    /// Whether it is what the figures say.
    package let verdict: NaiveVerdict
    /// In what interval the reported value lies.
    package let reported: NaiveInterval<NaiveFraction>
    /// In what interval the computed value lies; nil where it cannot be computed, as a sum to
    /// which no member of a cohort adds anything.
    ///
    /// Where `years` is not nil, of (1 + value) to that power: the root need not be a fraction.
    package let computed: NaiveInterval<NaiveFraction>?
    /// The years between the ends of an average yearly growth.
    package let years: Int?
    /// The number of companies with all that it is computed from.
    package let covered: Int
    /// The number of companies of the cohort.
    package let companies: Int
    /// What the missing companies would have to add up to: for a sum that is partial, where the
    /// cohort has the size that was reported.
    package let outstanding: NaiveInterval<NaiveFraction>?

    /// The ends of the computed interval in digits with some places after the point.
    package func computedEnds(places: Int) -> [String]? {
        computed.map { computed in
            [computed.low, computed.high].map { end in
                years.map { end.rootLessOne($0, places: places) } ?? end.rounded(places: places)
            }
        }
    }
}

/// The computed side of one figure or claim.
private struct NaiveFinding {
    var computed: NaiveInterval<NaiveFraction>?
    var covered: Int
    var years: Int?
    /// What the companies add up to that have the figure, where that is in the unit of what was
    /// reported; nil for claims.
    var partialSum: NaiveInterval<NaiveFraction>?
}

extension NaiveView {
    /// The verdicts on each figure, then each claim, of each known report on a cohort whose members
    /// follow from the log, in log order.
    package func reconciliation() -> [NaiveReconciled] {
        kept.flatMap { event -> [NaiveReconciled] in
            guard case .aggregateReported(let report) = event.payload.event,
                let cohort = NaiveCohort(name: report.cohort.text)
            else { return [] }
            let view = valid(at: event.time.time.date)
            let members = view.members(of: cohort)
            let figures = report.figures.map { figure in
                view.reconciled(
                    .figure(figure.metric),
                    of: event.sequence,
                    interval: Self.interval(of: figure.quantity),
                    view.finding(figure, report, members),
                    members.count,
                    report.companies
                )
            }
            let claims = report.claims.enumerated().map { place, claim in
                view.reconciled(
                    .claim(place),
                    of: event.sequence,
                    interval: NaiveInterval(claim.value, claim.precision).fractions,
                    view.finding(claim, report, members),
                    members.count,
                    report.companies
                )
            }
            return figures + claims
        }
    }

    private func reconciled(
        _ item: NaiveReconciled.Item,
        of sequence: Int,
        interval: NaiveInterval<NaiveFraction>,
        _ finding: NaiveFinding,
        _ companies: Int,
        _ reportedCompanies: Int?
    ) -> NaiveReconciled {
        let isFull = finding.covered == companies && companies == reportedCompanies ?? companies
        var verdict = NaiveVerdict.partial
        if isFull, let computed = finding.computed {
            let agrees =
                finding.years.map { Self.growthAgrees(interval, factor: computed, years: $0) }
                ?? interval.intersects(computed)
            verdict = agrees ? .agrees : .differs
        }
        var outstanding: NaiveInterval<NaiveFraction>?
        if verdict == .partial, companies == reportedCompanies, let sum = finding.partialSum {
            outstanding = NaiveInterval(interval.low - sum.high, interval.high - sum.low)
        }
        return NaiveReconciled(
            sequence: sequence,
            item: item,
            verdict: verdict,
            reported: interval,
            computed: finding.computed,
            years: finding.years,
            covered: finding.covered,
            companies: companies,
            outstanding: outstanding
        )
    }

    private func finding(
        _ figure: ReportedFigure,
        _ report: AggregateReported,
        _ members: [NaiveCompany]
    ) -> NaiveFinding {
        let terms = members.compactMap { term($0.code, figure.metric, report.period) }
        let unit = unitOfSums(of: figure.metric)
        let isComparable = figure.quantity.unit == nil || figure.quantity.unit == unit
        let sum =
            hasSum(figure.metric) && isComparable ? Self.intervalOfSum(terms).fractions : nil
        let isOfNothing = terms.isEmpty && !members.isEmpty
        return NaiveFinding(
            computed: isOfNothing ? nil : sum,
            covered: terms.count,
            partialSum: sum
        )
    }

    private func finding(
        _ claim: Claim,
        _ report: AggregateReported,
        _ members: [NaiveCompany]
    ) -> NaiveFinding {
        let codes = members.map(\.code)
        let period = report.period
        switch claim.content {
        case .growth(let metric, let base):
            let pairs = pairs(codes, (metric, period), (metric, base))
            return NaiveFinding(
                computed: hasSum(metric) ? Self.growth(pairs) : nil,
                covered: pairs.count
            )
        case .cagr(let metric, let base):
            let pairs = pairs(codes, (metric, period), (metric, base))
            let isSpan = base.isFiscalYear && period.isFiscalYear && base.year < period.year
            return NaiveFinding(
                computed: hasSum(metric) && isSpan ? Self.factor(pairs) : nil,
                covered: pairs.count,
                years: isSpan ? period.year - base.year : nil
            )
        case .ratio(let metric, let whole):
            let pairs = pairs(codes, (metric, period), (whole, period))
            return NaiveFinding(
                computed: hasSum(metric) && hasSum(whole) ? Self.ratio(pairs) : nil,
                covered: pairs.count
            )
        case .count(let series, let period):
            // One size of a cohort, that of the day; removals by fiscal year only.
            let isCounted =
                switch series {
                case .companies: period == nil
                case .shedMarks: period?.isFiscalYear ?? true
                case .listings: true
                }
            let count = NaiveFraction(count(series, in: period, members))
            return NaiveFinding(
                computed: isCounted ? NaiveInterval(count, count) : nil,
                covered: members.count
            )
        case .share(let series):
            guard !members.isEmpty else { return NaiveFinding(computed: nil, covered: 0) }
            let share =
                NaiveFraction(count(series, in: nil, members)) / NaiveFraction(members.count)
            return NaiveFinding(computed: NaiveInterval(share, share), covered: members.count)
        }
    }

    private func count(
        _ series: Claim.Series,
        in period: FiscalPeriod?,
        _ members: [NaiveCompany]
    ) -> Int {
        switch series {
        case .companies:
            return members.count
        case .listings:
            guard let period else { return members.count }
            return members.filter { member in
                (period.firstDay...period.lastDay).contains(member.listedOn.lastDay)
            }.count
        case .shedMarks:
            let removals = firstRemovals(of: .unprofitable, by: members)
            guard let period else { return removals.count }
            return removals.filter { Self.fiscalYear(of: $0) == period.year }.count
        }
    }

    private static func interval(of quantity: Quantity) -> NaiveInterval<NaiveFraction> {
        switch quantity.content {
        case .value(let value):
            NaiveInterval(value, quantity.precision).fractions
        case .range(let low, let high):
            NaiveInterval(NaiveDecimal(low), NaiveDecimal(high)).fractions
        }
    }

    /// (C − P) / |P| for all C and P of two intervals; nil if P can be 0.
    private static func growth(
        _ pairs: [(NaiveTerm, NaiveTerm)]
    ) -> NaiveInterval<NaiveFraction>? {
        let previous = intervalOfSum(pairs.map(\.1)).fractions
        guard let quotient = ratio(pairs) else { return nil }
        let one = NaiveFraction(1)
        guard previous.low < NaiveFraction(0) else {
            return NaiveInterval(quotient.low - one, quotient.high - one)
        }
        return NaiveInterval(one - quotient.high, one - quotient.low)
    }

    /// C / P for all C and P of two intervals; nil unless both are positive throughout.
    private static func factor(
        _ pairs: [(NaiveTerm, NaiveTerm)]
    ) -> NaiveInterval<NaiveFraction>? {
        guard intervalOfSum(pairs.map(\.0)).low > .zero,
            intervalOfSum(pairs.map(\.1)).low > .zero
        else { return nil }
        return ratio(pairs)
    }

    /// C / P for all C and P of two intervals; nil if P can be 0.
    private static func ratio(
        _ pairs: [(NaiveTerm, NaiveTerm)]
    ) -> NaiveInterval<NaiveFraction>? {
        let part = intervalOfSum(pairs.map(\.0))
        let whole = intervalOfSum(pairs.map(\.1))
        guard whole.low > .zero || whole.high < .zero else { return nil }
        let quotients = [part.low, part.high].flatMap { end in
            [whole.low, whole.high].map { NaiveFraction(end) / NaiveFraction($0) }
        }
        guard let low = quotients.min(), let high = quotients.max() else { return nil }
        return NaiveInterval(low, high)
    }

    /// Whether the root of some number of `factor`, less 1, is in the interval that was reported.
    private static func growthAgrees(
        _ reported: NaiveInterval<NaiveFraction>,
        factor: NaiveInterval<NaiveFraction>,
        years: Int
    ) -> Bool {
        let (zero, one) = (NaiveFraction(0), NaiveFraction(1))
        let (low, high) = (reported.low + one, reported.high + one)
        let startsInTime = high >= zero && factor.low <= high.power(years)
        let endsInTime = low <= zero || low.power(years) <= factor.high
        return startsInTime && endsInTime
    }
}
