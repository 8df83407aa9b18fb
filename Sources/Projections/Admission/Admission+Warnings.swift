public import FilingModel

extension Admission {
    /// What is unusual about an event that may be recorded.
    ///
    /// - Parameter event: The event; its sequence is the size of the log.
    /// - Returns: The warnings; none for most events.
    /// - Throws: What the facts throw.
    public func warnings(of event: RecordedEvent) throws -> [Warning] {
        switch event.payload.event {
        case .resultFiled(let result):
            try warnings(of: EventVersion(asFiled: event), result.period)
        case .figuresRestated(let restatement):
            try warnings(of: EventVersion(asFiled: event), restatement.period)
        case .eventCorrected(let correction): try warnings(of: correction)
        case .companyListed, .markAssigned, .markRemoved, .tierChanged, .companyRenamed,
            .sectorChanged, .companyDelisted, .milestoneAnnounced, .aggregateReported,
            .ledgerOpened, .metricDefined, .eventRetracted:
            try sameFiling(event)
        }
    }

    /// A correction is looked at as the event that it makes of its target.
    private func warnings(of correction: EventCorrected) throws -> [Warning] {
        guard let target = try facts.current(correction.target) else { return [] }
        let event = target.event.corrected(by: correction)
        guard !event.type.isAmendment else { return [] }
        return try warnings(of: event)
    }

    private func warnings(of version: EventVersion, _ period: FiscalPeriod) throws -> [Warning] {
        let event = version.event
        guard let own = facts.memory.codes.filing(event) else { return [] }
        func others(_ period: FiscalPeriod) throws -> [Filing] {
            let filings = try facts.filings(event.subject, period)
            guard filings.contains(where: { $0.sequence == own.sequence }) else { return filings }
            return filings.filter { $0.sequence != own.sequence }
        }
        let filings = FilingComparison(
            own: own,
            period: period,
            others: try others(period),
            yearBefore: try period.adding(years: -1).map { ($0, try others($0)) },
            codes: facts.memory.codes
        )
        let isAlike = filings.others.contains { $0.sourceHash == own.sourceHash }
        let unusual = try filings.warnings(
            definition: { try facts.definition(of: $0, at: size) },
            identifier: { try identifier(ofFiling: $0, about: event, period) }
        )
        return try (isAlike ? sameFiling(event) : []) + afterDelisting(event) + unusual
    }

    private func identifier(
        ofFiling sequence: Int,
        about event: RecordedEvent,
        _ period: FiscalPeriod
    ) throws -> EventID {
        let filings = try event.subject.code.map {
            try facts.versions(.filings($0, period), at: size)
        }
        guard let filing = filings?.first(where: { $0.sequence == sequence }) else {
            preconditionFailure("a filing that is compared is there")
        }
        return filing.event.id
    }

    private func afterDelisting(_ event: RecordedEvent) throws -> [Warning] {
        let delistings = try facts.delistings(of: event.subject)
        guard !delistings.isEmpty, let code = event.subject.code else { return [] }
        return delistings.compactMap { version in
            guard case .companyDelisted(let delisting) = version.event.payload.event,
                event.time.date > delisting.effectiveOn.lastDay
            else { return nil }
            return .afterDelisting(code, delistedOn: delisting.effectiveOn)
        }
    }

    /// Finds other events that say the same kind of thing of the same subject, from one source.
    private func sameFiling(_ event: RecordedEvent) throws -> [Warning] {
        let alike: FactQuery =
            if let period = event.filingPeriod, let code = event.subject.code {
                .filings(code, period)
            } else {
                .about(event.subject, [event.type])
            }
        return try facts.versions(alike, at: size).filter { version in
            version.event.source == event.source && version.event.id != event.id
                && version.event.payload.event.isSameFiling(as: event.payload.event)
        }.map { .sameFiling($0.event.id, $0.event.source) }
    }
}

extension FilingEvent {
    /// Whether two events of one source and subject can only be the same filing told twice.
    fileprivate func isSameFiling(as other: FilingEvent) -> Bool {
        switch (self, other) {
        case (.resultFiled(let one), .resultFiled(let two)):
            one.period == two.period && one.stage == two.stage && one.reportedBy == two.reportedBy
        case (.figuresRestated(let one), .figuresRestated(let two)): one.period == two.period
        case (.tierChanged, .tierChanged), (.companyRenamed, .companyRenamed),
            (.sectorChanged, .sectorChanged), (.companyDelisted, .companyDelisted):
            effectiveOn?.lastDay == other.effectiveOn?.lastDay
        case (.markRemoved(let one), .markRemoved(let two)): one.mark == two.mark
        case (.markAssigned(let one), .markAssigned(let two)): one.mark == two.mark
        case (.aggregateReported(let one), .aggregateReported(let two)): one.period == two.period
        case (.milestoneAnnounced(let one), .milestoneAnnounced(let two)): one.title == two.title
        default: false
        }
    }
}
