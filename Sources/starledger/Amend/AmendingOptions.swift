import ArgumentParser
import EventLog
import FilingModel
import Ledger
import Projections

/// The event that a command is about.
struct EventArgument: ParsableArguments {
    @Argument(help: "The event: its identifier, or its sequence if all digits.")
    var event: String
}

/// What is said of an amendment itself, not of the event that it is about.
struct AmendmentOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Why; it is shown wherever the event is.", valueName: "why"))
    var reason: String

    @OptionGroup var reading: ReadingOptions
}

/// What every command takes that amends an event.
struct AmendingOptions: ParsableArguments {
    @OptionGroup(title: "The amendment itself")
    var amendment: AmendmentOptions

    @OptionGroup var recording: RecordingOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    /// Why.
    var reason: String { amendment.reason }

    /// The draft of an amendment; its time is when it is recorded.
    func draft(
        _ fact: FilingEvent,
        of target: RecordedEvent,
        in ledger: Ledger
    ) throws(CommandFailure) -> EventDraft {
        try amendment.reading.draft(fact, about: target.subject, time: nil, in: ledger)
    }

    /// Records an amendment; what it does is told before the receipt, or the line, is shown.
    ///
    /// - Parameters:
    ///   - draft: The amendment.
    ///   - target: The version of its target that is in force before it.
    ///   - size: The size the log must still have; nil: as the options say.
    ///   - ledger: The ledger.
    /// - Throws: `CommandFailure`.
    func record(
        _ draft: EventDraft,
        of target: EventVersion,
        onlyAt size: LogSize? = nil,
        in ledger: Ledger
    ) throws(CommandFailure) {
        var recording = recording
        recording.expectSize = recording.expectSize ?? size?.count
        try recording.record(
            [EventCodec.json(draft)],
            from: [InputPlace(location: "") { _ in nil }],
            in: ledger,
            output
        ) { receipt, _ in
            guard !receipt.appended.isEmpty else { return }
            AmendmentEffect(target: target, amendment: draft).tell(isDryRun: recording.dryRun)
        }
    }
}
