package import EventLog
package import FilingModel
package import Projections
package import TransparencyLog

/// One event: its line, and what became of it.
package struct EventReport: Report {
    /// The event.
    package let event: RecordedEvent
    /// The JSON of its line.
    package let line: JSONValue
    /// The hash of its line in the Merkle tree, in hex.
    package let leafHash: String
    /// Its versions, as filed first; for an amendment those of its target.
    package let versions: [EventVersion]
    /// Its corrections and its retraction, in log order; none for an amendment.
    package let amendments: [EventAmendment]
    /// What it amends and what that changed; nil for an event that is no amendment.
    package let amendment: EventAmendment?
    /// Whether a file is one of its documents; nil if that was not asked.
    package let document: DocumentMatch?

    /// One event.
    package init(
        event: RecordedEvent,
        line: JSONValue,
        leafHash: String,
        versions: [EventVersion],
        amendments: [RecordedEvent] = [],
        file: Digest? = nil
    ) {
        self.event = event
        self.line = line
        self.leafHash = leafHash
        self.versions = versions
        self.amendments = amendments.compactMap { EventAmendment($0, of: versions) }
        amendment = EventAmendment(event, of: versions)
        document = file.map {
            DocumentMatch(of: $0, in: event, versions: versions, amendments: amendments)
        }
    }

    /// The version of the event that was in force last; nil for an amendment.
    var last: EventVersion? { amendment == nil ? versions.last : nil }

    /// What became of the event.
    var status: String { EventStatus(event, versions).rawValue }

    /// What the event says now, amendments applied; null if it is retracted, or an amendment.
    private var inForce: JSONValue {
        guard let last, !last.isRetracted,
            let data = try? JSONParser.value(of: EventCodec.data(of: last.event.payload))
        else { return .null }
        return .object([
            JSONMember("time", .string("\(last.event.time.time)")),
            JSONMember("timeprecision", .string(last.event.time.precision.rawValue)),
            JSONMember("source", .string(last.event.source.text)), JSONMember("data", data),
        ])
    }

    package var json: JSONValue {
        let corrections = amendments.filter { !$0.isRetraction }
        let retraction = amendments.first(where: \.isRetraction)
        return .object(
            [
                JSONMember("sequence", .integer(Int64(event.sequence))),
                JSONMember("id", .string(event.id.text)),
                JSONMember("leafHash", .string(leafHash)),
                JSONMember("status", .string(status)),
                JSONMember("correctedBy", .array(corrections.map { .string($0.event.id.text) })),
                JSONMember("retractedAt", retraction.json { .integer(Int64($0.event.sequence)) }),
                JSONMember("amendments", .array(amendments.map(\.json))),
                JSONMember("amends", amendment.json(amended)),
                JSONMember("inForce", inForce),
                JSONMember("event", line),
            ] + (document.map { [JSONMember("document", $0.json)] } ?? [])
        )
    }

    private func amended(_ amendment: EventAmendment) -> JSONValue {
        .object([
            JSONMember("sequence", versions.first.json { .integer(Int64($0.sequence)) }),
            JSONMember("id", .string(amendment.target.text)),
            JSONMember("changes", .array(amendment.changes.map(\.json))),
        ])
    }

    package var sheet: Sheet {
        let entry = LogReport.Entry(event: event, line: line, versions: versions)
        let sheet = LogReport(size: LogSize(event.sequence + 1), entries: [entry]).sheet
        guard let document else { return sheet }
        let fields = [document.digest.hex, document.isMatch ? "true" : "false"]
        return Sheet(
            sheet.header + ["document_sha256", "document_matches"],
            sheet.rows.map { $0 + fields }
        )
    }
}
