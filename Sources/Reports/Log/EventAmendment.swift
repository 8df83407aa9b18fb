package import EventLog
package import FilingModel
package import Projections

/// A correction or a retraction of an event, and what it changed.
package struct EventAmendment: Sendable {
    /// The amendment.
    package let event: RecordedEvent
    /// What it amends.
    package let target: EventID
    /// Why.
    package let reason: String
    /// What a correction changed, member by member; none for a retraction.
    package let changes: [MemberChange]

    /// An amendment, told from the versions of its target; nil for an event that is none.
    package init?(_ event: RecordedEvent, of versions: [EventVersion]) {
        guard let amendment = event.payload.event.amendment else { return nil }
        (target, reason) = (amendment.target, amendment.reason)
        self.event = event
        changes =
            zip(versions, versions.dropFirst()).first { $1.correctedBy == event.id }
            .map { $1.event.changes(since: $0.event) } ?? []
    }

    /// Whether it is a retraction.
    var isRetraction: Bool { event.type == .eventRetracted }

    /// The amendment for programs.
    var json: JSONValue {
        .object([
            JSONMember("sequence", .integer(Int64(event.sequence))),
            JSONMember("id", .string(event.id.text)),
            JSONMember("type", .string(event.type.rawValue)),
            JSONMember("reason", .string(reason)),
            JSONMember("recordedAt", .string(event.recordedAt.description)),
            JSONMember("recordedBy", .string(event.recordedBy)),
            JSONMember("source", .string(event.source.text)),
            JSONMember("note", event.payload.annotations.note.json(JSONValue.string)),
            JSONMember("changes", .array(changes.map(\.json))),
        ])
    }
}

extension MemberChange {
    /// The change for programs: null for what is not there.
    var json: JSONValue {
        .object([
            JSONMember("member", .string(path.description)),
            JSONMember("before", before ?? .null),
            JSONMember("after", after ?? .null),
        ])
    }

    /// The change in a line: `figures.revenue.value: 5.1 → 5.2`.
    ///
    /// What could drive a terminal is spelled out, line feeds too.
    package var text: String {
        Printable.escaped("\(path): \(Self.words(before)) → \(Self.words(after))")
    }

    /// A value for people; a word where there is none.
    static func words(_ value: JSONValue?) -> String {
        switch value {
        case nil: "(none)"
        case .string(let text)?: text
        case .array(let elements)?
        where !elements.isEmpty && elements.allSatisfy { $0.string != nil }:
            elements.compactMap(\.string).joined(separator: ", ")
        case let value?: String(decoding: CanonicalJSON.bytes(value), as: UTF8.self)
        }
    }
}
