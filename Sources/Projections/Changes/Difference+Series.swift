import FilingModel

extension Difference {
    /// A series of the cohort that counts companies.
    public enum SeriesKind: String, CaseIterable, Hashable, Sendable {
        /// The removals of the unprofitability mark, by the fiscal year that earned them.
        case shedMarks = "shed-marks"
        /// The listings, by year.
        case listings
        /// The companies that carry the unprofitability mark at the end of each year.
        case carrying
    }

    /// A point of a series.
    public struct SeriesKey: Hashable, Comparable, Sendable {
        /// The series.
        public let series: SeriesKind
        /// The year; nil: the removals that have none.
        public let year: Int?

        /// Orders by series, then by year; what has none comes last.
        public static func < (lhs: SeriesKey, rhs: SeriesKey) -> Bool {
            (lhs.series.rawValue, lhs.year ?? .max) < (rhs.series.rawValue, rhs.year ?? .max)
        }
    }

    /// The values of a series for a year.
    public struct SeriesState: Hashable, Sendable {
        /// The number of companies.
        public let count: Int
        /// The number up to that year; nil: the series has no running total.
        public let cumulative: Int?
        /// The number of the cohort that had listed; nil: the series does not have it.
        public let listed: Int?
        /// The share of the series; nil: none.
        public let share: Rational?
    }
}

extension DifferenceBuilder {
    func seriesChanges() throws -> [Change<Difference.SeriesKey, Difference.SeriesState>] {
        guard !companies.isEmpty else { return [] }
        let (before, after) = (try series(from), try series(to))
        return Set(before.keys).union(after.keys).sorted().compactMap { key in
            guard before[key] != after[key] else { return nil }
            return Change(
                key: key,
                before: before[key],
                after: after[key],
                causes: companies.flatMap { $0.causes(steps) { part($0, of: key) } }
                    .sorted { $0.step.order < $1.step.order }
            )
        }
    }

    private func series(
        _ asOf: AsOf<Facts>
    ) throws -> [Difference.SeriesKey: Difference.SeriesState] {
        var states: [Difference.SeriesKey: Difference.SeriesState] = [:]
        let shed = try asOf.shedMarks(of: cohort)
        for point in shed.points {
            states[.init(series: .shedMarks, year: point.year)] = .init(
                count: point.count,
                cumulative: point.cumulative,
                listed: point.listed,
                share: point.share
            )
        }
        if !shed.unassigned.isEmpty {
            states[.init(series: .shedMarks, year: nil)] = .init(
                count: shed.unassigned.count,
                cumulative: nil,
                listed: nil,
                share: nil
            )
        }
        for point in try asOf.listings(of: cohort).points {
            states[.init(series: .listings, year: point.period.year)] = .init(
                count: point.count,
                cumulative: point.cumulative,
                listed: nil,
                share: nil
            )
        }
        for point in try asOf.carrying(of: cohort).points {
            states[.init(series: .carrying, year: point.period.year)] = .init(
                count: point.count,
                cumulative: nil,
                listed: point.listed,
                share: point.share
            )
        }
        return states
    }

    /// The contribution of a company to a point: to its count, its total, its listed companies.
    private func part(_ versions: [EventVersion], of key: Difference.SeriesKey) -> [Bool] {
        let year = key.year ?? 0
        switch key.series {
        case .shedMarks: return shedPart(versions, key.year)
        case .listings:
            guard let state = member(versions, reading) else { return [] }
            let listed = state.listedOn.lastDay.year
            return [listed == year, listed <= year]
        case .carrying:
            let last = CalendarDate(year: min(year, 9_999), month: 12, day: 31)
            let day = min(last ?? to.clock.valid.date, to.clock.valid.date)
            let state = member(versions, reading.valid(at: day))
            return [state?.marks.contains(.unprofitable) ?? false, state != nil]
        }
    }

    private func shedPart(_ versions: [EventVersion], _ year: Int?) -> [Bool] {
        guard let state = member(versions, reading) else { return [] }
        let removal = reading.firstRemoval(of: .unprofitable, from: state, versions)
        let removed = removal?.year(by: .fiscalYear)
        guard let year else { return [removal != nil && removed == nil] }
        let end = reading.listingEnd(of: year, by: .fiscalYear)
        return [
            removed == year, removed.map { $0 <= year } ?? false, state.listedOn.lastDay <= end,
        ]
    }

    /// A company as of a day, if it is of the cohort.
    func member(_ versions: [EventVersion], _ asOf: AsOf<Facts>) -> CompanyState? {
        asOf.state(of: versions).flatMap { cohort.includes($0) ? $0 : nil }
    }
}
