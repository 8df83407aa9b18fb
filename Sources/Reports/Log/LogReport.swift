package import EventLog
package import FilingModel
package import Projections

/// Events of the log, in order.
package struct LogReport: Report {
    /// An event, its line, and what became of it.
    package struct Entry {
        let event: RecordedEvent
        /// The JSON of its line.
        let line: JSONValue
        /// All that it was made to say, as filed first.
        let versions: [EventVersion]

        /// An event, the JSON of its line, and its versions as filed first.
        package init(event: RecordedEvent, line: JSONValue, versions: [EventVersion]) {
            self.event = event
            self.line = line
            self.versions = versions
        }
    }

    /// The number of events that were looked at.
    private let size: LogSize
    private let entries: [Entry]

    /// Events among the first `size` of a log, in order.
    package init(size: LogSize, entries: [Entry]) {
        self.size = size
        self.entries = entries
    }

    package var fields: Fields {
        [
            "recordedSize": size,
            "events": entries.map { entry -> Fields in
                [
                    "sequence": entry.event.sequence,
                    "status": entry.status.rawValue,
                    "event": entry.line,
                ]
            },
        ]
    }

    package var sheet: Sheet { Sheet(Self.columns, entries.map(\.row)) }

    static let columns: [Column] = [
        "sequence", "id", "type", "subject", "announced", "precision", "recordedAt", "recordedBy",
        "source", "summary", "status",
    ]

    package func page(in language: LocalizedText.Language) -> Page {
        let table = Table(
            of: entries,
            [
                .init("seq", .right) { "\($0.event.sequence)" },
                .init("public") { "\($0.event.time)" },
                .init("type", \.event.type.rawValue),
                .init("subject", \.event.subject.text),
                .init("what") { TextRun($0.summary, link: $0.event.source.text) },
            ]
        )
        let count = NumberText.grouped(entries.count)
        return Page([
            .title("\(count) of the first \(NumberText.grouped(size.count)) events"),
            .table(table),
        ])
    }
}

extension LogReport.Entry {
    /// The status of the event; its line is what it said at first.
    var status: EventStatus { EventStatus(event, versions) }

    /// The event for spreadsheets.
    var row: Fields {
        event.identity + [
            "announced": event.time.date,
            "precision": event.time.precision,
            "recordedAt": event.recordedAt,
            "recordedBy": event.recordedBy,
            "source": event.source,
            "subject": event.subject,
            "summary": event.payload.event.summary,
            "status": status.rawValue,
        ]
    }

    fileprivate var summary: String {
        let words = event.payload.event.summary
        return switch status {
        case .corrected: "corrected: " + words
        case .retracted: "retracted: " + words
        case .inForce, .amendment: words
        }
    }
}

extension RecordedEvent {
    /// Its place, its identifier and its type.
    var identity: Fields { ["sequence": sequence, "id": id, "type": type] }
}

/// The status of an event.
enum EventStatus: String {
    case inForce = "in force"
    case corrected
    case retracted
    /// It is a correction or a retraction itself.
    case amendment

    /// The status of an event that has these versions.
    init(_ event: RecordedEvent, _ versions: [EventVersion]) {
        guard !event.type.isAmendment, let last = versions.last else {
            self = .amendment
            return
        }
        self = last.isRetracted ? .retracted : last.correctedBy == nil ? .inForce : .corrected
    }
}
