public import FilingModel

/// Decides whether the next event may be recorded, given all before it.
public struct Admission {
    let facts: MemoryFacts
    private let now: RecordedTime

    /// Decides on the event after some facts.
    ///
    /// - Parameters:
    ///   - facts: The facts of all events before it.
    ///   - now: When it is recorded.
    public init(after facts: MemoryFacts, now: RecordedTime) {
        self.facts = facts
        self.now = now
    }

    /// Refuses the event if a rule forbids it.
    ///
    /// - Parameter event: The event; its sequence is the size of the log.
    /// - Throws: `Refusal`.
    public func check(_ event: RecordedEvent) throws(Refusal) {
        let isOpening = event.type == .ledgerOpened
        guard isOpening == (facts.size.count == 0) else {
            throw isOpening ? .alreadyOpened : .notOpened
        }
        switch event.payload.fact {
        case .eventCorrected(let correction): try check(correction, event)
        case .eventRetracted(let retraction): try check(retraction, event)
        case .metricDefined(let definition): try check(definition, event)
        case .ledgerOpened: try checkPublic(event.time)
        case .companyListed, .resultFiled, .figuresRestated, .markAssigned, .markRemoved,
            .tierChanged, .companyRenamed, .sectorChanged, .companyDelisted, .milestoneAnnounced,
            .aggregateReported:
            try checkPublic(event.time)
            try checkCompany(event)
            try checkContent(EventVersion(asFiled: event), facts)
        }
    }

    var size: LogSize { facts.size }

    private func checkPublic(_ time: PublicTime) throws(Refusal) {
        let start =
            time.precision == .exact
            ? time.instant
            : ZonedTime(startOf: time.date, offsetSeconds: time.time.offsetSeconds).instant
        guard start <= now.instant else { throw .publicInFuture(time, now: now) }
    }

    private func checkCompany(_ event: RecordedEvent) throws(Refusal) {
        guard event.type != .aggregateReported, let code = event.subject.code else { return }
        let versions =
            facts.versions(about: event.subject, at: size) + [EventVersion(asFiled: event)]
        let fault = CompanyTimeline(code, versions, isBoard: facts.isBoard).firstFault(
            from: event.sequence
        )
        if let fault { throw fault.refusal }
    }

    // MARK: Figures

    /// Checks what does not depend on the company's other events.
    private func checkContent(_ version: EventVersion, _ facts: MemoryFacts) throws(Refusal) {
        switch version.event.payload.fact {
        case .resultFiled(let result):
            try checkFigures(result.figures, result.claims, before: version.sequence, facts)
            guard result.stage != .forecast else { return }
            try checkAfterEnd(of: result.period, version)
        case .figuresRestated(let restatement):
            try checkFigures(restatement.figures, [], before: version.sequence, facts)
            try checkAfterEnd(of: restatement.period, version)
        case .aggregateReported(let report):
            try checkFigures(report.figures, report.claims, before: version.sequence, facts)
        case .ledgerOpened, .companyListed, .markAssigned, .markRemoved, .tierChanged,
            .companyRenamed, .sectorChanged, .companyDelisted, .milestoneAnnounced,
            .metricDefined, .eventCorrected, .eventRetracted:
            break
        }
    }

    private func checkAfterEnd(
        of period: FiscalPeriod,
        _ version: EventVersion
    ) throws(Refusal) {
        guard version.event.time.date > period.lastDay else {
            throw .publicBeforePeriodEnd(period, public: version.event.time.date)
        }
    }

    private func checkFigures(
        _ figures: [ReportedFigure],
        _ claims: [Claim],
        before sequence: Int,
        _ facts: MemoryFacts
    ) throws(Refusal) {
        for metric in figures.map(\.metric) + claims.flatMap(\.metrics) {
            guard facts.definition(of: metric, before: sequence) != nil else {
                throw .unknownMetric(metric)
            }
        }
        for figure in figures {
            guard let unit = figure.quantity.unit,
                let definition = facts.definition(of: figure.metric, before: sequence)
            else { continue }
            let fits = definition.isCurrency ? unit.isCurrency : unit == definition.unit
            guard fits else {
                let expected =
                    definition.isCurrency ? "an ISO 4217 currency" : definition.unit.text
                throw .badUnit(figure.metric, unit: unit, expected: expected)
            }
        }
    }

