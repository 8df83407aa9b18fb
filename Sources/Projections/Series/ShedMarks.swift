public import FilingModel

/// The removals of a mark, year by year.
public struct ShedMarks: Hashable, Sendable {
    /// The grouping of removals by year.
    public enum Grouping: String, CaseIterable, Hashable, Sendable {
        /// By the fiscal year whose result earned them.
        case fiscalYear = "fiscal-year"
        /// By the year in which they took effect.
        case year
    }

    /// The first removal of the mark of one company.
    public struct Removal: Hashable, Sendable {
        /// The company, as of the valid day.
        public let company: CompanyState
        /// The event.
        public let version: EventVersion
        /// Its content.
        public let removal: MarkRemoved

        /// The year it is counted in; nil: it has no period.
        func year(by grouping: Grouping) -> Int? {
            switch grouping {
            case .fiscalYear: removal.period?.year
            case .year: removal.effectiveOn.lastDay.year
            }
        }
    }

    /// One year.
    public struct Point: Hashable, Sendable {
        /// The year.
        public let year: Int
        /// The removals of that year, in log order.
        public let removals: [Removal]
        /// The number of removals up to that year.
        public let cumulative: Int
        /// The number of companies of the cohort that had listed by its end.
        public let listed: Int

        /// The number of removals.
        public var count: Int { removals.count }
        /// The removals so far as a share of the companies; nil if none had listed.
        public var share: Rational? {
            listed == 0 ? nil : Rational(cumulative) / Rational(listed)
        }
    }

    /// The grouping of removals by year.
    public let grouping: Grouping
    /// The mark.
    public let mark: Mark
    /// The companies of the cohort, by code.
    public let companies: [CompanyState]
    /// The years, ascending.
    public let points: [Point]
    /// The removals without a period, in log order; they are in no year's count.
    public let unassigned: [Removal]

    /// All removals, in log order.
    public var removals: [Removal] {
        (points.flatMap(\.removals) + unassigned)
            .sorted { $0.version.sequence < $1.version.sequence }
    }

    /// The companies that shed the mark so far as a share of the cohort; nil for an empty one.
    public var share: Rational? {
        companies.isEmpty ? nil : Rational(removals.count) / Rational(companies.count)
    }

    /// The removals of one year; none for a year that is not there.
    ///
    /// - Returns: The removals, in log order.
    public func removals(in year: Int) -> [Removal] {
        points.first { $0.year == year }?.removals ?? []
    }
}

extension AsOf {
    /// The removals of a mark of a cohort's members, year by year.
    ///
    /// - Returns: Every year from the first listing to the valid day's, and any other with a
    ///   removal.
    public func shedMarks(
        _ mark: Mark = .unprofitable,
        of cohort: Cohort = .unprofitableAtListing,
        by grouping: ShedMarks.Grouping = .fiscalYear
    ) throws -> ShedMarks {
        let companies = try members(of: cohort)
        let histories = try facts.companies(at: clock.recorded)
        let removals =
            companies
            .compactMap { firstRemoval(of: mark, from: $0, histories[$0.code] ?? []) }
            .sorted { $0.version.sequence < $1.version.sequence }
        let years = removals.map { $0.year(by: grouping) }
        let byYear = zip(years, removals).reduce(into: [Int: [ShedMarks.Removal]]()) { map, pair in
            if let year = pair.0 { map[year, default: []].append(pair.1) }
        }
        return ShedMarks(
            grouping: grouping,
            mark: mark,
            companies: companies,
            points: points(byYear, companies, grouping),
            unassigned: zip(years, removals).filter { $0.0 == nil }.map(\.1)
        )
    }

    /// The first removal of a mark from a company, in the order in which changes take effect.
    func firstRemoval(
        of mark: Mark,
        from company: CompanyState,
        _ versions: [EventVersion]
    ) -> ShedMarks.Removal? {
        for version in changes(known(versions)) {
            if case .markRemoved(let removal) = version.event.payload.event, removal.mark == mark {
                return ShedMarks.Removal(company: company, version: version, removal: removal)
            }
        }
        return nil
    }

    private func points(
        _ byYear: [Int: [ShedMarks.Removal]],
        _ companies: [CompanyState],
        _ grouping: ShedMarks.Grouping
    ) -> [ShedMarks.Point] {
        let listingDays = companies.map(\.listedOn.lastDay)
        let first = listingDays.min()?.year ?? Int.max
        let last = clock.valid.date.year
        let years = Set(byYear.keys).union(first <= last ? Set(first...last) : []).sorted()
        var cumulative = 0
        return years.map { year in
            let removals = byYear[year] ?? []
            cumulative += removals.count
            let end = listingEnd(of: year, by: grouping)
            return ShedMarks.Point(
                year: year,
                removals: removals,
                cumulative: cumulative,
                listed: listingDays.count { $0 <= end }
            )
        }
    }

    /// The last day of the listings that a year's removals are a share of.
    func listingEnd(of year: Int, by grouping: ShedMarks.Grouping) -> CalendarDate {
        let lastYear = grouping == .fiscalYear ? year + 1 : year
        let yearEnd = CalendarDate(year: min(lastYear, 9_999), month: 12, day: 31)
        return min(clock.valid.date, yearEnd ?? clock.valid.date)
    }
}
