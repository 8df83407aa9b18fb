internal import FilingModel

extension ImportKind {
    static let milestoneColumns: [ImportColumn] =
        [
            .required(.subject, "security code, or a market such as STAR"),
            .required(.kind, "product-launch, licence-deal, approval, policy or other"),
            .optional(.titleEn, "what was announced, in English; one language is needed"),
            .optional(.titleZh, "what was announced, in Chinese"),
        ] + ImportColumn.disclosure + ImportColumn.document
}

extension RowReader {
    /// Reads a row of `milestones`.
    mutating func milestone() -> EventDraft? {
        let code = required(.subject, SecurityCode.init)
        let kind: MilestoneKind? = requiredWord(.kind, as: .milestoneKind)
        let title = localizedText(english: .titleEn, chinese: .titleZh)
        let provenance = provenance()
        guard isClean, let code, let kind, let title, let provenance else { return nil }
        let milestone = MilestoneAnnounced(kind: kind, title: title)
        return draft(of: .milestoneAnnounced(milestone), about: Subject(code), provenance)
    }
}
