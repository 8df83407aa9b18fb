public import FilingModel

/// Whether what a publication said of a cohort can be recomputed.
public enum Verdict: String, CaseIterable, Hashable, Sendable {
    /// Everything is covered, and the intervals of the claim and of the computed value intersect.
    case agrees
    /// Everything is covered, and they do not.
    case differs
    /// Not everything is covered.
    case partial
}

/// One figure or claim of a publication, held against the ledger.
public struct Reconciliation: Hashable, Sendable {
    /// A figure or a claim.
    public enum Item: Hashable, Sendable {
        /// A sum that was printed.
        case figure(ReportedFigure)
        /// Something that was derived.
        case claim(Claim)
    }

    /// The value that the ledger computes.
    public struct Computed: Hashable, Sendable {
        /// The value: an exact sum, a count, or a rate rounded to `ratePlaces`; nil if there is
        /// none.
        public var value: String?
        /// All that the value can be; nil if there is none, or it has no bounds.
        public var interval: Interval?
        /// The number of companies whose figures it includes.
        public var covered: Int
        /// The companies without one.
        public var missing: [SecurityCode] = []
        /// Whether its interval intersects the claim's, where that is decided otherwise: for roots.
        var meetsClaim: Bool?
        /// The bounds of the sum of the companies covered, for sums.
        var partialSum: Interval?
    }

    /// The publication.
    public let report: EventVersion
    /// The figure or claim.
    public let item: Item
    /// The number of companies by the publication; nil if it does not say.
    public let companiesReported: Int?
    /// The number of companies in the cohort by the ledger, on the publication's day.
    public let companies: Int
    /// The value by the ledger.
    public let computed: Computed
    /// The claimed value, within its precision.
    public let claimed: Interval

    /// The verdict.
    public var verdict: Verdict {
        guard computed.covered == companies, companiesReported.map({ $0 == companies }) ?? true,
            let meets = computed.meetsClaim ?? computed.interval.map(claimed.intersects)
        else { return .partial }
        return meets ? .agrees : .differs
    }

    /// The sum that the missing companies would need, where the cohort has the size that was
    /// reported and only some of its figures are missing.
    public var remainder: Interval? {
        guard verdict == .partial, companiesReported == companies, let sum = computed.partialSum
        else { return nil }
        return claimed - sum
    }

    /// The value as it was printed.
    public var reportedValue: Amount {
        switch item {
        case .figure(let figure): figure.quantity.value ?? .zero
        case .claim(let claim): claim.value
        }
    }
}

extension AsOf {
    /// Every figure and claim of a publication; these clocks are valid on its own day.
    func reconcile(
        _ report: AggregateReported,
        of version: EventVersion,
        _ cohort: Cohort,
        _ members: [CompanyState]
    ) throws -> [Reconciliation] {
        func reconciliation(
            _ item: Reconciliation.Item,
            _ claimed: Interval,
            _ computed: Reconciliation.Computed
        ) -> Reconciliation {
            Reconciliation(
                report: version,
                item: item,
                companiesReported: report.companies,
                companies: members.count,
                computed: computed,
                claimed: claimed
            )
        }
        let figures = try report.figures.map { figure in
            let computed = try sum(figure, report.period, members.map(\.code))
            return reconciliation(.figure(figure), Interval(figure.quantity), computed)
        }
        let claims = try report.claims.map { claim in
            let computed = try compute(claim, report.period, cohort, members)
            let claimed = Interval(claim.value, precision: claim.precision)
            return reconciliation(.claim(claim), claimed, computed)
        }
        return figures + claims
    }

    /// The ledger's sum for a printed one; none for a ratio, or for a sum in another unit.
    ///
    /// Where no company of many has a figure there is no sum either; that of no companies is 0.
    private func sum(
        _ figure: ReportedFigure,
        _ period: FiscalPeriod,
        _ codes: [SecurityCode]
    ) throws -> Reconciliation.Computed {
        guard let aggregate = try aggregate(figure.metric, period, over: codes) else {
            return Reconciliation.Computed(covered: 0, missing: codes)
        }
        var computed = Reconciliation.Computed(
            covered: aggregate.figures.count,
            missing: aggregate.missing.map(\.code)
        )
        guard let sum = aggregate.sum, figure.quantity.unit ?? aggregate.unit == aggregate.unit
        else { return computed }
        computed.partialSum = aggregate.interval
        guard !aggregate.figures.isEmpty || codes.isEmpty else { return computed }
        computed.value = sum.description
        computed.interval = aggregate.interval
        return computed
    }

