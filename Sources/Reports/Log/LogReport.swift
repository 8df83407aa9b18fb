package import EventLog
package import FilingModel
package import Projections

/// Events of the log, in order.
package struct LogReport: Report {
    /// An event and the JSON of its line.
    package struct Entry: Sendable {
        /// The event.
        package let event: RecordedEvent
        /// The JSON of its line.
        package let line: JSONValue

        /// What became of the event: all that it was made to say, as filed first.
        let versions: [EventVersion]

        /// An event and the JSON of its line.
        package init(event: RecordedEvent, line: JSONValue, versions: [EventVersion]) {
            self.event = event
            self.line = line
            self.versions = versions
        }

        /// What became of the event, in a word; the line says what it said at first.
        var status: String { EventStatus(event, versions).rawValue }

        fileprivate var summary: String {
            let words = event.payload.event.summary
            switch EventStatus(event, versions) {
            case .corrected: return "corrected: " + words
            case .retracted: return "retracted: " + words
            case .inForce, .amendment: return words
            }
        }
    }

    /// How many events were looked at.
    package let size: LogSize
    /// The events.
    package let entries: [Entry]

    /// Events of the log.
    package init(size: LogSize, entries: [Entry]) {
        self.size = size
        self.entries = entries
    }

    package var json: JSONValue {
        .object([
            JSONMember("recordedSize", .integer(Int64(size.count))),
            JSONMember(
                "events",
                .array(
                    entries.map { entry in
                        .object([
                            JSONMember("sequence", .integer(Int64(entry.event.sequence))),
                            JSONMember("status", .string(entry.status)),
                            JSONMember("event", entry.line),
                        ])
                    }
                )
            ),
        ])
    }

    package var sheet: Sheet {
        Sheet(
            [
                "sequence", "id", "type", "subject", "announced", "precision", "recorded_at",
                "recorded_by", "source", "summary", "status",
            ],
            entries.map { entry in
                let event = entry.event
                return [
                    String(event.sequence), event.id.text, event.type.rawValue,
                    event.subject.text, event.time.date.description,
                    event.time.precision.rawValue, event.recordedAt.description,
                    event.recordedBy, event.source.text, event.payload.event.summary,
                    entry.status,
                ]
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let rows = entries.map { entry -> [TextRun] in
            let event = entry.event
            return [
                TextRun(String(event.sequence)), TextRun("\(event.time)"),
                TextRun(event.type.rawValue),
                TextRun(event.subject.text),
                TextRun(entry.summary, link: event.source.text),
            ]
        }
        let count = NumberText.grouped(entries.count)
        return Page([
            .title("\(count) of the first \(NumberText.grouped(size.count)) events"),
            .table(
                Table(
                    [
                        .init("seq", .right), .init("public"), .init("type"), .init("subject"),
                        .init("what"),
                    ],
                    rows
                )
            ),
        ])
    }
}

/// What became of an event.
enum EventStatus: String {
    case inForce = "in force"
    case corrected
    case retracted
    /// It is a correction or a retraction itself.
    case amendment

    /// What became of an event.
    init(_ event: RecordedEvent, _ versions: [EventVersion]) {
        guard !event.type.isAmendment, let last = versions.last else {
            self = .amendment
            return
        }
        self = last.isRetracted ? .retracted : last.correctedBy == nil ? .inForce : .corrected
    }
}
