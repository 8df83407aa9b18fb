import ArgumentParser
import FilingModel
import Ledger

/// What every event has: when it was public, where it was read, what is noted beside it.
struct EventOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "When it became public: a date, or a time with its offset.",
            valueName: "date|time"
        ),
        transform: parsed { (spelling) throws(Malformed) in try KnownTime(spelling) }
    )
    var announced: KnownTime?

    @Option(
        help: ArgumentHelp("The latest day it can have become public.", valueName: "date"),
        transform: parsed { (spelling) throws(Malformed) in try CalendarDate(spelling) }
    )
    var noLaterThan: CalendarDate?

    @Option(
        help: ArgumentHelp("The address it was read at.", valueName: "address"),
        transform: parsed { (spelling) throws(Malformed) in try Source(spelling) }
    )
    var source: Source?

    @Option(
        help: ArgumentHelp("An identifier of your own, for repeating safely.", valueName: "id"),
        transform: parsed { (spelling) throws(Malformed) in try EventID(spelling) }
    )
    var id: EventID?

    @Option(help: "A remark.")
    var note: String?

    @Option(help: ArgumentHelp("The title of the document it was read in.", valueName: "title"))
    var documentTitle: String?

    @Option(help: ArgumentHelp("A short quotation from it.", valueName: "words"))
    var quote: String?

    @Option(help: ArgumentHelp("The page in it.", valueName: "page"))
    var page: String?

    func validate() throws {
        guard announced == nil || noLaterThan == nil else {
            throw ValidationError("give --announced or --no-later-than, not both")
        }
    }

    /// The draft of an event.
    ///
    /// Where no announcement is known, a listing or a change was public on its effective day.
    /// - Throws: What the source of the facts throws.
    func draft(
        _ fact: FilingEvent,
        about subject: Subject,
        in ledger: Ledger
    ) throws(CommandFailure) -> EventDraft {
        EventDraft(
            id: id,
            source: try source(of: fact, in: ledger),
            subject: subject,
            time: try time(of: fact, in: ledger),
            payload: Payload(fact, annotations: try annotations())
        )
    }

    private func source(
        of fact: FilingEvent,
        in ledger: Ledger
    ) throws(CommandFailure) -> Source {
        if let source { return source }
        guard fact.type.isBookkeeping, let origin = ledger.opening?.origin else {
            throw CommandFailure(.usage, "--source is missing: say where it was read")
        }
        return Source(origin)
    }

    private func time(
        of fact: FilingEvent,
        in ledger: Ledger
    ) throws(CommandFailure) -> PublicTime? {
        let zone = try attempt { try ledger.timeZone() }
        func day(_ date: CalendarDate, _ precision: PublicTime.Precision) -> PublicTime {
            let start = ZonedTime(startOf: date, offsetSeconds: zone.offsetSeconds(on: date))
            return PublicTime(start, precision: precision)
        }
        switch announced {
        case .date(let date): return day(date, .day)
        case .time(let time): return PublicTime(time)
        case nil: break
        }
        if let date = noLaterThan ?? fact.effectiveOn?.lastDay { return day(date, .noLaterThan) }
        guard fact.type.isBookkeeping else {
            throw CommandFailure(
                .usage,
                "--announced is missing: say when it became public, or --no-later-than"
            )
        }
        return nil
    }

    private func annotations() throws(CommandFailure) -> Annotations {
        guard documentTitle != nil || quote != nil || page != nil else {
            return Annotations(note: note)
        }
        let document = try attempt {
            try Document(title: documentTitle, url: source, page: page, quote: quote)
        }
        return Annotations(note: note, documents: [document])
    }
}
