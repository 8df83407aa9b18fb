public import EventLog
public import FilingModel
public import Projections

/// One event: its line, and what became of it.
public struct EventReport: Report {
    /// The event.
    public let event: RecordedEvent
    /// The JSON of its line.
    public let line: JSONValue
    /// The hash of its line in the Merkle tree, in hex.
    public let leafHash: String
    /// Its versions, as filed first; none for an amendment.
    public let versions: [EventVersion]

    /// One event.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - line: The JSON of its line.
    ///   - leafHash: The hash of its line in the Merkle tree, in hex.
    ///   - versions: Its versions, as filed first; none for an amendment.
    public init(
        event: RecordedEvent,
        line: JSONValue,
        leafHash: String,
        versions: [EventVersion]
    ) {
        self.event = event
        self.line = line
        self.leafHash = leafHash
        self.versions = versions
    }

    /// What became of the event.
    private var status: String {
        guard let last = versions.last else { return "amendment" }
        if last.isRetracted { return "retracted" }
        return last.correctedBy == nil ? "in force" : "corrected"
    }

    /// The answer for programs.
    public var json: JSONValue {
        .object([
            JSONMember("sequence", .integer(Int64(event.sequence))),
            JSONMember("id", .string(event.id.text)),
            JSONMember("leafHash", .string(leafHash)),
            JSONMember("status", .string(status)),
            JSONMember(
                "correctedBy",
                .array(versions.compactMap(\.correctedBy).map { .string($0.text) })
            ),
            JSONMember(
                "retractedAt",
                (versions.last.flatMap { $0.isRetracted ? $0.span.closed : nil })
                    .json { .integer(Int64($0)) }
            ),
            JSONMember("event", line),
        ])
    }

    /// The answer for spreadsheets.
    public var sheet: Sheet {
        LogReport(size: LogSize(event.sequence + 1), entries: [.init(event: event, line: line)])
            .sheet
    }

    /// The answer for people.
    ///
    /// - Parameter language: The language to show it in.
    /// - Returns: The page.
    public func page(in language: LocalizedText.Language) -> Page {
        let facts: [(String, String)] = [
            ("id", event.id.text), ("type", event.type.rawValue),
            ("subject", event.subject.text),
            ("public", "\(event.time) (\(event.time.precision.rawValue))"),
            ("recorded", "\(event.recordedAt) by \(event.recordedBy)"),
            ("what", event.payload.fact.summary), ("note", event.payload.annotations.note ?? ""),
            ("status", status), ("leaf hash", leafHash),
        ]
        let rows = facts.filter { !$0.1.isEmpty }.map { [Span($0.0), Span($0.1)] }
        let sources =
            [[Span(event.source.text, link: event.source.text)]]
            + event.payload.annotations.documents.spans(beside: event.source).map { [$0] }
        let corrections = versions.dropFirst().map { version in
            let amendment = "\(version.span.opened) \(version.correctedBy?.text ?? "")"
            return [Span("\(amendment): \(version.event.payload.fact.summary)")]
        }
        return Page(
            [
                .title("event \(event.sequence)"),
                .table(Table([.init(""), .init("")], rows)),
                .heading("Read in"),
                .list(sources),
            ] + (corrections.isEmpty ? [] : [.heading("Corrected by"), .list(corrections)])
        )
    }
}
