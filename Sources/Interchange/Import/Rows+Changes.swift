internal import FilingModel

extension RowReader {
    private enum MarkChange: String, CaseIterable { case removed, assigned }

    /// Reads a row of `mark_changes`.
    mutating func markChange(_ options: ImportOptions) -> EventDraft? {
        let code = required(.subject, SecurityCode.init)
        let change: MarkChange? = required(.change) { (text) throws(SpellingError) in
            try Self.choice(text, as: .text)
        }
        let mark = required(.mark, Mark.init)
        let effectiveOn = required(.effectiveOn, EffectiveDate.init)
        let period = optional(.period, FiscalPeriod.init)
        let reason = optional(.reason, Self.plainText)
        let publication = publication()
        let annotations = annotations(source: publication?.source, options: options)
        switch change {
        case .removed where text(.reason).isEmpty: refuse(.reason, .missingValue)
        case .assigned: requireEmpty(.period, "must be empty where a mark is assigned")
        case .removed, nil: break
        }
        guard isClean, let code, let change, let mark, let effectiveOn, let publication else {
            return nil
        }
        let fact: FilingEvent =
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
        return publication.draft(
            of: fact,
            about: Subject(code),
            annotations: Annotations(joining: [annotations]),
            options: options
        )
    }

    /// Reads a row of `tier_changes`.
    mutating func tierChange(_ options: ImportOptions) -> EventDraft? {
        let code = required(.subject, SecurityCode.init)
        let tier = optional(.tier, MarketWord.tier)
        let effectiveOn = required(.effectiveOn, EffectiveDate.init)
        let reason = required(.reason, Self.plainText)
        let publication = publication()
        let annotations = annotations(source: publication?.source, options: options)
        guard isClean, let code, let effectiveOn, let reason, let publication else { return nil }
        return publication.draft(
            of: .tierChanged(TierChanged(tier: tier, effectiveOn: effectiveOn, reason: reason)),
            about: Subject(code),
            annotations: Annotations(joining: [annotations]),
            options: options
        )
    }

    /// Reads a row of `milestones`.
    mutating func milestone(_ options: ImportOptions) -> EventDraft? {
        let code = required(.subject, SecurityCode.init)
        let kind: MilestoneKind? = required(.kind) { (text) throws(SpellingError) in
            try Self.choice(text, as: .milestoneKind)
        }
        let title = localizedText(english: .titleEn, chinese: .titleZh)
        let publication = publication()
        let annotations = annotations(source: publication?.source, options: options)
        guard isClean, let code, let kind, let title, let publication else { return nil }
        return publication.draft(
            of: .milestoneAnnounced(MilestoneAnnounced(kind: kind, title: title)),
            about: Subject(code),
            annotations: Annotations(joining: [annotations]),
            options: options
        )
    }
}
