import EventLog
import FilingModel
import Ledger
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
    /// The answers that it changes; nil: they cannot be told.
    let answers: AppendEffect?

    /// Tells what changes, and what can be done then.
    func tell(isDryRun: Bool) {
        tellAmendment(isDryRun)
        tellAnswers(isDryRun)
    }

    private func tellAnswers(_ isDryRun: Bool) {
        guard let answers else { return }
        let day = "the answers of \(answers.difference.to.valid)"
        guard !answers.difference.isEmpty else {
            let verb = isDryRun ? "would stay" : "have stayed"
            return Console.complain("\(day) \(verb) as they were")
        }
        let report = DifferenceReport(answers.difference, companies: answers.companies)
        Console.complain("\(day) \(isDryRun ? "would change" : "have changed"):")
        let text = Renderer.text(report.changes(in: .english), width: Console.width)
        Console.say("\n" + text.dropLast())
    }

    private func tellAmendment(_ isDryRun: Bool) {
        let event = "event \(target.sequence)"
        switch amendment.payload.event.amendment {
        case .correction(let correction)?:
            let changes = target.event.corrected(by: correction).changes(since: target.event)
            let heading = "\(event) \(isDryRun ? "would change" : "has changed"):"
            Console.complain(([heading] + changes.map { "  " + $0.text }).joined(separator: "\n"))
        case .retraction?:
            let asFiled =
                "as filed" + (target.correctedBy == nil ? "" : ", without its corrections")
            let again = "starledger show \(target.sequence) --raw | starledger append - --again"
            Console.complain(
                "\(event) \(isDryRun ? "would count" : "counts") no more; this records it anew, "
                    + "\(asFiled):\n  \(again)"
            )
        case nil: return
        }
    }
}
