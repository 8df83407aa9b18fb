import ArgumentParser
import FilingModel
import Ledger

/// The place where an event was read, and the notes beside it.
struct SourceOptions: ParsableArguments {
    @Option(help: "The address it was read at.")
    var source: Source?

    @Option(help: "An identifier of your own, for repeating safely.")
    var id: EventID?

    @Option(help: "A remark.")
    var note: String?

    @Option(
        name: .customLong("document"),
        help: ArgumentHelp(
            "A file it was read in: its SHA-256 is recorded; may be repeated.",
            valueName: "file"
        )
    )
    var files: [String] = []

    @Option(help: ArgumentHelp("The title of the document it was read in.", valueName: "title"))
    var documentTitle: String?

    @Option(help: ArgumentHelp("A short quotation from it.", valueName: "words"))
    var quote: String?

    @Option(help: "The page in it.")
    var page: String?

    @Option(help: "The day on which it was read.")
    var retrievedOn: CalendarDate?

    /// The draft of an event that became public at a time; nil: when it is recorded.
    func draft(
        _ event: FilingEvent,
        about subject: Subject,
        time: PublicTime?,
        in ledger: Ledger
    ) throws -> EventDraft {
        let annotations = Annotations(note: note, documents: try documents(at: source))
        return EventDraft(
            id: id,
            source: try source(of: event, in: ledger),
            subject: subject,
            time: time,
            payload: Payload(event, annotations: annotations)
        )
    }

    private func source(
        of event: FilingEvent,
        in ledger: Ledger
    ) throws(CommandError) -> Source {
        if let source { return source }
        guard event.type.isBookkeeping else {
            throw CommandError(.usage, "--source is missing: say where it was read")
        }
        return Source(ledger.opening.origin)
    }
}
