import FilingModel

extension AsOf {
    /// The annual figures that companies do not have: of what they owed, and between others.
    func gaps(_ companies: [AuditedCompany], _ figures: KnownFigures) -> [Finding] {
        let years = Dictionary(
            grouping: figures.keys.filter { key in
                key.period.isFiscalYear && figures.counting[key]?.stage != .filed(.forecast)
            },
            by: \.subject
        )
        return companies.flatMap { company -> [Finding] in
            let missing =
                owed(company.state, figures)
                .merging(between(years[company.state.code] ?? [], figures)) { owed, between in
                    owed + between.filter { item in !owed.contains { $0.metric == item.metric } }
                }
            return missing.map { period, items in
                .gap(
                    Gap(
                        company: company.state,
                        listing: company.listing,
                        period: period,
                        missing: items.sorted { $0.metric < $1.metric }
                    )
                )
            }
        }
    }

    /// Revenue and net profit of the fiscal years whose reports were due before the valid day.
    private func owed(
        _ company: CompanyState,
        _ figures: KnownFigures
    ) -> [FiscalPeriod: [Gap.Missing]] {
        let first = max(1, company.listedOn.lastDay.year - 1)
        let last = clock.valid.date.year - 1
        guard first <= last else { return [:] }
        var missing: [FiscalPeriod: [Gap.Missing]] = [:]
        for period in (first...last).map({ FiscalPeriod(year: $0) }) {
            guard let deadline = period.statutoryDeadline, deadline < clock.valid.date,
                company.owesReport(by: deadline)
            else { continue }
            for metric in [Metric.netProfit, .revenue]
            where figures.actual(company.code, metric, period) == nil {
                let known = figures.figure(company.code, metric, period)
                missing[period, default: []].append(
                    Gap.Missing(metric: metric, known: known, neighbours: nil)
                )
            }
        }
        return missing
    }

    /// The fiscal years between two that have a metric's figure, and that have none.
    private func between(
        _ keys: [FigureKey],
        _ figures: KnownFigures
    ) -> [FiscalPeriod: [Gap.Missing]] {
        var missing: [FiscalPeriod: [Gap.Missing]] = [:]
        for (earlier, later) in zip(keys, keys.dropFirst()) where earlier.metric == later.metric {
            let neighbours = [earlier, later].compactMap { figures.counting[$0] }
            for year in (earlier.period.year + 1)..<max(later.period.year, earlier.period.year + 1)
            {
                let key = FigureKey(
                    subject: earlier.subject,
                    metric: earlier.metric,
                    period: FiscalPeriod(year: year)
                )
                missing[key.period, default: []].append(
                    Gap.Missing(
                        metric: key.metric,
                        known: figures.counting[key],
                        neighbours: neighbours
                    )
                )
            }
        }
        return missing
    }
}
