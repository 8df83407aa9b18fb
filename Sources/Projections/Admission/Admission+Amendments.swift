import FilingModel

/// An amendment may be recorded if its target may have one, and every event that was recorded since
/// could have been recorded as well on the amended state.
extension Admission {
    func check(_ correction: EventCorrected, _ event: RecordedEvent) throws {
        let target = try target(correction.target, event)
        try checkPublic(event.time)
        if let time = correction.time { try checkPublic(time) }
        try checkReplaying(event, target)
    }

    func check(_ retraction: EventRetracted, _ event: RecordedEvent) throws {
        let target = try target(retraction.target, event)
        guard target.sequence > 0 else { throw Refusal.openingRetracted }
        try checkPublic(event.time)
        try checkReplaying(event, target)
    }

    private func target(_ id: EventID, _ event: RecordedEvent) throws -> EventVersion {
        let current = try facts.amendable(id)
        guard event.subject == current.event.subject else {
            throw Refusal.wrongSubject(expected: current.event.subject.text)
        }
        return current
    }

    /// Checks the target, and every event after it that may stand on it, as amended.
    private func checkReplaying(_ amendment: RecordedEvent, _ target: EventVersion) throws {
        var amended = PendingFacts(after: facts)
        try amended.apply(amendment)
        try checkCompany(of: target, amended)
        let current = try amended.current(target.event.id)
        var dependents = [current].compactMap { $0 }
        if let definition = target.metricDefinition {
            try checkDefinedOnce(current, at: target, amended)
            dependents = try amended.versions(naming: definition.metric)
        }
        for version in dependents where version.sequence >= target.sequence {
            do {
                try checkContent(version.event, amended)
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
        let rules = CompanyRules(code, versions, isBoard: facts.isBoard)
        if let fault = try rules.firstFault(from: target.sequence) {
            throw later(fault.event, than: target, fault.refusal)
        }
    }

    /// A corrected definition must not define what is defined elsewhere.
    private func checkDefinedOnce(
        _ current: EventVersion?,
        at target: EventVersion,
        _ amended: some LedgerFacts
    ) throws {
        guard let metric = current?.metricDefinition?.metric else { return }
        let definitions = try amended.versions(.of([.metricDefined]), at: amended.size)
        for other in definitions where other.sequence != target.sequence {
            guard other.metricDefinition?.metric == metric else { continue }
            let refusal = Refusal.metricDefined(metric)
            throw other.sequence < target.sequence ? refusal : later(other, than: target, refusal)
        }
        guard !metric.isBuiltIn else { throw Refusal.metricDefined(metric) }
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
