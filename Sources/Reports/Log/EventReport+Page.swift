import EventLog
package import FilingModel
import Projections

extension EventReport {
    package func page(in language: LocalizedText.Language) -> Page {
        let sources =
            [TextRun(content.source.text, link: content.source.text)]
            + content.payload.annotations.documents.spans(beside: content.source)
        return Page(
            [
                .title("event \(event.sequence)"), facts, .heading("Read in"),
                .list(sources.map { [$0] }),
            ] + (amendment.map { changeBlocks($0.changes) } ?? [])
                + amendments.flatMap(blocks) + (document?.blocks(about: event) ?? [])
        )
    }

    /// The content that is in force, or was last; for an amendment its own.
    private var content: RecordedEvent { last?.event ?? event }

    private var facts: Block {
        let summary = content.payload.event.summary
        let filed = event.payload.event.summary
        return .facts([
            "id": event.id.text,
            "type": event.type.rawValue,
            "subject": event.subject.text,
            "public": "\(content.time) (\(content.time.precision.rawValue))",
            "recorded": "\(event.recordedAt) by \(event.recordedBy)",
            "amends": amendment == nil ? nil : target,
            "what": summary,
            "as filed": filed == summary ? nil : filed,
            "note": content.payload.annotations.note,
            "status": status,
            "leaf hash": leafHash,
        ])
    }

    /// The target of an amendment, as it was filed.
    private var target: String? {
        versions.first.map { "event \($0.sequence): \($0.event.payload.event.summary)" }
    }

    private func blocks(_ amendment: EventAmendment) -> [Block] {
        let event = amendment.event
        let verb = amendment.isRetraction ? "Retracted" : "Corrected"
        let documents = event.payload.annotations.documents.spans(beside: event.source)
        return [
            .heading("\(verb) by event \(event.sequence)"),
            .facts([
                "reason": amendment.reason,
                "id": event.id.text,
                "recorded": "\(event.recordedAt) by \(event.recordedBy)",
                "source": event.source.text,
                "note": event.payload.annotations.note,
            ]),
        ] + (documents.isEmpty ? [] : [.list(documents.map { [$0] })])
            + changeBlocks(amendment.changes)
    }

    private func changeBlocks(_ changes: [MemberChange]) -> [Block] {
        guard !changes.isEmpty else { return [] }
        let table = Table(
            of: changes,
            [
                .init("member", \.path.description),
                .init("before") { MemberChange.words($0.before) },
                .init("after") { MemberChange.words($0.after) },
            ]
        )
        return [.table(table)]
    }
}
