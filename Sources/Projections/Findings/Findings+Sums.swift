import FilingModel

extension AsOf {
    /// Figures that do not go together with those that they are part of, or that are part of them.
    func sumFindings(_ figures: KnownFigures) -> [Finding] {
        let byYear = Dictionary(grouping: figures.keys) { key in
            YearlyKey(subject: key.subject, metric: key.metric, year: key.period.year)
        }
        return figures.keys.compactMap { largerMetric($0, figures) }
            + byYear.flatMap { year, keys -> [Finding] in
                let actuals = keys.compactMap { figures.counting[$0] }.filter {
                    $0.isActual && !$0.isRestatement
                }
                guard actuals.count > 1, figures.haveOneUnit(actuals) else { return [] }
                let isFlow = figures.definitions[year.metric]?.kind == .flow
                return (isFlow ? unequalSums(actuals) : [])
                    + (PartAndWhole.accumulating.contains(year.metric)
                        ? largerPeriods(actuals) : [])
            }
    }

    /// A metric that is larger than the one it is part of, by their intervals.
    private func largerMetric(_ key: FigureKey, _ figures: KnownFigures) -> Finding? {
        guard let pair = PartAndWhole.all.first(where: { $0.part == key.metric }),
            let part = figures.counting[key],
            let whole = figures.figure(key.subject, pair.whole, key.period),
            part.stage != .filed(.forecast), whole.stage != .filed(.forecast),
            figures.haveOneUnit([part, whole]),
            PartAndWhole.isExceeded(whole.quantity, by: part.quantity)
        else { return nil }
        return .partLargerThanWhole(part: part, whole: whole)
    }

    /// Periods that are larger than the shortest longer one around them.
    private func largerPeriods(_ actuals: [FigureFact]) -> [Finding] {
        actuals.compactMap { part in
            let around = actuals.filter { $0.key.period.surrounds(part.key.period) }
            guard let whole = around.min(by: { $0.key.period.length < $1.key.period.length }),
                PartAndWhole.isExceeded(whole.quantity, by: part.quantity)
            else { return nil }
            return .partLargerThanWhole(part: part, whole: whole)
        }
    }

    /// Periods that are not the sums of their parts, where all of those are there.
    private func unequalSums(_ actuals: [FigureFact]) -> [Finding] {
        let byPart = Dictionary(actuals.map { ($0.key.period.part, $0) }) { first, _ in first }
        return FiscalPeriod.Part.partitions.compactMap { whole, parts in
            let figures = parts.compactMap { byPart[$0] }
            guard let whole = byPart[whole], figures.count == parts.count,
                !figures.sumInterval.intersects(Interval(whole.quantity))
            else { return nil }
            return .periodsDoNotAddUp(whole: whole, parts: figures)
        }
    }
}

/// The figures of one metric of a company for one year.
private struct YearlyKey: Hashable {
    let subject: SecurityCode
    let metric: Metric
    let year: Int
}

extension FiscalPeriod {
    /// Whether a shorter period lies within this one.
    fileprivate func surrounds(_ other: FiscalPeriod) -> Bool {
        self != other && firstDay <= other.firstDay && other.lastDay <= lastDay
    }

    /// The length in days, less one.
    fileprivate var length: Int32 { lastDay.dayNumber - firstDay.dayNumber }
}

extension FiscalPeriod.Part {
    /// The parts of a year that others make up.
    fileprivate static let partitions: [(whole: Self, parts: [Self])] = [
        (.fullYear, [.firstHalf, .secondHalf]),
        (.fullYear, [.nineMonths, .fourthQuarter]),
        (.fullYear, [.firstQuarter, .secondQuarter, .thirdQuarter, .fourthQuarter]),
        (.nineMonths, [.firstHalf, .thirdQuarter]),
        (.nineMonths, [.firstQuarter, .secondQuarter, .thirdQuarter]),
        (.firstHalf, [.firstQuarter, .secondQuarter]),
        (.secondHalf, [.thirdQuarter, .fourthQuarter]),
    ]
}
