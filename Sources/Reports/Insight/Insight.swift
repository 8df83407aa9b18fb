package import FilingModel
package import Projections

/// The insight of one year: what became of the companies that listed while unprofitable.
package struct Insight: Hashable, Sendable {
    /// A company that shed the mark on the year's result.
    package struct Shed: Hashable, Sendable {
        /// The removal.
        package let removal: ShedMarks.Removal
        /// The net profit that counts for the year, if it is known.
        package let netProfit: FigureFact?
    }

    /// The companies of one sector.
    package struct SectorLine: Hashable, Sendable {
        /// The sector.
        package let sector: Sector
        /// Its companies, by code.
        package let companies: [CompanyState]
        /// The number of those that carry the mark.
        package let carrying: Int
        /// Their revenue.
        package let revenue: Aggregate?
        /// Their revenue against the year before, like for like.
        package let growth: LikeForLike?
    }

    /// A company's revenue against the year before.
    package struct Riser: Hashable, Sendable {
        /// The company.
        package let company: CompanyState
        /// The two figures.
        package let pair: LikeForLike
        /// The growth.
        package let rate: Rational
    }

    /// The clocks.
    package let clock: Clock
    /// The year.
    package let year: Int
    /// The numbers, in the order of `InsightLine.Name`.
    package let lines: [InsightLine]
    /// Those that shed the mark on the year's result, in log order.
    package let shed: [Shed]
    /// The companies, by code.
    package let companies: [SecurityCode: CompanyState]
    /// By sector, the largest first.
    package let sectors: [SectorLine]
    /// The largest growth in revenue, the fastest first.
    package let risers: [Riser]
    /// Revenue from outside mainland China, by company.
    package let overseas: [FigureFact]
    /// The claims of publications about single companies.
    package let claims: [CompanyClaim]
    /// Milestones from the start of the year to the statutory deadline for its annual reports.
    package let milestones: [EventVersion]
    /// The publications that reported on the year, as they came out.
    package let publications: [EventVersion]

    /// The fiscal year.
    package var period: FiscalPeriod { FiscalPeriod(year: year) }
}

extension Insight {
    /// The insight of a year, 1 to 9999.
    package init(year: Int, _ asOf: AsOf<some FactSource>) throws {
        self = try InsightBuilder(year: year, asOf).insight()
    }
}

/// The year from which compound growth is told where no publication says: the market's first.
let firstFiscalYear = 2019

/// Puts the insight of a year together.
private struct InsightBuilder<Facts: FactSource> {
    private let asOf: AsOf<Facts>
    private let year: Int
    private let members: [CompanyState]
    private let codes: [SecurityCode]
    private let shed: ShedMarks
    private let reconciliations: [Reconciliation]

    /// Prepares the insight of a year.
    init(year: Int, _ asOf: AsOf<Facts>) throws {
        self.asOf = asOf
        self.year = year
        members = try asOf.members(of: .unprofitableAtListing)
        codes = members.map(\.code)
        shed = try asOf.shedMarks()
        let period = FiscalPeriod(year: year)
        reconciliations = try asOf.reconciliations().filter { item in
            guard case .aggregateReported(let report) = item.report.event.payload.event else {
                return false
            }
            return report.cohort.text == Cohort.unprofitableAtListing.name
                && report.period == period
        }.sorted { one, other in
            (one.report.event.time.date, one.report.sequence)
                < (other.report.event.time.date, other.report.sequence)
        }
    }

    private var period: FiscalPeriod { FiscalPeriod(year: year) }
    private var previous: FiscalPeriod? { period.adding(years: -1) }

    /// The insight.
    func insight() throws -> Insight {
        Insight(
            clock: asOf.clock,
            year: year,
            lines: try InsightLine.Name.allCases.map(line),
            shed: try shed.removals(in: year).map { removal in
                Insight.Shed(
                    removal: removal,
                    netProfit: try asOf.figure(key(removal.company.code, .netProfit))
                )
            },
            companies: Dictionary(uniqueKeysWithValues: members.map { ($0.code, $0) }),
            sectors: try sectors(),
            risers: try risers(),
            overseas: try codes.compactMap { try asOf.figure(key($0, .overseasRevenue)) }
                .filter { $0.quantity.value != nil },
            claims: try asOf.companyClaims(period),
            milestones: try milestones(),
            publications: publications
        )
    }

    private func key(_ code: SecurityCode, _ metric: Metric) -> FigureKey {
        FigureKey(subject: code, metric: metric, period: period)
    }

    // MARK: Lines

    private func line(_ name: InsightLine.Name) throws -> InsightLine {
        switch name {
        case .listed:
            count(name, .count(.listings, period: nil), String(codes.count))
        case .shed:
            count(name, .count(.shedMarks, period: period), String(shed.removals(in: year).count))
        case .shedCumulative:
            count(name, .count(.shedMarks, period: nil), String(shed.removals.count))
        case .shedShare:
            count(name, .share(.shedMarks), shed.share?.rateText)
        case .revenue: try sum(name, .revenue)
        case .netProfit: try sum(name, .netProfit)
        case .rdExpense: try sum(name, .rdExpense)
        case .rdStaff: try sum(name, .rdStaff)
        case .patents: try sum(name, .patents)
        case .inventionPatents: try sum(name, .inventionPatents)
        case .revenueGrowth: try growth(name, .revenue)
        case .netProfitGrowth: try growth(name, .netProfit)
        case .rdExpenseGrowth: try growth(name, .rdExpense)
        case .revenueCAGR: try compound(name)
        case .rdRatio: try ratio(name)
        }
    }

