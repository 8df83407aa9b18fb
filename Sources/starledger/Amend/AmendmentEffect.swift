import EventLog
import FilingModel
import Projections
import Reports

/// What an amendment does to its target, for whoever records it.
///
/// Told on standard error by a dry run and by a real one alike, before the line or the receipt.
struct AmendmentEffect {
    /// The version of the target that is in force before it.
    let target: EventVersion
    /// The amendment.
    let amendment: EventDraft

    /// Tells what changes, and what can be done then.
    func tell(isDryRun: Bool) {
        let event = "event \(target.sequence)"
        switch amendment.payload.fact {
        case .eventCorrected(let correction):
            let changes = target.event.corrected(by: correction).changes(since: target.event)
            let heading = "\(event) \(isDryRun ? "would change" : "has changed"):"
            Console.complain(([heading] + changes.map { "  " + $0.text }).joined(separator: "\n"))
        case .eventRetracted:
            let again = "starledger show \(target.sequence) --raw | starledger append - --again"
            Console.complain(
                "\(event) \(isDryRun ? "would count" : "counts") no more; this records it anew, "
                    + "as filed:\n  \(again)"
            )
        case .ledgerOpened, .companyListed, .resultFiled, .figuresRestated, .markAssigned,
            .markRemoved, .tierChanged, .companyRenamed, .sectorChanged, .companyDelisted,
            .milestoneAnnounced, .aggregateReported, .metricDefined:
            return
        }
    }
}
