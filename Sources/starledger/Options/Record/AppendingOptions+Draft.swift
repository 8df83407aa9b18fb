import FilingModel
import Ledger

extension AppendingOptions {
    /// The draft of an event.
    ///
    /// Where no announcement is known, a listing or a change was public on its effective day.
    /// - Throws: What the source of the facts throws.
    func draft(
        _ event: FilingEvent,
        about subject: Subject,
        in ledger: Ledger
    ) throws(CommandError) -> EventDraft {
        try reading.draft(event, about: subject, time: try time(of: event, in: ledger), in: ledger)
    }

    private func time(
        of event: FilingEvent,
        in ledger: Ledger
    ) throws(CommandError) -> PublicTime? {
        if let time = try publication.time(in: ledger) { return time }
        if let date = event.effectiveOn?.lastDay {
            return try attempt { try ledger.publicTime(date, .noLaterThan) }
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
