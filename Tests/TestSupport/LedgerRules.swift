package import FilingModel

/// Why a ledger would not have taken an event.
package struct LedgerFault: Error, Hashable, Sendable {
    /// The event's place in the log.
    package let sequence: Int
    /// The rule that it breaks, as half a sentence.
    package let rule: String

    init(_ event: RecordedEvent, _ rule: String) {
        sequence = event.sequence
        self.rule = rule
    }
}

/// What amended events have to find before them: the ledger, its metrics, its companies.
///
/// Events are admitted in log order. It is at least as strict as the ledger.
package struct LedgerRules: Sendable {
    private var opening: LedgerOpened?
    private var metrics: [Metric: MetricDefinition] = [:]
    private var listings: [String: CompanyListed] = [:]
    private var changes: [String: [RecordedEvent]] = [:]

    /// A ledger before its first event.
    package init() {}

    /// Checks that a ledger could have recorded these events one after the other.
    package static func check(_ events: [RecordedEvent]) throws(LedgerFault) {
        try checkEnvelopes(events)
        var rules = LedgerRules()
        for (count, event) in events.enumerated() {
            guard event.type.isAmendment else {
                try rules.admit(event)
                continue
            }
            rules = try amended(Array(events.prefix(count)), by: event)
        }
    }

    /// Checks that a ledger of some valid events could record another one.
    package static func check(
        _ event: RecordedEvent,
        after events: [RecordedEvent]
    ) throws(LedgerFault) {
        guard NaiveView.instant(of: event.time) <= event.recordedAt.instant else {
            throw LedgerFault(event, "is public before it is recorded")
        }
        guard !event.type.isAmendment else {
            _ = try amended(events, by: event)
            return
        }
        var rules = LedgerRules()
        for earlier in NaiveReference.amended(events) + [event] { try rules.admit(earlier) }
    }

    /// The rules after an amendment of some events, if they allow it.
    package static func amended(
        _ events: [RecordedEvent],
        by amendment: RecordedEvent
    ) throws(LedgerFault) -> LedgerRules {
        try checkTarget(of: amendment, in: events)
        var rules = LedgerRules()
        for event in NaiveReference.amended(events + [amendment]) { try rules.admit(event) }
        return rules
    }

    /// Takes an amended event that is no amendment, or says why it cannot follow.
    package mutating func admit(_ event: RecordedEvent) throws(LedgerFault) {
        guard NaiveView.instant(of: event.time) <= event.recordedAt.instant else {
            throw LedgerFault(event, "is public before it is recorded")
        }
        guard (event.sequence == 0) == (event.type == .ledgerOpened) else {
            throw LedgerFault(event, "opens the ledger if and only if it is event 0")
        }
        switch event.payload.event {
        case .ledgerOpened(let opening):
            guard event.subject == Subject(opening.origin) else {
                throw LedgerFault(event, "has the ledger's origin as its subject")
            }
            self.opening = opening
        case .companyListed(let listing):
            try admit(listing, event)
        case .resultFiled(let result):
            try check(result, event)
        case .figuresRestated(let restatement):
            try check(restatement.figures, ofCompany: event)
            try checkIsPublicAfter(restatement.period, event)
        case .markAssigned, .markRemoved, .tierChanged, .companyRenamed, .sectorChanged,
            .companyDelisted:
            try admitChange(event)
        case .milestoneAnnounced(let milestone):
            try check(milestone, event)
        case .aggregateReported(let report):
            try check(report, event)
        case .metricDefined(let definition):
            try admit(definition, event)
        case .eventCorrected, .eventRetracted:
            throw LedgerFault(event, "is no amendment once the log is amended")
        }
    }

    // MARK: - Envelopes

    private static func checkEnvelopes(_ events: [RecordedEvent]) throws(LedgerFault) {
        var ids: Set<EventID> = []
        var batchEnd = 0
        for (place, event) in events.enumerated() {
            guard event.sequence == place else {
                throw LedgerFault(event, "has the next sequence")
            }
            guard ids.insert(event.id).inserted else { throw LedgerFault(event, "has a new id") }
            guard NaiveView.instant(of: event.time) <= event.recordedAt.instant else {
                throw LedgerFault(event, "is public before it is recorded")
            }
            if place > 0, event.recordedAt < events[place - 1].recordedAt {
                throw LedgerFault(event, "is not recorded before its predecessor")
            }
            if let size = event.batchSize {
                guard size > 1, place >= batchEnd, place + size <= events.count else {
                    throw LedgerFault(event, "starts a whole batch of more than one")
                }
                batchEnd = place + size
            } else if place < batchEnd, event.recordedAt != events[place - 1].recordedAt {
                throw LedgerFault(event, "is recorded with its batch")
            }
        }
    }

    private static func checkTarget(
        of amendment: RecordedEvent,
        in events: [RecordedEvent]
    ) throws(LedgerFault) {
        let (id, correction): (EventID, EventCorrected?)
        switch amendment.payload.event {
        case .eventCorrected(let own): (id, correction) = (own.target, own)
        case .eventRetracted(let own): (id, correction) = (own.target, nil)
        default: throw LedgerFault(amendment, "is an amendment")
        }
        guard let target = events.first(where: { $0.id == id }), !target.type.isAmendment else {
            throw LedgerFault(amendment, "has an original event before it as its target")
        }
        let isRetracted = events.contains { event in
            guard case .eventRetracted(let retraction) = event.payload.event else { return false }
            return retraction.target == id
        }
        guard !isRetracted else { throw LedgerFault(amendment, "has no retracted target") }
        guard amendment.subject == target.subject else {
            throw LedgerFault(amendment, "has its target's subject")
        }
        if let correction {
            guard correction.replacement.event.type == target.type else {
                throw LedgerFault(amendment, "keeps the type of its target")
            }
        } else {
            guard target.sequence > 0 else {
                throw LedgerFault(amendment, "does not retract the opening")
            }
        }
    }

    // MARK: - Companies

    private mutating func admit(
        _ listing: CompanyListed,
        _ event: RecordedEvent
    ) throws(LedgerFault) {
        guard let code = event.subject.code else {
            throw LedgerFault(event, "has a security code as its subject")
        }
        guard listing.board.text != "STAR" || code.isStarMarketCode else {
            throw LedgerFault(event, "has a code of its board")
        }
        guard listings[code.text] == nil else { throw LedgerFault(event, "lists once") }
        guard listing.standard.map({ (1...5).contains($0) }) ?? true,
            listing.marks == Set(listing.marks).sorted()
        else { throw LedgerFault(event, "has a standard of 1 to 5, and marks in order") }
        try checkIsPublicByDay(listing.listedOn, event)
        listings[code.text] = listing
    }

    private mutating func admitChange(_ event: RecordedEvent) throws(LedgerFault) {
        let listing = try listing(of: event)
        guard let effectiveOn = event.payload.event.effectiveOn,
            effectiveOn.lastDay >= listing.listedOn.lastDay
        else { throw LedgerFault(event, "takes effect no earlier than the listing") }
        if case .companyRenamed(let renaming) = event.payload.event,
            renaming.name == nil, renaming.shortName == nil
        {
            throw LedgerFault(event, "has a new name")
        }
        if event.type == .markAssigned || event.type == .markRemoved {
            try checkIsPublicByDay(effectiveOn, event)
        }
        var own = changes[event.subject.text] ?? []
        own.append(event)
        own.sort(by: NaiveView.isEarlierEffective)
        guard own.filter({ $0.type == .companyDelisted }).count < 2 else {
            throw LedgerFault(event, "delists once")
        }
        var marks = Set(listing.marks)
        for change in own {
            let isConsistent =
                switch change.payload.event {
                case .markAssigned(let assignment): marks.insert(assignment.mark).inserted
                case .markRemoved(let removal): marks.remove(removal.mark) != nil
                default: true
                }
            guard isConsistent else {
                throw LedgerFault(event, "assigns no carried mark, removes no other")
            }
        }
        changes[event.subject.text] = own
    }

    private func listing(of event: RecordedEvent) throws(LedgerFault) -> CompanyListed {
        guard let listing = listings[event.subject.text] else {
            throw LedgerFault(event, "is about a known company")
        }
        return listing
    }

    private func checkIsPublicByDay(
        _ day: EffectiveDate,
        _ event: RecordedEvent
    ) throws(LedgerFault) {
        guard event.time.date <= day.lastDay else {
            throw LedgerFault(event, "is public on its effective day at the latest")
        }
    }

    // MARK: - Figures

    private func check(_ result: ResultFiled, _ event: RecordedEvent) throws(LedgerFault) {
        try check(
            result.figures,
            ofCompany: event,
            allowsRanges: result.stage == .forecast || result.stage == .preliminary
        )
        try check(result.claims, of: result.period, event)
        if result.stage != .forecast { try checkIsPublicAfter(result.period, event) }
        switch result.stage {
        case .forecast, .preliminary: break
        case .annual where result.period.isFiscalYear: break
        case .interim where !result.period.isFiscalYear: break
        case .annual, .interim: throw LedgerFault(event, "has a stage of its period")
        }
    }

    private func check(_ report: AggregateReported, _ event: RecordedEvent) throws(LedgerFault) {
        guard event.subject == report.cohort else {
            throw LedgerFault(event, "has its cohort as its subject")
        }
        guard !(report.figures.isEmpty && report.claims.isEmpty), report.companies ?? 0 >= 0 else {
            throw LedgerFault(event, "has figures or claims")
        }
        try check(report.figures, event, allowsRanges: false)
        try check(report.claims, of: report.period, event)
        // Companies can be counted before a period ends, sums cannot be drawn.
        if !report.figures.isEmpty { try checkIsPublicAfter(report.period, event) }
    }

    private func check(
        _ milestone: MilestoneAnnounced,
        _ event: RecordedEvent
    ) throws(LedgerFault) {
        guard milestone.kind == .policy else {
            // What is not policy may be about a market that companies of the ledger listed on.
            if !listings.values.contains(where: { $0.board.text == event.subject.text }) {
                _ = try listing(of: event)
            }
            return
        }
        guard event.subject.isMarket else {
            throw LedgerFault(event, "has a market as its subject")
        }
    }

    private mutating func admit(
        _ definition: MetricDefinition,
        _ event: RecordedEvent
    ) throws(LedgerFault) {
        guard let opening, event.subject == Subject(opening.origin) else {
            throw LedgerFault(event, "has the ledger's origin as its subject")
        }
        guard MetricDefinition.builtIn(definition.metric) == nil,
            metrics[definition.metric] == nil
        else { throw LedgerFault(event, "defines a new metric") }
        metrics[definition.metric] = definition
    }

    private func check(
        _ figures: [ReportedFigure],
        ofCompany event: RecordedEvent,
        allowsRanges: Bool = false
    ) throws(LedgerFault) {
        _ = try listing(of: event)
        guard !figures.isEmpty else { throw LedgerFault(event, "has a figure") }
        try check(figures, event, allowsRanges: allowsRanges)
    }

    private func check(
        _ figures: [ReportedFigure],
        _ event: RecordedEvent,
        allowsRanges: Bool
    ) throws(LedgerFault) {
        guard figures.map(\.metric) == Set(figures.map(\.metric)).sorted() else {
            throw LedgerFault(event, "has each metric once, in order")
        }
        for figure in figures {
            let definition = try definition(of: figure.metric, event)
            guard allowsRanges || !figure.quantity.isRange else {
                throw LedgerFault(event, "has ranges in forecasts and preliminary results only")
            }
            guard let unit = figure.quantity.unit else { continue }
            guard definition.isCurrency ? unit.isCurrency : unit == definition.unit else {
                throw LedgerFault(event, "has units of its metrics")
            }
        }
    }

    private func check(
        _ claims: [Claim],
        of period: FiscalPeriod,
        _ event: RecordedEvent
    ) throws(LedgerFault) {
        for claim in claims {
            for metric in claim.metrics { _ = try definition(of: metric, event) }
            switch claim.content {
            case .cagr(_, let base):
                guard base.isFiscalYear, period.isFiscalYear, base.year < period.year else {
                    throw LedgerFault(event, "has average growth between fiscal years")
                }
            case .growth(_, let base):
                guard base.part == period.part, base.year < period.year else {
                    throw LedgerFault(event, "has growth over the same part of earlier years")
                }
            case .count(.shedMarks, let period?) where !period.isFiscalYear:
                throw LedgerFault(event, "counts shed marks by fiscal year")
            case .ratio, .count, .share:
                break
            }
        }
    }

    private func definition(
        of metric: Metric,
        _ event: RecordedEvent
    ) throws(LedgerFault) -> MetricDefinition {
        guard let definition = metrics[metric] ?? MetricDefinition.builtIn(metric) else {
            throw LedgerFault(event, "has known metrics")
        }
        return definition
    }

    private func checkIsPublicAfter(
        _ period: FiscalPeriod,
        _ event: RecordedEvent
    ) throws(LedgerFault) {
        guard event.time.date > period.lastDay else {
            throw LedgerFault(event, "is public after its period's end")
        }
    }
}
