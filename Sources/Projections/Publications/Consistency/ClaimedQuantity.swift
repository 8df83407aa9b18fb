public import FilingModel

/// An exact number about a cohort that publications speak of, whether the ledger can compute it or
/// not.
public enum ClaimedQuantity: Hashable, Sendable {
    /// The sum of a metric for a period, in a unit.
    case sum(Metric, FiscalPeriod, Unit)
    /// (current − previous) / |previous| of a metric's sums, since a base period.
    case growth(Metric, FiscalPeriod, base: FiscalPeriod)
    /// The average yearly growth of a metric's sum since a base fiscal year.
    case cagr(Metric, FiscalPeriod, base: FiscalPeriod)
    /// One metric's sum as a share of another one's, for a period.
    case ratio(Metric, of: Metric, FiscalPeriod)
    /// The number of companies by a public day: in a period, or in all until then.
    case count(Claim.Series, FiscalPeriod?, on: CalendarDate)
    /// Companies as a share of the cohort, as counted on a public day.
    case share(Claim.Series, on: CalendarDate)
}

/// The companies that a publication covers: two publications with the same identity cover the same.
public struct CohortIdentity: Hashable, Sendable {
    /// The distinction between cohorts of the same name and size.
    public enum Scope: Hashable, Sendable {
        /// Nothing: the name and the size are one set of companies.
        ///
        /// So it is for those that were unprofitable when they listed, of whom none ever leaves;
        /// and for names that only the publications know.
        case size
        /// The public day: companies join those that carry a mark, and leave them.
        case day(CalendarDate)
        /// The publication itself, which does not say how many companies there are.
        case publication(EventID)
    }

    /// The cohort's name in the log.
    @ByBytes public private(set) var cohort: String
    /// The number of companies by the publication; nil if it does not say.
    public let companies: Int?
    /// The distinction from others of the same name and size.
    public let scope: Scope

    /// The population of a publication.
    init(_ report: AggregateReported, _ version: EventVersion) {
        cohort = report.cohort.text
        companies = report.companies
        scope =
            if report.companies == nil {
                .publication(version.event.id)
            } else if case .carrying? = Cohort(name: report.cohort.text)?.basis {
                .day(version.event.time.date)
            } else {
                .size
            }
    }

    /// Whether no company ever leaves the cohort, so that counts of it never fall.
    var isGrowing: Bool { cohort == Cohort.unprofitableAtListing.name }
}

/// One thing that a publication said of a cohort: that a quantity lies in an interval.
public struct CohortStatement: Hashable, Sendable {
    /// A figure, a claim, or the size of the cohort.
    public enum Content: Hashable, Sendable {
        /// A sum that was printed.
        case figure(ReportedFigure)
        /// Something that was derived.
        case claim(Claim)
        /// The number of companies in the cohort.
        case companies(Int)
    }

    /// The publication.
    public let version: EventVersion
    /// The companies that it covers.
    public let population: CohortIdentity
    /// The statement.
    public let content: Content
    /// The quantity that it speaks of.
    public let quantity: ClaimedQuantity
    /// All that the quantity can be by what was said, given its precision; of counts, the whole
    /// numbers.
    public let values: PossibleValues

    /// The public day of the publication.
    public var day: CalendarDate { version.event.time.date }
}

extension Publication {
    /// The statement as intervals of quantities: the size of the cohort, figures, claims.
    ///
    /// - Parameter units: The units of the sums of metrics; those without sums have none.
    /// - Returns: The statements, in that order.
    public func statements(_ units: [Metric: Unit]) -> [CohortStatement] {
        let day = version.event.time.date
        func statement(
            _ content: CohortStatement.Content,
            _ quantity: ClaimedQuantity,
            _ values: Interval
        ) -> CohortStatement {
            let possible = PossibleValues(values)
            let whole = quantity.isCount ? possible.whole : possible
            return CohortStatement(
                version: version,
                population: CohortIdentity(report, version),
                content: content,
                quantity: quantity,
                values: whole.ranges.isEmpty ? possible : whole
            )
        }
        let size = report.companies.map { count in
            statement(
                .companies(count),
                .count(.companies, nil, on: day),
                Interval(Rational(count))
            )
        }
        let figures = report.figures.compactMap { figure -> CohortStatement? in
            guard let own = units[figure.metric] else { return nil }
            let unit = figure.quantity.unit ?? own
            return statement(
                .figure(figure),
                .sum(figure.metric, report.period, unit),
                Interval(figure.quantity)
            )
        }
        let claims = report.claims.map { claim in
            statement(
                .claim(claim),
                ClaimedQuantity(claim.content, report.period, on: day),
                Interval(claim.value, precision: claim.precision)
            )
        }
        return (size.map { [$0] } ?? []) + figures + claims
    }
}

extension ClaimedQuantity {
    /// The quantity that a claim is about.
    public init(_ content: Claim.Content, _ period: FiscalPeriod, on day: CalendarDate) {
        self =
            switch content {
            case .growth(let metric, let base): .growth(metric, period, base: base)
            case .cagr(let metric, let base): .cagr(metric, period, base: base)
            case .ratio(let metric, let whole): .ratio(metric, of: whole, period)
            case .count(let series, let year): .count(series, year, on: day)
            case .share(let series): .share(series, on: day)
            }
    }

    /// Whether it is a whole number.
    public var isCount: Bool { if case .count = self { true } else { false } }

    /// Whether it relates two sums.
    var isRate: Bool {
        switch self {
        case .growth, .cagr, .ratio: true
        case .sum, .count, .share: false
        }
    }
}
