import FilingModel

extension LedgerBuilder {
    /// A report on a cohort, or nil where no period of this world had ended.
    ///
    /// Half of what it says follows from the log, more or less rounded, so that it may agree.
    mutating func report(on cohort: Subject, at time: PublicTime) -> AggregateReported? {
        let ended = world.periods.filter { $0.lastDay < time.date }
        guard let latest = ended.max() else { return nil }
        let figures = random.chance(80) ? reportedMetrics() : []
        let period =
            figures.isEmpty && random.chance(30)
            ? random.pick(world.periods) : random.chance(40) ? latest : random.pick(ended)
        let view = NaiveReference(events).at(
            Clock(valid: ValidDate(time.date), known: nil, recorded: LogSize(events.count))
        )
        let known = NaiveCohort(name: cohort.text)
        let members = known.map { view.members(of: $0) } ?? []
        let companies: Int? =
            switch random.number(0...9) {
            case 0...4: nil
            case 5...8: members.count
            default: random.number(0...8)
            }
        let claimCount = figures.isEmpty ? random.number(1...4) : random.number(0...4)
        return AggregateReported(
            cohort: cohort,
            period: period,
            figures: figures.map { reportedSum(of: $0, period, known, view) },
            claims: (0..<claimCount).compactMap { _ in claim(period, known, view) },
            companies: companies
        )
    }

    private mutating func reportedMetrics() -> [Metric] {
        let metrics = (0..<2).map { _ in random.pick(definitions()).metric }
        return Set(metrics).sorted()
    }

    private mutating func reportedSum(
        of metric: Metric,
        _ period: FiscalPeriod,
        _ cohort: NaiveCohort?,
        _ view: NaiveView
    ) -> ReportedFigure {
        let sum = cohort.flatMap { view.aggregate(metric, period, cohort: $0)?.sum }
        let unit = random.chance(10) ? view.unitOfSums(of: metric) : nil
        let (value, precision) =
            stated(sum, decimals: -2...0) ?? (Amount(random.number(0...900)), nil)
        return ReportedFigure(
            metric: metric,
            quantity: sure { try Quantity(.value(value), precision: precision, unit: unit) }
        )
    }

    /// A computed value as a publication may print it; nil where it had better make one up.
    private mutating func stated(
        _ computed: String?,
        decimals: ClosedRange<Int>
    ) -> (Amount, Precision?)? {
        guard let computed, random.chance(70), let value = try? Amount(computed) else { return nil }
        if random.chance(30) { return (value, nil) }
        let places = random.number(decimals)
        return (rounded(value, to: places), sure { try Precision(decimals: places) })
    }

    private mutating func claim(
        _ period: FiscalPeriod,
        _ cohort: NaiveCohort?,
        _ view: NaiveView
    ) -> Claim? {
        let cohort = cohort ?? .unprofitableAtListing
        let metric = random.chance(60) ? .revenue : random.pick(definitions()).metric
        let base = earlier(than: period)
        switch random.number(0...9) {
        case 0...2:
            guard let base else { return nil }
            let rate = view.growth(metric, period, over: base, cohort: cohort)?.rate
            return stated(.growth(metric, base: base), rate, else: -9...20)
        case 3...4:
            guard let base, base.isFiscalYear else { return nil }
            let rate = view.cagr(metric, from: base, to: period, cohort: cohort)?.rate
            return stated(.cagr(metric, base: base), rate, else: -9...20)
        case 5...6:
            let whole = random.chance(60) ? .revenue : random.pick(definitions()).metric
            let part = random.pick(definitions()).metric
            let share = quotient(
                view.aggregate(part, period, cohort: cohort)?.sum,
                view.aggregate(whole, period, cohort: cohort)?.sum
            )
            return stated(.ratio(part, of: whole), share, else: 0...20)
        case 7...8:
            return countClaim(cohort, view)
        default:
            let series = random.pick(Claim.Series.allCases)
            return stated(.share(series), share(of: series, cohort, view), else: 0...10)
        }
    }

    private mutating func countClaim(_ cohort: NaiveCohort, _ view: NaiveView) -> Claim {
        let series = random.pick(Claim.Series.allCases)
        var period: FiscalPeriod?
        if series != .companies, random.chance(50) {
            let year = FiscalPeriod(year: random.number(2019...2024))
            period = series == .listings && random.chance(30) ? random.pick(world.periods) : year
        }
        let count =
            random.chance(50)
            ? random.number(0...4)
            : series == .shedMarks
                ? shed(cohort, view) : view.members(of: cohort).count
        return Claim(.count(series, period: period), value: Amount(count))
    }

    private func quotient(_ part: String?, _ whole: String?) -> String? {
        guard let part, let whole, let parts = try? Amount(part), let all = try? Amount(whole),
            all.coefficient != 0
        else { return nil }
        return (NaiveFraction(NaiveDecimal(parts)) / NaiveFraction(NaiveDecimal(all)))
            .rounded(places: 4)
    }

    private func shed(_ cohort: NaiveCohort, _ view: NaiveView) -> Int {
        let series = view.shedMarks(cohort: cohort)
        return (series.points.last?.cumulative ?? 0) + series.unassigned.count
    }

    private func share(
        of series: Claim.Series,
        _ cohort: NaiveCohort,
        _ view: NaiveView
    ) -> String? {
        let size = view.members(of: cohort).count
        guard size > 0 else { return nil }
        let part = series == .shedMarks ? shed(cohort, view) : size
        return (NaiveFraction(part) / NaiveFraction(size)).rounded(places: 4)
    }

    private mutating func stated(
        _ content: Claim.Content,
        _ computed: String?,
        else tenths: ClosedRange<Int>
    ) -> Claim {
        if let (value, precision) = stated(computed, decimals: 1...3) {
            let own = precision ?? sure { try Precision(decimals: 4) }
            return Claim(content, value: value, precision: own, quote: "as printed, made up")
        }
        let value = Amount(coefficient: Int128(random.number(tenths)), scale: 1) ?? .zero
        return Claim(content, value: value, precision: try? Precision(decimals: 1))
    }

    /// The same part of an earlier year, of this world where it has one.
    private mutating func earlier(than period: FiscalPeriod) -> FiscalPeriod? {
        let own = world.periods.filter { $0.part == period.part && $0.year < period.year }
        guard own.isEmpty else { return random.pick(own) }
        return random.chance(20) ? period.adding(years: -random.number(1...3)) : nil
    }
}