    // MARK: Metrics and amendments

    private func check(
        _ definition: MetricDefinition,
        _ event: RecordedEvent
    ) throws(Refusal) {
        let origin = facts.opening(at: size)?.origin.text ?? ""
        guard event.subject.text == origin else { throw .wrongSubject(expected: origin) }
        try checkPublic(event.time)
        guard facts.definition(of: definition.metric, at: size) == nil else {
            throw .metricDefined(definition.metric)
        }
    }

    private func target(_ id: EventID, _ event: RecordedEvent) throws(Refusal) -> EventVersion {
        guard let type = facts.type(of: id) else { throw .unknownTarget(id) }
        guard !type.isAmendment else { throw .targetIsAmendment(id) }
        guard let current = facts.current(id) else { throw .targetRetracted(id) }
        guard event.subject == current.event.subject else {
            throw .wrongSubject(expected: current.event.subject.text)
        }
        return current
    }

    private func check(
        _ correction: EventCorrected,
        _ event: RecordedEvent
    ) throws(Refusal) {
        let target = try target(correction.target, event)
        try checkPublic(event.time)
        if let time = correction.time { try checkPublic(time) }
        try checkReplaying(event, target)
    }

    private func check(
        _ retraction: EventRetracted,
        _ event: RecordedEvent
    ) throws(Refusal) {
        let target = try target(retraction.target, event)
        guard target.sequence > 0 else { throw .openingRetracted }
        try checkPublic(event.time)
        try checkReplaying(event, target)
    }

    /// Checks the target, and every event after it that may stand on it, with the amendment
    /// applied.
    private func checkReplaying(
        _ amendment: RecordedEvent,
        _ target: EventVersion
    ) throws(Refusal) {
        var amended = facts
        amended.apply(amendment)
        if let code = target.event.subject.code, target.event.type != .aggregateReported {
            let versions = amended.versions(about: target.event.subject, at: amended.size)
            let fault = CompanyTimeline(code, versions, isBoard: facts.isBoard).firstFault(
                from: target.sequence
            )
            if let fault { throw later(fault.event, than: target, fault.refusal) }
        }
        let isDefinition = target.event.type == .metricDefined
        if isDefinition { try checkDefinedOnce(target, amended) }
        let standing =
            isDefinition
            ? amended.versions(at: amended.size)
            : [amended.current(target.event.id)].compactMap { $0 }
        for version in standing where version.sequence >= target.sequence {
            do {
                try checkContent(version, amended)
            } catch {
                throw later(version, than: target, error)
            }
        }
    }

    /// A corrected definition must not define what is defined elsewhere.
    private func checkDefinedOnce(
        _ target: EventVersion,
        _ amended: MemoryFacts
    ) throws(Refusal) {
        guard let current = amended.current(target.event.id),
            case .metricDefined(let definition) = current.event.payload.fact
        else { return }
        let definitions = amended.versions(of: .metricDefined, at: amended.size)
        for other in definitions where other.sequence != target.sequence {
            guard case .metricDefined(let defined) = other.event.payload.fact,
                defined.metric == definition.metric
            else { continue }
            let refusal = Refusal.metricDefined(definition.metric)
            throw other.sequence < target.sequence ? refusal : later(other, than: target, refusal)
        }
        guard MetricDefinition.builtIn(definition.metric) == nil else {
            throw .metricDefined(definition.metric)
        }
    }

    private func later(
        _ version: EventVersion,
        than target: EventVersion,
        _ refusal: Refusal
    ) -> Refusal {
        version.sequence == target.sequence
            ? refusal : .breaksLater(version.event.id, sequence: version.sequence, refusal)
    }
}
