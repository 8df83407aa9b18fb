import FilingModel

extension AsOf {
    /// Marks, tiers and profits that do not go together, by the rules of the STAR Market.
    func markFindings(_ companies: [AuditedCompany], _ figures: KnownFigures) -> [Finding] {
        companies.flatMap { company -> [Finding] in
            guard company.state.board == .star else { return [] }
            let removals = company.spans.filter { $0.mark == .unprofitable }.compactMap(\.removal)
            return carriedTooLong(company, figures)
                + [tierConflict(company), unlikelyListing(company.listing)].compactMap { $0 }
                + removals.flatMap { removal in
                    [
                        removalBeforeResult(removal, figures),
                        unprovenRemoval(removal, of: company.state.code, figures),
                    ].compactMap { $0 }
                }
        }
    }

    // MARK: Carried too long

    /// A mark that is carried, although an annual result that was public by the valid day has
    /// earned its removal.
    ///
    /// The first such year is reported; where there is none, those with only one of the measures.
    /// A removal that is announced by the valid day, or that may have taken effect by then, answers
    /// it.
    private func carriedTooLong(_ company: AuditedCompany, _ figures: KnownFigures) -> [Finding] {
        guard company.isOnStarMarket, let span = company.lastSpan, span.removal == nil,
            let from = span.assignment.event.payload.event.effectiveOn?.lastDay,
            from.year <= clock.valid.date.year,
            !company.versions.contains(where: isComingRemoval)
        else { return [] }
        let years = (from.year...clock.valid.date.year).map { FiscalPeriod(year: $0) }
            .filter { $0.lastDay > from }
        for period in years {
            guard let exit = exit(company.state, period, figures) else { continue }
            let earned = EarnedRemoval(
                company: company.state,
                span: span,
                period: period,
                exit: exit.exit,
                figures: exit.figures
            )
            return [.profitableAndMarked(earned)]
        }
        return years.compactMap { halfKnownProfit(company.state, span, $0, figures) }
    }

    /// A fiscal year with one measure of profit above zero, and nothing that speaks against the
    /// other one.
    private func halfKnownProfit(
        _ company: CompanyState,
        _ span: MarkSpan,
        _ period: FiscalPeriod,
        _ figures: KnownFigures
    ) -> Finding? {
        for metric in StarMarketRules.measures {
            guard let figure = figures.actual(company.code, metric, period), isPublic(figure),
                figure.isAboveZero,
                let other = StarMarketRules.measures.first(where: { $0 != metric })
            else { continue }
            let known = figures.figure(company.code, other, period)
            guard known.map({ !$0.isActual && $0.isAboveZero }) ?? true else { continue }
            return .markedWithoutFigures(
                HalfKnownProfit(
                    company: company,
                    span: span,
                    figure: figure,
                    missing: other,
                    known: known
                )
            )
        }
        return nil
    }

    private func isComingRemoval(_ version: EventVersion) -> Bool {
        guard case .markRemoved(let removal) = version.event.payload.event,
            removal.mark == .unprofitable, removal.effectiveOn.lastDay > clock.valid.date
        else { return false }
        return version.event.time.date <= clock.valid.date
            || removal.effectiveOn.firstDay.map { $0 <= clock.valid.date } ?? true
    }

    /// The condition of a removal that a fiscal year meets, and the figures that meet it.
    private func exit(
        _ company: CompanyState,
        _ period: FiscalPeriod,
        _ figures: KnownFigures
    ) -> (exit: StarMarketRules.Exit, figures: [FigureFact])? {
        guard let profits = profits(of: company, period, figures) else { return nil }
        guard company.listedOn.lastDay >= StarMarketRules.growthTierFrom else {
            return (.firstProfit, profits)
        }
        guard profits.allSatisfy({ figures.unit(of: $0)?.text == StarMarketRules.unit }) else {
            return nil
        }
        if let revenue = figures.actual(company.code, .revenue, period), isPublic(revenue),
            figures.haveOneUnit(profits + [revenue]),
            Interval(revenue.quantity).low >= Rational(StarMarketRules.revenueMin)
        {
            return (.profitAndRevenue, profits + [revenue])
        }
        guard let year = period.adding(years: -1),
            let before = self.profits(of: company, year, figures),
            figures.haveOneUnit(profits + before),
            profits.lowest + before.lowest >= Rational(StarMarketRules.profitMin)
        else { return nil }
        return (.twoYears, profits + before)
    }

