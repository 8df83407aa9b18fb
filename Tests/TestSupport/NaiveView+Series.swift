package import FilingModel

/// The listings of a year or month.
package struct NaiveListingPoint: Hashable, Sendable {
    /// The year or month, as `2024` or `2024-07`.
    package let label: String
    /// The number of companies listed by its end.
    package let cumulative: Int
    /// The listings in it, in log order.
    package let events: [EventID]
}

/// Who carries a mark on a day.
package struct NaiveCarryingPoint: Hashable, Sendable {
    /// The year or month, as `2024` or `2024-07`.
    package let label: String
    /// The day.
    package let day: CalendarDate
    /// Those that carry the mark, ascending.
    package let codes: [SecurityCode]
    /// The number of companies.
    package let listed: Int
    /// Those as a share of these, rounded to 4 places.
    package let share: String?
}

extension NaiveView {
    /// The listings of a cohort, for every year or month from the first to the valid one.
    package func listings(
        byMonth: Bool,
        cohort: NaiveCohort = .unprofitableAtListing,
        filter: NaiveFilter = NaiveFilter()
    ) -> [NaiveListingPoint] {
        let members = members(of: cohort, filter: filter)
        let days = members.map(\.listedOn.lastDay).sorted()
        return spans(byMonth: byMonth, from: days.first).map { label, lastDay in
            let codes = members.filter { $0.listedOn.lastDay.description.hasPrefix(label) }
                .map(\.code.text)
            return NaiveListingPoint(
                label: label,
                cumulative: days.filter { $0 <= lastDay }.count,
                events: kept.filter { $0.type == .companyListed }
                    .filter { codes.contains($0.subject.text) }.map(\.id)
            )
        }
    }

    /// Who of a cohort carries a mark at the end of every year or month, and on the valid day,
    /// from the first day on which there is a cohort.
    package func carrying(
        _ mark: Mark,
        byMonth: Bool,
        cohort: NaiveCohort = .unprofitableAtListing,
        filter: NaiveFilter = NaiveFilter()
    ) -> [NaiveCarryingPoint] {
        let first = listedCodes.compactMap { company($0)?.listedOn.lastDay }.min()
        let points = spans(byMonth: byMonth, from: first).map { label, lastDay in
            let day = min(lastDay, clock.valid.date)
            let members = valid(at: day).members(of: cohort, filter: filter)
            let codes = members.filter { $0.marks.contains(mark) }.map(\.code)
            return NaiveCarryingPoint(
                label: label,
                day: day,
                codes: codes,
                listed: members.count,
                share: members.isEmpty
                    ? nil
                    : (NaiveFraction(codes.count) / NaiveFraction(members.count))
                        .rounded(places: 4)
            )
        }
        return Array(points.drop { $0.listed == 0 })
    }

    /// The fiscal years of a metric's series: from the first listing of a cohort to the last year
    /// that has ended by the valid day, where no other is asked for.
    package func fiscalYears(
        from first: Int? = nil,
        through last: Int? = nil,
        cohort: NaiveCohort = .unprofitableAtListing,
        filter: NaiveFilter = NaiveFilter()
    ) -> [Int] {
        let listed = members(of: cohort, filter: filter).map(\.listedOn.lastDay.year).min()
        guard let first = first ?? listed else { return [] }
        let day = clock.valid.date
        let ended = day.description.hasSuffix("-12-31") ? day.year : day.year - 1
        return (1...9_999).filter { $0 >= first && $0 <= last ?? ended }
    }

    /// Every year or month from that of a day to that of the valid day, with its last day.
    private func spans(byMonth: Bool, from first: CalendarDate?) -> [(String, CalendarDate)] {
        guard let first, first <= clock.valid.date else { return [] }
        let length = byMonth ? 7 : 4
        let last = clock.valid.date
        return (first.year...last.year).flatMap { year in
            (byMonth ? Array(1...12) : [12]).compactMap { month in
                let next =
                    month == 12
                    ? CalendarDate(year: year + 1, month: 1, day: 1)
                    : CalendarDate(year: year, month: month + 1, day: 1)
                guard let end = next?.adding(days: -1) else { return nil }
                let label = String(end.description.prefix(length))
                let isWithin =
                    label >= first.description.prefix(length)
                    && label <= last.description.prefix(length)
                return isWithin ? (label, end) : nil
            }
        }
    }
}
