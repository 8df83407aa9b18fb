public import FilingModel

/// Decides whether the next event may be recorded, given all before it.
public struct Admission<Base: LedgerFacts> {
    let facts: PendingFacts<Base>
    private let now: RecordedTime

    /// Decides on the event after some facts.
    ///
    /// - Parameters:
    ///   - facts: The facts of all events before it.
    ///   - now: When it is recorded.
    public init(after facts: PendingFacts<Base>, now: RecordedTime) {
        self.facts = facts
        self.now = now
    }

    /// Refuses the event if a rule forbids it.
    ///
    /// - Parameter event: The event; its sequence is the size of the log.
    /// - Throws: `Refusal`, and what the facts throw.
    public func check(_ event: RecordedEvent) throws {
        let isOpening = event.type == .ledgerOpened
        guard isOpening == (facts.size.count == 0) else {
            throw isOpening ? Refusal.alreadyOpened : .notOpened
        }
        switch event.payload.event {
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

    private func checkPublic(_ time: PublicTime) throws {
        guard time.isPublic(by: now) else { throw Refusal.publicInFuture(time, now: now) }
    }

    private func checkCompany(_ event: RecordedEvent) throws {
        guard event.type != .aggregateReported, let code = event.subject.code else { return }
        if event.filingPeriod != nil {
            // A filing stands on the listing alone.
            guard try facts.isListed(event.subject) else { throw Refusal.unknownCompany(code) }
            return
        }
        let state = FactQuery.about(event.subject, EventType.companyState)
        let versions = try facts.versions(state, at: size) + [EventVersion(asFiled: event)]
        let timeline = CompanyTimeline(code, versions, isBoard: facts.isBoard)
        if let fault = try timeline.firstFault(from: event.sequence) { throw fault.refusal }
    }

    // MARK: Figures

    /// Checks what does not depend on the company's other events.
    private func checkContent(_ version: EventVersion, _ facts: some LedgerFacts) throws {
        switch version.event.payload.event {
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
    ) throws {
        guard version.event.time.date > period.lastDay else {
            throw Refusal.publicBeforePeriodEnd(period, public: version.event.time.date)
        }
    }

    private func checkFigures(
        _ figures: [ReportedFigure],
        _ claims: [Claim],
        before sequence: Int,
        _ facts: some LedgerFacts
    ) throws {
        for (place, figure) in figures.enumerated() {
            try checkKnown(figure.metric, at: place, before: sequence, facts)
        }
        for metric in claims.flatMap(\.metrics) {
            try checkKnown(metric, before: sequence, facts)
        }
        for figure in figures {
            guard let unit = figure.quantity.unit,
                let definition = try facts.definition(of: figure.metric, before: sequence)
            else { continue }
            let fits = definition.isCurrency ? unit.isCurrency : unit == definition.unit
            guard fits else {
                let expected =
                    definition.isCurrency ? "an ISO 4217 currency" : definition.unit.text
                throw Refusal.badUnit(figure.metric, unit: unit, expected: expected)
            }
        }
    }

    private func checkKnown(
        _ metric: Metric,
        at place: Int = .max,
        before sequence: Int,
        _ facts: some LedgerFacts
    ) throws {
        let codes = self.facts.memory.codes
        if codes.builtInMeasure(of: codes.code(of: metric, at: place)) != nil { return }
        guard try facts.definition(of: metric, before: sequence) != nil else {
            throw Refusal.unknownMetric(metric)
        }
    }

    // MARK: Metrics and amendments

    private func check(
        _ definition: MetricDefinition,
        _ event: RecordedEvent
    ) throws {
        let origin = try facts.opening(at: size)?.origin.text ?? ""
        guard event.subject.text == origin else { throw Refusal.wrongSubject(expected: origin) }
        try checkPublic(event.time)
        guard try facts.definition(of: definition.metric, at: size) == nil else {
            throw Refusal.metricDefined(definition.metric)
        }
    }

    private func target(_ id: EventID, _ event: RecordedEvent) throws -> EventVersion {
        let current = try facts.amendable(id)
        guard event.subject == current.event.subject else {
            throw Refusal.wrongSubject(expected: current.event.subject.text)
        }
        return current
    }

    private func check(
        _ correction: EventCorrected,
        _ event: RecordedEvent
    ) throws {
        let target = try target(correction.target, event)
        try checkPublic(event.time)
        if let time = correction.time { try checkPublic(time) }
        try checkReplaying(event, target)
    }

    private func check(
        _ retraction: EventRetracted,
        _ event: RecordedEvent
    ) throws {
        let target = try target(retraction.target, event)
        guard target.sequence > 0 else { throw Refusal.openingRetracted }
        try checkPublic(event.time)
        try checkReplaying(event, target)
    }

    /// Checks the target, and every event after it that may stand on it, with the amendment
    /// applied.
    private func checkReplaying(
        _ amendment: RecordedEvent,
        _ target: EventVersion
    ) throws {
        var amended = PendingFacts(after: facts)
        try amended.apply(amendment)
        try checkCompany(of: target, amended)
        let current = try amended.current(target.event.id)
        var standing = [current].compactMap { $0 }
        if let definition = target.metricDefinition {
            try checkDefinedOnce(target, amended)
            standing = try amended.versions(naming: definition.metric)
        }
        for version in standing where version.sequence >= target.sequence {
            do {
                try checkContent(version, amended)
            } catch let refusal as Refusal {
                throw later(version, than: target, refusal)
            }
        }
    }

    /// Checks what the company's later events stand on: an amended listing may bear on all of them,
    /// an amended change on the changes, a filing on none.
    private func checkCompany(of target: EventVersion, _ amended: some LedgerFacts) throws {
        let subject = target.event.subject
        guard let code = subject.code, target.event.type != .aggregateReported else { return }
        let isListing = target.event.type == .companyListed
        let types = isListing ? EventType.aboutCompany : EventType.companyState
        var versions = try amended.versions(.about(subject, types), at: amended.size)
        if !types.contains(target.event.type) {
            versions += [try amended.current(target.event.id)].compactMap { $0 }
        }
        let timeline = CompanyTimeline(code, versions, isBoard: facts.isBoard)
        if let fault = try timeline.firstFault(from: target.sequence) {
            throw later(fault.event, than: target, fault.refusal)
        }
    }

    /// A corrected definition must not define what is defined elsewhere.
    private func checkDefinedOnce(
        _ target: EventVersion,
        _ amended: some LedgerFacts
    ) throws {
        guard let definition = try amended.current(target.event.id)?.metricDefinition else {
            return
        }
        let definitions = try amended.versions(.of([.metricDefined]), at: amended.size)
        for other in definitions where other.sequence != target.sequence {
            guard other.metricDefinition?.metric == definition.metric else { continue }
            let refusal = Refusal.metricDefined(definition.metric)
            throw other.sequence < target.sequence ? refusal : later(other, than: target, refusal)
        }
        guard MetricDefinition.builtIn(definition.metric) == nil else {
            throw Refusal.metricDefined(definition.metric)
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

extension PublicTime {
    /// Whether what is public from this time on is so when something is recorded; a day is public
    /// from its start.
    func isPublic(by now: RecordedTime) -> Bool {
        let start =
            precision == .exact
            ? instant : ZonedTime(startOf: date, offsetSeconds: time.offsetSeconds).instant
        return start <= now.instant
    }
}
