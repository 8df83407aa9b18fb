package import EventLog
package import FilingModel
package import Projections

/// A correction or a retraction of an event, and what it changed.
package struct EventAmendment {
    /// The amendment.
    package let event: RecordedEvent
    /// The event that it amends.
    package let target: EventID
    /// The reason that it gives.
    package let reason: String
    /// The changes of a correction, member by member; none for a retraction.
    package let changes: [MemberChange]

    /// An amendment, told from the versions of its target, as filed first; nil for another event.
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
    var fields: Fields {
        event.identity + [
            "reason": reason,
            "recordedAt": event.recordedAt,
            "recordedBy": event.recordedBy,
            "source": event.source,
            "note": event.payload.annotations.note,
            "changes": changes.map(\.fields),
        ]
    }
}

extension MemberChange {
    /// The change for programs: null for what is not there.
    var fields: Fields { ["member": path.description, "before": before, "after": after] }

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
