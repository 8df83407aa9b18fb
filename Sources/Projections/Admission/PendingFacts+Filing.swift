package import FilingModel

extension PendingFacts {
    /// Checks the next event and folds it, if it is a filing of which that can be done at once: a
    /// listed company's, of built-in metrics in their own units.
    ///
    /// It does what `Admission` and `apply` do, without asking for what such a filing does not
    /// need: most events of a stream are such filings.
    ///
    /// - Parameters:
    ///   - event: The event; its sequence is the size of the log.
    ///   - now: When it is recorded.
    /// - Returns: What is unusual about it; nil: nothing has been done.
    /// - Throws: What the facts of the log throw.
    package mutating func take(
        filing event: RecordedEvent,
        now: RecordedTime
    ) throws -> [Warning]? {
        guard size.count > 0, let period = PlainFiling.period(of: event, now: now) else {
            return nil
        }
        let subject = state.index.number(of: event.subject)
        let settled = try memory.company(event.subject, in: base)
        guard settled.delistings.isEmpty, !state.isDelisted(subject) else { return nil }
        let isListed =
            state.isListed(subject) || settled.listings.contains { state.ended[$0] == nil }
        guard isListed else { return nil }
        guard let own = memory.codes.filing(event), memory.codes.areBuiltIn(own.figures) else {
            return nil
        }
        func filings(_ period: FiscalPeriod) throws -> [Filing] {
            settled.listings.isEmpty
                ? state.filings(subject, period) : try self.filings(event.subject, period)
        }
        let comparison = FilingComparison(
            own: own,
            period: period,
            others: try filings(period),
            yearBefore: try period.adding(years: -1).map { ($0, try filings($0)) },
            codes: memory.codes
        )
        guard let warnings = comparison.plainWarnings() else { return nil }
        apply(event, own, period)
        return warnings
    }
}

/// A filing that needs no other check than that of its company.
private enum PlainFiling {
    /// The period of an event that is such a filing; nil: it is not, or may have to be refused.
    static func period(of event: RecordedEvent, now: RecordedTime) -> FiscalPeriod? {
        let (period, isForecast): (FiscalPeriod, Bool)
        switch event.payload.event {
        case .resultFiled(let result):
            guard result.claims.isEmpty, !result.figures.haveUnits else { return nil }
            (period, isForecast) = (result.period, result.stage == .forecast)
        case .figuresRestated(let restatement):
            guard !restatement.figures.haveUnits else { return nil }
            (period, isForecast) = (restatement.period, false)
        default: return nil
        }
        guard event.subject.isCode, event.time.isPublic(by: now) else { return nil }
        guard isForecast || event.time.date > period.lastDay else { return nil }
        return period
    }
}

extension [ReportedFigure] {
    /// Whether a unit is written with one of them.
    fileprivate var haveUnits: Bool { contains { $0.quantity.unit != nil } }
}
