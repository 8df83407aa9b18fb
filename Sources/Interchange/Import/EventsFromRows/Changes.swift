internal import FilingModel

extension ImportKind {
    static let markChangeColumns: [ImportColumn] =
        [
            .company,
            .required(.change, "removed or assigned"),
            .required(.mark, "the mark, one letter"),
            .effectiveDate(.effectiveOn, ofThe: "change"),
            .optional(.period, "for a removal: fiscal year whose result earned it"),
            .optional(.reason, "why; needed for a removal"),
        ] + ImportColumn.disclosure + ImportColumn.document

    static let tierChangeColumns: [ImportColumn] =
        [
            .company,
            .mayBeEmpty(.tier, "tier, such as growth; empty: none"),
            .effectiveDate(.effectiveOn, ofThe: "change"),
            .required(.reason, "why"),
        ] + ImportColumn.disclosure + ImportColumn.document
}

extension RowReader {
    private enum MarkChange: String, CaseIterable { case removed, assigned }

    /// Reads a row of `mark_changes`.
    mutating func markChange() -> EventDraft? {
        let code = required(.subject, SecurityCode.init)
        let change: MarkChange? = requiredWord(.change)
        let mark = required(.mark, Mark.init)
        let effectiveOn = required(.effectiveOn, EffectiveDate.init)
        let period = optional(.period, FiscalPeriod.init)
        let reason = optional(.reason, Self.plainText)
        let provenance = provenance()
        switch change {
        case .removed where text(.reason).isEmpty: refuse(.reason, .missingValue)
        case .assigned: requireEmpty(.period, "must be empty where a mark is assigned")
        case .removed, nil: break
        }
        guard isClean, let code, let change, let mark, let effectiveOn, let provenance else {
            return nil
        }
        let event: FilingEvent =
            switch change {
            case .removed:
                .markRemoved(
                    MarkRemoved(
                        mark: mark,
                        effectiveOn: effectiveOn,
                        reason: reason ?? "",
                        period: period
                    )
                )
            case .assigned:
                .markAssigned(MarkAssigned(mark: mark, effectiveOn: effectiveOn, reason: reason))
            }
        return draft(of: event, about: Subject(code), provenance)
    }

    /// Reads a row of `tier_changes`.
    mutating func tierChange() -> EventDraft? {
        let code = required(.subject, SecurityCode.init)
        let tier = optional(.tier, Tier.init(_:))
        let effectiveOn = required(.effectiveOn, EffectiveDate.init)
        let reason = required(.reason, Self.plainText)
        let provenance = provenance()
        guard isClean, let code, let effectiveOn, let reason, let provenance else { return nil }
        let change = TierChanged(tier: tier, effectiveOn: effectiveOn, reason: reason)
        return draft(of: .tierChanged(change), about: Subject(code), provenance)
    }
}
