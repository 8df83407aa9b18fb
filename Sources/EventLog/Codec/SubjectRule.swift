import FilingModel

/// The rule that ties the subject of an event to its type.
enum SubjectRule {
    /// The rule that an event about a subject breaks, if it breaks one.
    ///
    /// That an amendment has its target's subject is checked where the target is known.
    static func broken(by event: FilingEvent, about subject: Subject) -> String? {
        switch event {
        case .ledgerOpened(let opening):
            return subject == Subject(opening.origin)
                ? nil : "must be the ledger's origin, \(opening.origin)"
        case .companyListed(let listing):
            guard let code = subject.code else { return "must be a security code" }
            return listing.board.allows(code)
                ? nil : "must be six digits that begin with 688 or 689 on board STAR"
        case .aggregateReported(let report):
            return subject == report.cohort ? nil : "must be the cohort, \(report.cohort)"
        case .eventCorrected(let correction):
            return broken(by: correction.replacement.event, about: subject)
        default:
            return !event.type.isAboutCompany || subject.isCode ? nil : "must be a security code"
        }
    }
}
