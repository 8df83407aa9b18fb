package import EventLog
package import FilingModel
package import Ledger
package import Projections
import ReadModel
package import TransparencyLog

/// One event: its line, and what became of it.
package struct EventReport: Report {
    let event: RecordedEvent
    /// The JSON of its line.
    private let line: JSONValue
    /// The hash of its line in the Merkle tree, in hex.
    let leafHash: String
    /// Its versions, as filed first; for an amendment those of its target.
    let versions: [EventVersion]
    /// Its corrections and its retraction, in log order; none for an amendment.
    package let amendments: [EventAmendment]
    /// Its target and what it changed there; nil for an event that is no amendment.
    package let amendment: EventAmendment?
    /// Whether a file is one of its documents; nil if that was not asked.
    package let document: DocumentMatch?

    /// One event, with all that amends it.
    ///
    /// `versions` are its own, as filed first, or of an amendment those of its target; `amendments`
    /// are the events that amend it, in log order; `file` is the hash of a file that may be one of
    /// its documents.
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

    /// One event of a ledger, with all that amends it.
    ///
    /// Throws `LedgerError`, and `LineError` if the line is no JSON.
    package init(of line: LogLine, in ledger: Ledger, file: Digest? = nil) throws {
        let event = try ledger.event(of: line)
        let target = EventAmendment(event, of: [])?.target ?? event.id
        let versions = try ledger.facts { try $0.history(of: target) }
        let corrections = versions.dropFirst().map(\.span.opened)
        let retraction = versions.last.flatMap { $0.isRetracted ? $0.span.closed : nil }
        let amendments = corrections + [retraction].compactMap { $0 }
        self.init(
            event: event,
            line: try JSONParser.value(of: line.bytes),
            leafHash: MerkleTree.leafHash(line.bytes).hex,
            versions: versions,
            amendments: try target == event.id ? amendments.map { try ledger.event($0) } : [],
            file: file
        )
    }

    /// The version of the event that was in force last; nil for an amendment.
    var last: EventVersion? { amendment == nil ? versions.last : nil }

    /// The status of the event, in a word.
    var status: String { EventStatus(event, versions).rawValue }

    /// Its content in force, amendments applied; nil if it is retracted, or an amendment.
    private var inForce: Fields? {
        guard let last, !last.isRetracted,
            let data = try? JSONParser.value(of: EventCodec.data(of: last.event.payload))
        else { return nil }
        return [
            "time": "\(last.event.time.time)",
            "timeprecision": last.event.time.precision,
            "source": last.event.source,
            "data": data,
        ]
    }

    package var fields: Fields {
        let corrections = amendments.filter { !$0.isRetraction }
        let answer: Fields = [
            "sequence": event.sequence,
            "id": event.id,
            "leafHash": leafHash,
            "status": status,
            "correctedBy": corrections.map(\.event.id),
            "retractedAt": amendments.first(where: \.isRetraction)?.event.sequence,
            "amendments": amendments.map(\.fields),
            "amends": amendment.map(amended),
            "inForce": inForce,
            "event": line,
        ]
        return answer + .given("document", document?.fields)
    }

    private func amended(_ amendment: EventAmendment) -> Fields {
        [
            "sequence": versions.first?.sequence,
            "id": amendment.target,
            "changes": amendment.changes.map(\.fields),
        ]
    }

    package var sheet: Sheet {
        let entry = LogReport.Entry(event: event, line: line, versions: versions)
        guard let document else { return Sheet(LogReport.columns, [entry.row]) }
        return Sheet(
            LogReport.columns + ["document.sha256", "document.matches"],
            [entry.row + ["document": document.fields]]
        )
    }
}
