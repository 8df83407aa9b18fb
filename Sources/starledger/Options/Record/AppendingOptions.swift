import ArgumentParser
import FilingModel
import Ledger

/// The options of every command that appends one event.
///
/// Groups in groups in groups are costly: a debug build of the parser checks each of them again at
/// every level above it.
struct AppendingOptions: ParsableArguments {
    @OptionGroup var publication: PublicTimeOptions
    @OptionGroup var source: SourceOptions
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions
}

extension AppendingOptions {
    /// The draft of an event.
    ///
    /// A listing or a change whose announcement is not known was public on its effective day.
    func draft(
        _ event: FilingEvent,
        about subject: Subject,
        in ledger: Ledger
    ) throws -> EventDraft {
        try source.draft(event, about: subject, time: try time(of: event, in: ledger), in: ledger)
    }

    private func time(
        of event: FilingEvent,
        in ledger: Ledger
    ) throws -> PublicTime? {
        if let time = try publication.time(in: ledger) { return time }
        if let date = event.effectiveOn?.lastDay {
            return try ledger.publicTime(date, .noLaterThan)
        }
        guard event.type.isBookkeeping else {
            throw CommandError(
                .usage,
                "--announced is missing: say when it became public, or --no-later-than"
            )
        }
        return nil
    }
}
