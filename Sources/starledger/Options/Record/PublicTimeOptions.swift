import ArgumentParser
import FilingModel
import Ledger

/// The time at which an event became public.
struct PublicTimeOptions: ParsableArguments {
    @Option(help: "When it became public: a date, or a time with its offset.")
    var announced: KnownTime?

    @Option(help: "The latest day it can have become public.")
    var noLaterThan: CalendarDate?

    func validate() throws {
        guard announced == nil || noLaterThan == nil else {
            throw ValidationError("give --announced or --no-later-than, not both")
        }
    }

    /// True if a time is given.
    var isGiven: Bool { announced != nil || noLaterThan != nil }

    /// The time as given, a day in the ledger's zone; nil for none.
    func time(in ledger: Ledger) throws(LedgerError) -> PublicTime? {
        switch announced {
        case .date(let date): return try ledger.publicTime(date)
        case .time(let time): return PublicTime(time)
        case nil: break
        }
        guard let noLaterThan else { return nil }
        return try ledger.publicTime(noLaterThan, .noLaterThan)
    }
}
