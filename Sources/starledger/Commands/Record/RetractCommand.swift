import ArgumentParser
import FilingModel
import Ledger
import Projections
import ReadModel

/// `starledger retract`: an event should not have been recorded.
struct RetractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retract",
        abstract: "An event should not have been recorded: it no longer counts.",
        discussion: """
            The event stays in the log, and so does the reason. It is gone from every answer, \
            whatever day is asked about, unless --recorded-at looks at the log before the \
            retraction. What was only recorded wrongly is corrected: see correct. A retraction \
            that would make a later event invalid is refused, and names it.

            Example: starledger retract 392 --reason 'recorded twice'
            """
    )

    @Argument(help: .event) var event: EventName

    @OptionGroup(title: "The amendment itself")
    var amendment: ReasonOptions

    @OptionGroup var options: AmendOptions

    func run() throws {
        let ledger = try options.ledger.open()
        let sequence = try event.sequence(in: ledger)
        let event = try ledger.event(sequence)
        let versions = try ledger.facts { try $0.history(of: event.id) }
        let retraction = EventRetracted(target: event.id, reason: amendment.reason)
        let draft = try amendment.draft(.eventRetracted(retraction), of: event, in: ledger)
        // An amendment has no versions: it is refused as such.
        let current = versions.last ?? EventVersion(event, span: RecordedSpan(opened: sequence))
        try options.record(draft, of: current, in: ledger)
    }
}