    private func compute(
        _ claim: Claim,
        _ period: FiscalPeriod,
        _ cohort: Cohort,
        _ members: [CompanyState]
    ) throws -> Reconciliation.Computed {
        let codes = members.map(\.code)
        switch claim.content {
        case .growth(let metric, let base):
            let pair = try likeForLike(metric, period, since: base, over: codes)
            return computed(pair, codes, pair?.rate, pair?.rateInterval)
        case .ratio(let metric, let whole):
            let pair = try proportion(metric, of: whole, period, over: codes)
            return computed(pair, codes, pair?.ratio, pair?.ratioInterval)
        case .cagr(let metric, let base):
            let pair = try likeForLike(metric, period, since: base, over: codes)
            let areYears = period.isFiscalYear && base.isFiscalYear
            return compound(pair, codes, claim, years: areYears ? period.year - base.year : 0)
        case .count(let series, let year):
            guard let count = try count(series, in: year, of: cohort, members) else {
                return Reconciliation.Computed(covered: members.count)
            }
            return computed(count: Rational(count), "\(count)", members)
        case .share(let series):
            guard !members.isEmpty,
                let count = try count(series, in: nil, of: cohort, members)
            else { return Reconciliation.Computed(covered: members.count) }
            let share = Rational(count) / Rational(members.count)
            return computed(count: share, share.rounded(places: ratePlaces), members)
        }
    }

    private func computed(
        count: Rational,
        _ value: String,
        _ members: [CompanyState]
    ) -> Reconciliation.Computed {
        Reconciliation.Computed(value: value, interval: Interval(count), covered: members.count)
    }

    /// A quotient of sums.
    private func computed(
        _ pair: LikeForLike?,
        _ codes: [SecurityCode],
        _ rate: Rational?,
        _ interval: Interval?
    ) -> Reconciliation.Computed {
        Reconciliation.Computed(
            value: rate?.rounded(places: ratePlaces),
            interval: interval,
            covered: pair?.companies ?? 0,
            missing: Self.missing(pair, codes)
        )
    }

    /// A compound rate: its bounds are roots, so the claim is held against them by whole powers.
    ///
    /// The interval that is shown is that of the sums' quotient.
    private func compound(
        _ pair: LikeForLike?,
        _ codes: [SecurityCode],
        _ claim: Claim,
        years: Int
    ) -> Reconciliation.Computed {
        var result = Reconciliation.Computed(
            covered: pair?.companies ?? 0,
            missing: Self.missing(pair, codes)
        )
        guard let pair, let rate = pair.compoundGrowth(years: years) else {
            return result
        }
        result.value = rate.rounded(places: ratePlaces)
        let (first, last) = (pair.previousInterval, pair.currentInterval)
        guard let slowest = CompoundGrowth(from: first.high, to: last.low, years: years),
            let fastest = CompoundGrowth(from: first.low, to: last.high, years: years)
        else { return result }
        let claimed = Interval(claim.value, precision: claim.precision)
        result.interval = CompoundGrowth.bounds(slowest, fastest)
        result.meetsClaim = slowest.isAtMost(claimed.high) && fastest.isAtLeast(claimed.low)
        return result
    }

    private static func missing(_ pair: LikeForLike?, _ codes: [SecurityCode]) -> [SecurityCode] {
        let covered = Set(pair?.current.map(\.key.subject) ?? [])
        return codes.filter { !covered.contains($0) }
    }

    /// A count of members; nil for what the ledger does not count.
    ///
    /// It has one size of a cohort, that of the day, and puts removals into fiscal years only.
    private func count(
        _ series: Claim.Series,
        in period: FiscalPeriod?,
        of cohort: Cohort,
        _ members: [CompanyState]
    ) throws -> Int? {
        switch series {
        case .companies: return period == nil ? members.count : nil
        case .listings:
            guard let period else { return members.count }
            return members.count { period.covers($0.listedOn.lastDay) }
        case .shedMarks:
            let shed = try shedMarks(of: cohort)
            guard let period else { return shed.removals.count }
            return period.isFiscalYear ? shed.removals(in: period.year).count : nil
        }
    }
}

extension FiscalPeriod {
    /// Whether a day lies in the period.
    fileprivate func covers(_ day: CalendarDate) -> Bool { firstDay <= day && day <= lastDay }
}