    /// Both measures of profit of a fiscal year; nil unless both are actual, were public by the
    /// valid day, and are above zero.
    private func profits(
        of company: CompanyState,
        _ period: FiscalPeriod,
        _ figures: KnownFigures
    ) -> [FigureFact]? {
        let profits = StarMarketRules.measures.compactMap { metric in
            figures.actual(company.code, metric, period)
        }
        let isEarned = profits.allSatisfy { isPublic($0) && $0.isAboveZero }
        return isEarned && profits.count == StarMarketRules.measures.count ? profits : nil
    }

    private func isPublic(_ figure: FigureFact) -> Bool { figure.time.date <= clock.valid.date }

    // MARK: Tier and listing

    private func tierConflict(_ company: AuditedCompany) -> Finding? {
        let state = company.state
        guard clock.valid.date >= StarMarketRules.growthTierFrom, company.isOnStarMarket,
            state.marks.contains(.unprofitable) != (state.tier == .growth)
        else { return nil }
        let change = changes(company.versions).last { $0.event.type == .tierChanged }
        return .tierAndMark(TierConflict(company: state, span: company.lastSpan, change: change))
    }

    private func unlikelyListing(_ version: EventVersion) -> Finding? {
        guard let listing = version.event.payload.event.listing,
            listing.isProfitable == listing.marks.contains(.unprofitable)
        else { return nil }
        return .listingAndMark(version)
    }

    // MARK: Removed

    /// A removal before the first annual result of the issuer on its year: all of them have a date
    /// that is known, and later than the removal.
    private func removalBeforeResult(
        _ version: EventVersion,
        _ figures: KnownFigures
    ) -> Finding? {
        guard case .markRemoved(let removal) = version.event.payload.event,
            let period = removal.period, let code = version.event.subject.code
        else { return nil }
        let results = StarMarketRules.measures.flatMap { metric in
            figures.versions[FigureKey(subject: code, metric: metric, period: period)] ?? []
        }.filter { $0.isActual && $0.reporter == .issuer && !$0.isRestatement }
        guard let first = results.min(by: { $0.order < $1.order }),
            results.allSatisfy({ $0.time.precision != .noLaterThan }),
            removal.effectiveOn.lastDay < first.time.date
        else { return nil }
        return .removedBeforeResult(removal: version, result: first)
    }

    private func unprovenRemoval(
        _ version: EventVersion,
        of code: SecurityCode,
        _ figures: KnownFigures
    ) -> Finding? {
        guard case .markRemoved(let removal) = version.event.payload.event,
            let period = removal.period
        else { return nil }
        let unproven = StarMarketRules.measures.compactMap { metric -> UnprovenRemoval.Measure? in
            let figure = figures.figure(code, metric, period)
            if let figure, figure.isActual, figure.isAboveZero { return nil }
            return UnprovenRemoval.Measure(metric: metric, figure: figure)
        }
        guard !unproven.isEmpty else { return nil }
        return .unmarkedWithoutFigures(
            UnprovenRemoval(
                code: code,
                removal: version,
                effectiveOn: removal.effectiveOn,
                period: period,
                measures: unproven
            )
        )
    }
}

extension FigureFact {
    /// Whether it is above zero, whatever it is within its interval.
    fileprivate var isAboveZero: Bool { Interval(quantity).low.sign > 0 }
}

extension [FigureFact] {
    /// The lowest number that one of them may be; 0 for none.
    fileprivate var lowest: Rational { map { Interval($0.quantity).low }.min() ?? .zero }
}
