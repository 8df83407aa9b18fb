import ArgumentParser
import FilingModel
import Ledger
import Projections

/// The event that a command is about.
struct EventArgument: ParsableArguments {
    @Argument(help: "The event: its identifier, or its sequence if all digits.")
    var event: String
}

/// What is said of an amendment itself, not of the event that it is about.
struct ReasonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Why; it is shown wherever the event is.", valueName: "why"))
    var reason: String

    @OptionGroup var reading: SourceOptions

    /// The draft of an amendment; its time is when it is recorded.
    func draft(
        _ event: FilingEvent,
        of target: RecordedEvent,
        in ledger: Ledger
    ) throws(CommandError) -> EventDraft {
        try reading.draft(event, about: target.subject, time: nil, in: ledger)
    }
}

/// What every command takes that amends an event.
struct AmendOptions: ParsableArguments {
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "The day of the answers whose change is told; today by default.")
    var validAt: CalendarDate?

    /// Records an amendment; what it does is told before the receipt, or the line, is shown.
    ///
    /// - Parameters:
    ///   - draft: The amendment.
    ///   - target: The version of its target that is in force before it.
    ///   - size: The size the log must still have; nil: as the options say.
    ///   - ledger: The ledger.
    /// - Throws: `CommandError`.
    func record(
        _ draft: EventDraft,
        of target: EventVersion,
        onlyAt size: LogSize? = nil,
        in ledger: Ledger
    ) throws(CommandError) {
        var recording = recording
        recording.expectSize = recording.expectSize ?? size?.count
        try recording.record(
            [draft],
            from: [InputLocation(location: "") { _ in nil }],
            in: ledger,
            output
        ) { receipt, ledger throws(CommandError) in
            guard let entry = receipt.appended.first else { return }
            let effect = AmendmentEffect(
                target: target,
                amendment: draft,
                answers: try answers(to: draft, at: entry.sequence, recording, in: ledger)
            )
            effect.tell(isDryRun: recording.dryRun)
        }
    }

    /// The answers that an amendment changes, or would change; nil if they cannot be told of one
    /// that is recorded.
    private func answers(
        to draft: EventDraft,
        at sequence: Int,
        _ recording: RecordingOptions,
        in ledger: Ledger
    ) throws(CommandError) -> AppendEffect? {
        let day = try attempt { try ledger.clock(ClockRequest(valid: validAt)).valid }
        // What is recorded is recorded, and its receipt is due, whatever can be told of it.
        guard recording.dryRun else {
            return try? ledger.effect(of: sequence..<sequence + 1, on: day)
        }
        let appender = recording.appender(to: ledger)
        return try attempt {
            try appender.effect(
                of: [draft],
                on: day,
                accepting: recording.acceptance,
                expecting: recording.expectedSize
            )
        }
    }
}
