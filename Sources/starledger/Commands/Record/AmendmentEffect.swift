import EventLog
import FilingModel
import Ledger
import Projections
import Reports

/// The effect of an amendment on its target and on the answers, for whoever records it.
///
/// A dry run and a real one alike say it on standard error, before the line or the receipt.
struct AmendmentEffect {
    /// The version of the target that is in force before it.
    let target: EventVersion
    /// The amendment.
    let amendment: EventDraft
    /// The answers that it changes; nil: they could not be had.
    let answers: AppendEffect?

    /// Says what changes, and how to undo it.
    func say(isDryRun: Bool) {
        sayAmendment(isDryRun)
        sayAnswers(isDryRun)
    }

    private func sayAnswers(_ isDryRun: Bool) {
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

    private func sayAmendment(_ isDryRun: Bool) {
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
