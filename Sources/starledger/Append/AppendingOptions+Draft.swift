import FilingModel
import Ledger

extension AppendingOptions {
    /// The draft of an event.
    ///
    /// Where no announcement is known, a listing or a change was public on its effective day.
    /// - Throws: What the source of the facts throws.
    func draft(
        _ fact: FilingEvent,
        about subject: Subject,
        in ledger: Ledger
    ) throws(CommandFailure) -> EventDraft {
        try reading.draft(fact, about: subject, time: try time(of: fact, in: ledger), in: ledger)
    }

    private func time(
        of fact: FilingEvent,
        in ledger: Ledger
    ) throws(CommandFailure) -> PublicTime? {
        if let time = try publication.time(in: ledger) { return time }
        if let date = fact.effectiveOn?.lastDay {
            return try ledger.publicTime(date, .noLaterThan)
        }
        guard fact.type.isBookkeeping else {
            throw CommandFailure(
                .usage,
                "--announced is missing: say when it became public, or --no-later-than"
            )
        }
        return nil
    }
}
