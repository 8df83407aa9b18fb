import EventLog
package import FilingModel
import Projections

extension EventReport {
    package func page(in language: LocalizedText.Language) -> Page {
        let sources =
            [[TextRun(content.source.text, link: content.source.text)]]
            + content.payload.annotations.documents.spans(beside: content.source).map { [$0] }
        return Page(
            [
                .title("event \(event.sequence)"),
                .table(
                    Table([.init(""), .init("")], facts.map { [TextRun($0.0), TextRun($0.1)] })
                ),
                .heading("Read in"),
                .list(sources),
            ] + (amendment.map { changeBlocks($0.changes) } ?? [])
                + amendments.flatMap(blocks) + (document?.blocks(about: event) ?? [])
        )
    }

    /// The content that is in force, or was last; for an amendment its own.
    private var content: RecordedEvent { last?.event ?? event }

    private var facts: [(String, String)] {
        let summary = content.payload.event.summary
        let filed = event.payload.event.summary
        let facts: [(String, String)] = [
            ("id", event.id.text), ("type", event.type.rawValue),
            ("subject", event.subject.text),
            ("public", "\(content.time) (\(content.time.precision.rawValue))"),
            ("recorded", "\(event.recordedAt) by \(event.recordedBy)"),
            ("amends", amendment == nil ? "" : target),
            ("what", summary), ("as filed", filed == summary ? "" : filed),
            ("note", content.payload.annotations.note ?? ""),
            ("status", status), ("leaf hash", leafHash),
        ]
        return facts.filter { !$0.1.isEmpty }
    }

    /// What an amendment is about, as it was filed.
    private var target: String {
        guard let first = versions.first else { return "" }
        return "event \(first.sequence): \(first.event.payload.event.summary)"
    }

    private func blocks(_ amendment: EventAmendment) -> [Block] {
        let amending = amendment.event
        let verb = amendment.isRetraction ? "Retracted" : "Corrected"
        let facts: [(String, String)] = [
            ("reason", amendment.reason), ("id", amending.id.text),
            ("recorded", "\(amending.recordedAt) by \(amending.recordedBy)"),
            ("source", amending.source.text),
            ("note", amending.payload.annotations.note ?? ""),
        ]
        let rows = facts.filter { !$0.1.isEmpty }.map { [TextRun($0.0), TextRun($0.1)] }
        let documents = amending.payload.annotations.documents.spans(beside: amending.source)
        return [
            .heading("\(verb) by event \(amending.sequence)"),
            .table(Table([.init(""), .init("")], rows)),
        ] + (documents.isEmpty ? [] : [.list(documents.map { [$0] })])
            + changeBlocks(amendment.changes)
    }

    private func changeBlocks(_ changes: [MemberChange]) -> [Block] {
        guard !changes.isEmpty else { return [] }
        let rows = changes.map { change in
            [
                TextRun(change.path.description), TextRun(MemberChange.words(change.before)),
                TextRun(MemberChange.words(change.after)),
            ]
        }
        return [.table(Table([.init("member"), .init("before"), .init("after")], rows))]
    }
}
