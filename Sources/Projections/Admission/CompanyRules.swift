import FilingModel

/// The rules of a company's events: a listing comes first and once, a mark is removed only where it
/// is carried, a change takes effect after the listing.
///
/// They are checked on all events of the company, as amended, in log order. Event n is valid if it
/// is so after the events before it; every rule here looks back only.
struct CompanyRules {
    private let code: SecurityCode
    private let versions: [EventVersion]

    /// Whether companies of the ledger listed on a board: milestones can be about it.
    private let isBoard: (String) throws -> Bool

    /// The versions of a company's events that count.
    init(
        _ code: SecurityCode,
        _ versions: [EventVersion],
        isBoard: @escaping (String) throws -> Bool
    ) {
        self.code = code
        self.isBoard = isBoard
        self.versions = versions.sorted { $0.sequence < $1.sequence }
    }

    /// The first event from a sequence on that breaks a rule.
    func firstFault(from sequence: Int) throws -> (event: EventVersion, refusal: Refusal)? {
        for (index, version) in versions.enumerated() where version.sequence >= sequence {
            if let refusal = try refusal(of: version, after: versions[..<index]) {
                return (version, refusal)
            }
        }
        return nil
    }

    private func refusal(
        of version: EventVersion,
        after earlier: ArraySlice<EventVersion>
    ) throws -> Refusal? {
        let listing = earlier.first { $0.event.type == .companyListed }
        switch version.event.payload.event {
        case .companyListed:
            return listing.map { .secondListing(code, first: $0.event.id) }
        case .resultFiled, .figuresRestated:
            return listing == nil ? .unknownCompany(code) : nil
        case .milestoneAnnounced(let milestone):
            guard listing == nil else { return nil }
            let isAboutMarket =
                try milestone.kind == .policy
                ? version.event.subject.isMarket : isBoard(code.text)
            return isAboutMarket ? nil : .unknownCompany(code)
        case .markAssigned, .markRemoved, .tierChanged, .companyRenamed, .sectorChanged,
            .companyDelisted:
            guard let listing else { return .unknownCompany(code) }
            return changeRefusal(version, listing: listing, after: earlier)
        case .ledgerOpened, .aggregateReported, .metricDefined, .eventCorrected, .eventRetracted:
            return nil
        }
    }

    private func changeRefusal(
        _ version: EventVersion,
        listing: EventVersion,
        after earlier: ArraySlice<EventVersion>
    ) -> Refusal? {
        if let effectiveOn = version.event.payload.event.effectiveOn,
            let listedOn = listing.event.payload.event.effectiveOn,
            effectiveOn.lastDay < listedOn.lastDay
        {
            return .beforeListing(effectiveOn, listedOn: listedOn)
        }
        return markRefusal(listing: listing, changes: earlier + [version])
    }

    /// Goes through all changes of marks in the order in which they take effect.
    private func markRefusal(
        listing: EventVersion,
        changes: ArraySlice<EventVersion>
    ) -> Refusal? {
        guard case .companyListed(let listed) = listing.event.payload.event else { return nil }
        var carried = Set(listed.marks)
        for change in changes.sorted(by: { EffectiveOrder($0) < EffectiveOrder($1) }) {
            if case .markAssigned(let assigned) = change.event.payload.event,
                !carried.insert(assigned.mark).inserted
            {
                return .markCarried(assigned.mark, on: assigned.effectiveOn)
            }
            if case .markRemoved(let removed) = change.event.payload.event,
                carried.remove(removed.mark) == nil
            {
                return .markNotCarried(removed.mark, on: removed.effectiveOn)
            }
        }
        return nil
    }
}
