public import FilingModel

extension Admission {
    /// What is unusual about an event that may be recorded; for most events nothing.
    ///
    /// - Parameter event: The event; its sequence is the size of the log.
    /// - Throws: What the facts throw.
    public func warnings(of event: RecordedEvent) throws -> [Warning] {
        if case .eventCorrected(let correction) = event.payload.event {
            return try warnings(of: correction)
        }
        if let filing = FilingVersion(event, opened: event.sequence) {
            return try warnings(of: filing, event)
        }
        return try sameFiling(event)
    }

    /// A correction is looked at as the event that it makes of its target.
    private func warnings(of correction: EventCorrected) throws -> [Warning] {
        guard let target = try facts.current(correction.target) else { return [] }
        let event = target.event.corrected(by: correction)
        return event.type.isAmendment ? [] : try warnings(of: event)
    }

    private func warnings(of own: FilingVersion, _ event: RecordedEvent) throws -> [Warning] {
        func others(_ period: FiscalPeriod) throws -> [FilingVersion] {
            let filings = try facts.filings(of: event.subject, for: period)
            // A filing that is corrected is among them.
            let isCorrected = filings.contains { $0.sequence == own.sequence }
            return isCorrected ? filings.filter { $0.sequence != own.sequence } : filings
        }
        let comparison = FilingComparison(
            own: own,
            others: try others(own.period),
            yearBefore: try own.period.adding(years: -1).map(others) ?? []
        )
        let hasSameSource = comparison.others.contains { $0.source == own.source }
        return try (hasSameSource ? sameFiling(event) : []) + afterDelisting(event)
            + comparison.warnings(
                definition: { try facts.definition(of: $0, at: size) },
                identifier: { try identifier(of: $0, about: event) }
            )
    }

    private func identifier(of filing: FilingVersion, about event: RecordedEvent) throws -> EventID
    {
        let filings = try event.subject.code.map {
            try facts.versions(.filings($0, filing.period), at: size)
        }
        guard let found = filings?.first(where: { $0.sequence == filing.sequence }) else {
            preconditionFailure("a filing that is compared is there")
        }
        return found.event.id
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
    /// Whether two events of one source and subject can only be the same filing, recorded twice.
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
