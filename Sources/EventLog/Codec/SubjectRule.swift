import FilingModel

/// Which subject goes with which type of event.
enum SubjectRule {
    /// The rule that an event about a subject breaks, if it breaks one.
    ///
    /// That an amendment has its target's subject is checked where the target is known.
    static func broken(by event: FilingEvent, about subject: Subject) -> String? {
        switch event {
        case .ledgerOpened(let opening):
            return subject.text == opening.origin.text
                ? nil : "must be the ledger's origin, \(opening.origin)"
        case .companyListed(let listing):
            return listingRule(subject, board: listing.board)
        case .aggregateReported(let report):
            return subject.text == report.cohort ? nil : "must be the cohort, \(report.cohort)"
        case .eventCorrected(let correction):
            return broken(by: correction.replacement.event, about: subject)
        default:
            return !event.type.isAboutCompany || subject.isCode ? nil : "must be a security code"
        }
    }

    private static func listingRule(_ subject: Subject, board: String) -> String? {
        guard let code = subject.code else { return "must be a security code" }
        guard board != "STAR" || code.isStarMarketCode else {
            return "must be six digits that begin with 688 or 689 on board STAR"
        }
        return nil
    }
}
