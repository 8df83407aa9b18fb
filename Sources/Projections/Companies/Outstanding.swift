public import FilingModel

/// The companies that owe a report on a period and have none recorded.
public struct Outstanding: Hashable, Sendable {
    /// A company without its report.
    public struct Item: Hashable, Sendable {
        /// The company, as of the valid day.
        public let company: CompanyState
        /// The version that is known instead, if there is one.
        ///
        /// A forecast, a preliminary result, or what the press printed: what is furthest along,
        /// and of these the last.
        public let known: FigureFact?
    }

    /// The period.
    public let period: FiscalPeriod
    /// The last day for the report.
    public let deadline: CalendarDate
    /// The days since then on the valid day; negative while there are days left.
    public let daysLate: Int
    /// The companies without their report, by code.
    public let items: [Item]
    /// The number of companies that have filed their report.
    public let filed: Int

    /// The number of companies that owe a report, filed or not.
    public var companies: Int { filed + items.count }
}

extension AsOf {
    /// Who of some companies owes a report on a period, and has none recorded.
    ///
    /// A company owes one if it had listed by the deadline and was not delisted before it. It has
    /// filed if its own interim or annual result for the period is known, or a restatement of one.
    /// A ledger shows what it recorded: a result that carries none of the built-in metrics is not
    /// seen, and what was filed but never recorded counts as outstanding.
    ///
    /// - Returns: Those without a report; nil for a period that has no report of its own.
    public func outstanding(
        _ period: FiscalPeriod,
        among companies: [CompanyState]
    ) throws -> Outstanding? {
        guard let deadline = period.statutoryDeadline else { return nil }
        let owing = companies.filter { $0.owesReport(by: deadline) }
        let items = try owing.compactMap { company -> Outstanding.Item? in
            let results = try results(of: company.code, for: period)
            guard !results.contains(where: \.isFiledActual) else { return nil }
            return Outstanding.Item(company: company, known: results.max(by: isLessFar))
        }
        return Outstanding(
            period: period,
            deadline: deadline,
            daysLate: Int(clock.valid.date.dayNumber - deadline.dayNumber),
            items: items,
            filed: owing.count - items.count
        )
    }

    /// Every known version of a built-in figure that the report on a period would give.
    private func results(
        of code: SecurityCode,
        for period: FiscalPeriod
    ) throws -> [FigureFact] {
        try period.reportedTogether.flatMap { period in
            try MetricDefinition.builtIn.flatMap { definition in
                let key = FigureKey(subject: code, metric: definition.metric, period: period)
                return try facts.figures(key, at: clock.recorded).filter { clock.knows($0.time) }
            }
        }
    }

    private func isLessFar(_ one: FigureFact, _ other: FigureFact) -> Bool {
        one.stage.rank == other.stage.rank
            ? one.order < other.order : one.stage.rank < other.stage.rank
    }
}

extension CompanyState {
    /// Whether the company owes the report that is due on a day: it had listed by then, and was not
    /// delisted before it.
    func owesReport(by deadline: CalendarDate) -> Bool {
        listedOn.lastDay <= deadline && delistedOn.map { $0.lastDay >= deadline } ?? true
    }
}

extension FigureFact {
    /// Whether the company itself reported it in the result the law asks for, or restated it.
    fileprivate var isFiledActual: Bool { reporter == .issuer && isActual }
}