    private func count(
        _ name: InsightLine.Name,
        _ content: Claim.Content,
        _ value: String?
    ) -> InsightLine {
        InsightLine(
            name: name,
            period: period,
            base: nil,
            computed: value,
            covered: codes.count,
            companies: codes.count,
            missing: [],
            change: nil,
            reconciliation: reported { $0 == content }
        )
    }

    private func sum(_ name: InsightLine.Name, _ metric: Metric) throws -> InsightLine {
        let aggregate = try asOf.aggregate(metric, period, over: codes)
        let covered = aggregate?.figures.count ?? 0
        let printed = reconciliations.first { item in
            if case .figure(let figure) = item.item { figure.metric == metric } else { false }
        }
        return InsightLine(
            name: name,
            period: period,
            base: nil,
            computed: covered == 0 ? nil : aggregate?.sum?.description,
            covered: covered,
            companies: codes.count,
            missing: aggregate?.missing.map(\.code) ?? codes,
            change: nil,
            reconciliation: printed
        )
    }

    private func growth(_ name: InsightLine.Name, _ metric: Metric) throws -> InsightLine {
        guard let previous else { return pairLine(name, nil, base: nil, nil, nil) }
        let pair = try asOf.likeForLike(metric, period, since: previous, over: codes)
        let claim = reported { $0 == .growth(metric, base: previous) }
        let rate = pair?.rate?.rateText
        return pairLine(name, pair, base: previous, rate, claim)
    }

    private func compound(_ name: InsightLine.Name) throws -> InsightLine {
        let claim = reported { content in
            if case .cagr(.revenue, _) = content { true } else { false }
        }
        var base = FiscalPeriod(year: firstFiscalYear)
        if case .claim(let told)? = claim?.item, case .cagr(_, let since) = told.content {
            base = since
        }
        guard base.year < year else { return pairLine(name, nil, base: nil, nil, claim) }
        let pair = try asOf.likeForLike(.revenue, period, since: base, over: codes)
        let rate = pair?.compoundGrowth(years: year - base.year)
        return pairLine(name, pair, base: base, rate?.rounded(places: ratePlaces), claim)
    }

    private func ratio(_ name: InsightLine.Name) throws -> InsightLine {
        let pair = try asOf.proportion(.rdExpense, of: .revenue, period, over: codes)
        let claim = reported { $0 == .ratio(.rdExpense, of: .revenue) }
        return pairLine(name, pair, base: nil, pair?.ratio?.rateText, claim)
    }

    private func pairLine(
        _ name: InsightLine.Name,
        _ pair: LikeForLike?,
        base: FiscalPeriod?,
        _ value: String?,
        _ reconciliation: Reconciliation?
    ) -> InsightLine {
        let covered = Set(pair?.current.map(\.key.subject) ?? [])
        return InsightLine(
            name: name,
            period: period,
            base: base,
            computed: value,
            covered: covered.count,
            companies: codes.count,
            missing: codes.filter { !covered.contains($0) },
            change: base == nil || name == .revenueCAGR ? nil : pair?.change,
            reconciliation: reconciliation
        )
    }

    /// The first publication to claim something: others follow it, or repeat it.
    private func reported(_ isMeant: (Claim.Content) -> Bool) -> Reconciliation? {
        reconciliations.first { item in
            if case .claim(let claim) = item.item { isMeant(claim.content) } else { false }
        }
    }

    // MARK: Sections

    private func sectors() throws -> [Insight.SectorLine] {
        try Sector.allCases.compactMap { sector -> Insight.SectorLine? in
            let companies = members.filter { $0.sector == sector }
            guard !companies.isEmpty else { return nil }
            let codes = companies.map(\.code)
            return Insight.SectorLine(
                sector: sector,
                companies: companies,
                carrying: companies.count { $0.marks.contains(.unprofitable) },
                revenue: try asOf.aggregate(.revenue, period, over: codes),
                growth: try previous.flatMap {
                    try asOf.likeForLike(.revenue, period, since: $0, over: codes)
                }
            )
        }.sorted { $0.companies.count > $1.companies.count }
    }

    private func risers() throws -> [Insight.Riser] {
        guard let previous else { return [] }
        let risers = try members.compactMap { company -> Insight.Riser? in
            let pair = try asOf.likeForLike(.revenue, period, since: previous, over: [company.code])
            guard let pair, let rate = pair.rate, rate.sign > 0 else { return nil }
            return Insight.Riser(company: company, pair: pair, rate: rate)
        }
        return Array(risers.sorted { $0.rate > $1.rate }.prefix(5))
    }

    private func milestones() throws -> [EventVersion] {
        let deadline = period.statutoryDeadline
        return try asOf.facts.milestones(at: asOf.clock.recorded).filter { version in
            let date = version.event.time.date
            return asOf.clock.knows(version.event.time) && date >= period.firstDay
                && deadline.map { date <= $0 } ?? true
        }
    }

    private var publications: [EventVersion] {
        var seen: Set<EventID> = []
        return reconciliations.map(\.report).filter { seen.insert($0.event.id).inserted }
    }
}
