public import FilingModel

/// Decides whether the next event may be recorded, given all before it.
///
/// Every rule of what may be recorded stands here, in `Admission+Amendments` or in
/// `CompanyRules`, once; what is unusual, in `Admission+Warnings` and `FilingComparison`.
public struct Admission<Base: LedgerFacts> {
    let facts: PendingFacts<Base>
    private let now: RecordedTime

    /// Decides on the event after some facts, which is recorded now.
    public init(after facts: PendingFacts<Base>, now: RecordedTime) {
        self.facts = facts
        self.now = now
    }

    var size: LogSize { facts.size }

    /// Refuses the event if a rule forbids it.
    ///
    /// - Parameter event: The event; its sequence is the size of the log.
    /// - Throws: `Refusal`, and what the facts throw.
    public func check(_ event: RecordedEvent) throws {
        let isOpening = event.type == .ledgerOpened
        guard isOpening == (size.count == 0) else {
            throw isOpening ? Refusal.alreadyOpened : .notOpened
        }
        switch event.payload.event {
        case .ledgerOpened: try checkPublic(event.time)
        case .metricDefined(let definition): try check(definition, event)
        case .eventCorrected(let correction): try check(correction, event)
        case .eventRetracted(let retraction): try check(retraction, event)
        case .companyListed, .resultFiled, .figuresRestated, .markAssigned, .markRemoved,
            .tierChanged, .companyRenamed, .sectorChanged, .companyDelisted, .milestoneAnnounced,
            .aggregateReported:
            try checkPublic(event.time)
            try checkCompany(event)
            try checkContent(event, facts)
        }
    }

    func checkPublic(_ time: PublicTime) throws {
        guard time.isPublic(by: now) else { throw Refusal.publicInFuture(time, now: now) }
    }

    private func checkCompany(_ event: RecordedEvent) throws {
        if event.type.isFiling {
            // A filing stands on the listing alone.
            if try !facts.isListed(event.subject), let code = event.subject.code {
                throw Refusal.unknownCompany(code)
            }
            return
        }
        guard event.type != .aggregateReported, let code = event.subject.code else { return }
        let state = FactQuery.about(event.subject, EventType.companyState)
        let versions = try facts.versions(state, at: size) + [EventVersion(asFiled: event)]
        let rules = CompanyRules(code, versions, isBoard: facts.isBoard)
        if let fault = try rules.firstFault(from: event.sequence) { throw fault.refusal }
    }

    // MARK: Figures

    /// Checks what does not depend on other events of the company.
    func checkContent(_ event: RecordedEvent, _ facts: some LedgerFacts) throws {
        let content = event.payload.event
        try checkFigures(content.figures, content.claims, before: event.sequence, facts)
        guard let filing = content.filing, filing.stage != .filed(.forecast) else { return }
        guard event.time.date > filing.period.lastDay else {
            throw Refusal.publicBeforePeriodEnd(filing.period, public: event.time.date)
        }
    }

    private func checkFigures(
        _ figures: [ReportedFigure],
        _ claims: [Claim],
        before sequence: Int,
        _ facts: some LedgerFacts
    ) throws {
        for figure in figures { try checkKnown(figure.metric, before: sequence, facts) }
        for metric in claims.lazy.flatMap(\.metrics) {
            try checkKnown(metric, before: sequence, facts)
        }
        for figure in figures {
            guard let unit = figure.quantity.unit,
                let definition = try facts.definition(of: figure.metric, before: sequence),
                !definition.allows(unit)
            else { continue }
            let expected = definition.isCurrency ? "an ISO 4217 currency" : definition.unit.text
            throw Refusal.badUnit(figure.metric, unit: unit, expected: expected)
        }
    }

    private func checkKnown(
        _ metric: Metric,
        before sequence: Int,
        _ facts: some LedgerFacts
    ) throws {
        guard try metric.isBuiltIn || facts.definition(of: metric, before: sequence) != nil else {
            throw Refusal.unknownMetric(metric)
        }
    }

    private func check(_ definition: MetricDefinition, _ event: RecordedEvent) throws {
        let origin = try facts.opening(at: size)?.origin
        guard event.subject == origin.map({ Subject($0) }) else {
            throw Refusal.wrongSubject(expected: origin?.text ?? "")
        }
        try checkPublic(event.time)
        guard try facts.definition(of: definition.metric, at: size) == nil else {
            throw Refusal.metricDefined(definition.metric)
        }
    }
}

extension PublicTime {
    /// Whether what is public from this time on is so when something is recorded; a day is public
    /// from its start.
    fileprivate func isPublic(by now: RecordedTime) -> Bool {
        let start =
            precision == .exact
            ? instant : ZonedTime(startOf: date, offsetSeconds: time.offsetSeconds).instant
        return start <= now.instant
    }
}
