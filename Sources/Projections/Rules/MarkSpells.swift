public import FilingModel

/// A time over which a company carried a mark.
public struct MarkSpell: Hashable, Sendable {
    /// The mark.
    public let mark: Mark
    /// When it was assigned; the listing's day for those the company listed with.
    public let from: EffectiveDate
    /// The event that brought it.
    public let assigned: EventVersion
    /// The removal; nil while it is carried.
    public var removed: EventVersion?

    /// When it was removed; nil while it is carried.
    public var until: EffectiveDate? { removed?.event.payload.fact.effectiveOn }
}

extension AsOf {
    /// The times over which a company carried marks, in the order in which they began.
    ///
    /// - Parameter versions: The company's listing and changes.
    /// - Returns: The times, of those changes that are known and have taken effect.
    public func markSpells(in versions: [EventVersion]) -> [MarkSpell] {
        let versions = known(versions)
        guard state(of: versions) != nil,
            let listing = versions.first(where: { $0.event.type == .companyListed }),
            case .companyListed(let listed) = listing.event.payload.fact
        else { return [] }
        var spells = listed.marks.map {
            MarkSpell(mark: $0, from: listed.listedOn, assigned: listing)
        }
        for change in changes(versions) {
            switch change.event.payload.fact {
            case .markAssigned(let assigned):
                guard !spells.contains(where: { $0.mark == assigned.mark && $0.removed == nil })
                else { continue }
                spells.append(
                    MarkSpell(mark: assigned.mark, from: assigned.effectiveOn, assigned: change)
                )
            case .markRemoved(let removed):
                let open = spells.lastIndex { $0.mark == removed.mark && $0.removed == nil }
                if let open { spells[open].removed = change }
            case .ledgerOpened, .companyListed, .resultFiled, .figuresRestated, .tierChanged,
                .companyRenamed, .sectorChanged, .companyDelisted, .milestoneAnnounced,
                .aggregateReported, .metricDefined, .eventCorrected, .eventRetracted:
                continue
            }
        }
        return spells
    }
}
