import ArgumentParser
import FilingModel
import Ledger
import Projections

/// The reason and the source of an amendment itself, not of the event that it is about.
struct ReasonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Why; it is shown wherever the event is.", valueName: "why"))
    var reason: String

    @OptionGroup var source: SourceOptions

    /// The draft of an amendment; its time is when it is recorded.
    func draft(
        _ event: FilingEvent,
        of target: RecordedEvent,
        in ledger: Ledger
    ) throws -> EventDraft {
        try source.draft(event, about: target.subject, time: nil, in: ledger)
    }
}

/// The options of every command that amends an event.
struct AmendOptions: ParsableArguments {
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "The day of the answers whose change is told; today by default.")
    var validAt: CalendarDate?

    /// Records an amendment; says what it does before the receipt, or the line, is shown.
    ///
    /// - Parameters:
    ///   - target: The version of its target that is in force before it.
    ///   - size: The size the log must still have; nil: as the options say.
    func record(
        _ draft: EventDraft,
        of target: EventVersion,
        onlyAt size: LogSize? = nil,
        in ledger: Ledger
    ) throws {
        var recording = recording
        recording.expectSize = recording.expectSize ?? size?.count
        try recording.record(
            [draft],
            from: [.nowhere],
            in: ledger,
            output
        ) { receipt, ledger in
            guard let entry = receipt.appended.first else { return }
            let effect = AmendmentEffect(
                target: target,
                amendment: draft,
                answers: try answers(to: draft, at: entry.sequence, recording, in: ledger)
            )
            effect.say(isDryRun: recording.dryRun)
        }
    }

    /// The answers that an amendment changes, or would change; nil if it is recorded already and
    /// they cannot be had.
    private func answers(
        to draft: EventDraft,
        at sequence: Int,
        _ recording: RecordingOptions,
        in ledger: Ledger
    ) throws -> AppendEffect? {
        let day = try ledger.clock(ClockRequest(valid: validAt)).valid
        // The event is in the log: its receipt is due, even if its effect cannot be had.
        guard recording.dryRun else {
            return try? ledger.effect(of: sequence..<sequence + 1, on: day)
        }
        return try recording.appender(to: ledger).effect(
            of: [draft],
            on: day,
            accepting: recording.acceptance,
            expecting: recording.expectedSize
        )
    }
}
