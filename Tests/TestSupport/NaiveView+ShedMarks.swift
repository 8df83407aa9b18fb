package import FilingModel

/// The years of a series: fiscal or of the calendar.
package enum NaiveGrouping: CaseIterable, Hashable, Sendable {
    /// The fiscal year whose result earned the removal.
    case fiscalYear
    /// The year in which it took effect.
    case year
}

/// The members of a cohort that shed a mark, year by year.
package struct NaiveShedMarks: Hashable, Sendable {
    /// One year.
    package struct Point: Hashable, Sendable {
        /// The year.
        package let year: Int
        /// The number that shed the mark in it.
        package let count: Int
        /// The number that did in it and before.
        package let cumulative: Int
        /// The number of members that had listed.
        package let listed: Int
        /// The running total as a share of them, rounded to 4 places; nil if none had.
        package let share: String?
        /// The removals, in log order.
        package let events: [EventID]
    }

    /// The years, ascending.
    package let points: [Point]
    /// The removals without a year, in log order.
    package let unassigned: [EventID]
}

extension NaiveView {
    /// The members of a cohort that shed a mark, year by year.
    package func shedMarks(
        by grouping: NaiveGrouping = .fiscalYear,
        mark: Mark = .unprofitable,
        cohort: NaiveCohort = .unprofitableAtListing,
        filter: NaiveFilter = NaiveFilter()
    ) -> NaiveShedMarks {
        let members = members(of: cohort, filter: filter)
        let removals = firstRemovals(of: mark, by: members)
        let dated = removals.map { (year: Self.year(of: $0, by: grouping), event: $0) }
        var years = Set(dated.compactMap(\.year))
        let valid = clock.valid.date
        if let first = members.map(\.listedOn.lastDay).min() {
            years.formUnion(first.year...valid.year)
        }
        var cumulative = 0
        let points = years.sorted().map { year in
            let events = dated.filter { $0.year == year }.map(\.event.id)
            cumulative += events.count
            let limit = min(valid, Self.lastDay(ofYear: year + (grouping == .year ? 0 : 1)))
            let listed = members.filter { $0.listedOn.lastDay <= limit }.count
            return NaiveShedMarks.Point(
                year: year,
                count: events.count,
                cumulative: cumulative,
                listed: listed,
                share: listed == 0
                    ? nil
                    : (NaiveFraction(cumulative) / NaiveFraction(listed)).rounded(places: 4),
                events: events
            )
        }
        return NaiveShedMarks(
            points: points,
            unassigned: dated.filter { $0.year == nil }.map(\.event.id)
        )
    }

    /// The first removal of a mark by each of some companies that is kept and in effect, in log
    /// order.
    func firstRemovals(of mark: Mark, by members: [NaiveCompany]) -> [RecordedEvent] {
        members.compactMap { member in
            kept.filter { $0.subject.text == member.code.text }
                .filter { event in
                    guard case .markRemoved(let removal) = event.payload.event else { return false }
                    return removal.mark == mark
                        && removal.effectiveOn.lastDay <= clock.valid.date
                }
                .min(by: Self.isEarlierEffective)
        }
        .sorted { $0.sequence < $1.sequence }
    }

    /// The fiscal year of a removal, if it names one.
    static func fiscalYear(of removal: RecordedEvent) -> Int? {
        guard case .markRemoved(let removal) = removal.payload.event else { return nil }
        return removal.period?.year
    }

    private static func year(of removal: RecordedEvent, by grouping: NaiveGrouping) -> Int? {
        switch grouping {
        case .fiscalYear: fiscalYear(of: removal)
        case .year: removal.payload.event.effectiveOn?.lastDay.year
        }
    }

    private static func lastDay(ofYear year: Int) -> CalendarDate {
        guard let day = CalendarDate(year: min(year, 9999), month: 12, day: 31) else {
            preconditionFailure("every year has a last day")
        }
        return day
    }
}
