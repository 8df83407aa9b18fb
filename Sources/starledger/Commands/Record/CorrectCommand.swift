import ArgumentParser
import EventLog
import FilingModel
import Ledger
import Projections

/// `starledger correct`: what an event should have said.
struct CorrectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "An event was recorded wrongly: what it should have said.",
        discussion: """
            What is given replaces what is in force, earlier corrections included; all else stays. \
            Figures are given as in append result; a figure keeps the unit it has unless --unit \
            gives another. --set takes a member by its name in the log (show EVENT --raw), with \
            dots inside: effectiveOn=2025-04-01, name.en=…, figures.revenue.decimals=-7, \
            marks='["U"]', documents.0.page=12. The line holds the whole payload anew.

            A figure that the company itself changed is no correction: append restatement. The \
            type and the subject cannot be corrected: retract the event, and append it anew.

            Example: starledger correct 392 --set effectiveOn=2025-04-03 --reason 'misread the list'
            """
    )

    @Argument(help: .event) var event: EventName

    @OptionGroup(title: "What the event should have said")
    var content: ContentOptions

    @OptionGroup(title: "When and where it was public, where that was wrong too")
    var publication: PublicationOptions

    @OptionGroup(title: "The amendment itself")
    var amendment: ReasonOptions

    @OptionGroup var options: AmendOptions

    func validate() throws {
        guard content.isGiven || publication.isGiven else {
            throw ValidationError(
                "say what is to change: metric=amount, --drop, --set, --unset, --data, "
                    + "--announced, --no-later-than or --new-source"
            )
        }
    }

    func run() throws {
        let ledger = try options.ledger.open()
        let id = try ledger.event(event.sequence(in: ledger)).id
        let current = try ledger.amendable(id)
        let correction = EventCorrected(
            target: id,
            reason: amendment.reason,
            replacement: try content.payload(instead: current.event.payload),
            time: try publication.time.time(in: ledger),
            newSource: publication.newSource
        )
        let draft = try amendment.draft(.eventCorrected(correction), of: current.event, in: ledger)
        try check(correction, of: current.event, draft, in: ledger)
        // The payload is whole: what another writer corrected meanwhile would be lost.
        try options.record(draft, of: current, onlyAt: ledger.size, in: ledger)
    }

    /// Refuses a correction that would change nothing, unless it repeats one that was recorded.
    private func check(
        _ correction: EventCorrected,
        of current: RecordedEvent,
        _ draft: EventDraft,
        in ledger: Ledger
    ) throws {
        let corrected = current.corrected(by: correction)
        try corrected.checkSubject()
        let changesNothing = corrected.changes(since: current).isEmpty
        if let known = try ledger.sequence(saying: draft) {
            guard changesNothing || options.recording.again else {
                throw CommandError(
                    .badData,
                    "this correction is event \(known), and a later one replaced it; --again "
                        + "records it once more"
                )
            }
            return
        }
        try content.checkRemovals(from: current.payload)
        guard changesNothing else { return }
        let words = content.words.isEmpty ? "" : ": " + content.words.joined(separator: ", ")
        throw CommandError(
            .badData,
            "nothing would change: event \(current.sequence) says that already\(words)"
        )
    }
}

/// The time and the address of an event that were recorded wrongly.
struct PublicationOptions: ParsableArguments {
    @OptionGroup var time: PublicTimeOptions

    @Option(help: "The address it was read at.")
    var newSource: Source?

    /// True if anything is given.
    var isGiven: Bool { time.isGiven || newSource != nil }
}
