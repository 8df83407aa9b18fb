package import FilingModel
package import Projections
package import TransparencyLog

/// Whether a file is one of the documents that an event was read in, told by its hash.
package struct DocumentMatch: Sendable {
    /// A document, and what carries it.
    package struct Place: Hashable, Sendable {
        /// The event of the log that carries it: the event itself, or an amendment of it.
        package let sequence: Int
        /// Whether it belongs to the amendment itself, not to what the event says.
        package let isOfAmendment: Bool
        /// Whether what carries it is in force.
        package let isInForce: Bool
        /// The document.
        package let document: Document

        /// The document for programs.
        fileprivate var fields: Fields {
            [
                "sequence": sequence,
                "of": isOfAmendment ? "amendment" : "event",
                "inForce": isInForce,
                "title": document.title,
                "page": document.page,
            ]
        }
    }

    /// The SHA-256 of the file.
    package let digest: Digest
    /// All documents of the event, of every version of it and of its amendments, in log order; one
    /// that corrections left as it was, once.
    package let places: [Place]

    /// Compares a file with the documents of an event.
    package init(
        of digest: Digest,
        in event: RecordedEvent,
        versions: [EventVersion],
        amendments: [RecordedEvent]
    ) {
        self.digest = digest
        let isAmendment = event.type.isAmendment
        let own = isAmendment ? versions.filter { $0.correctedBy == event.id } : versions
        let ofAmendments = (isAmendment ? [event] : amendments).flatMap { amendment in
            amendment.payload.annotations.documents.map { document in
                Place(
                    sequence: amendment.sequence,
                    isOfAmendment: true,
                    isInForce: true,
                    document: document
                )
            }
        }
        places = (Self.places(in: own) + ofAmendments).sorted { $0.sequence < $1.sequence }
    }

    /// The documents of what an event says, where each came in.
    private static func places(in versions: [EventVersion]) -> [Place] {
        let inForce = versions.last { $0.span.closed == nil }?.event.payload.annotations.documents
        var before: [Document] = []
        return versions.flatMap { version in
            let documents = version.event.payload.annotations.documents
            defer { before = documents }
            return documents.filter { !before.contains($0) }.map { document in
                Place(
                    sequence: version.span.opened,
                    isOfAmendment: false,
                    isInForce: inForce?.contains(document) ?? false,
                    document: document
                )
            }
        }
    }

    /// The documents that the file is.
    package var found: [Place] { places.filter { $0.document.sha256 == digest.hex } }

    /// Whether the file is one of the documents.
    package var isMatch: Bool { !found.isEmpty }

    /// The documents that have a hash.
    private var hashed: [Place] { places.filter { $0.document.sha256 != nil } }

    /// The answer for programs.
    var fields: Fields {
        [
            "sha256": digest.hex,
            "matches": isMatch,
            "found": found.map(\.fields),
            "known": hashes,
        ]
    }

    /// The hashes there are, in log order, each once.
    private var hashes: [String] {
        hashed.compactMap(\.document.sha256).reduce(into: []) { hashes, hash in
            if !hashes.contains(hash) { hashes.append(hash) }
        }
    }

    /// The answer for people.
    func blocks(about event: RecordedEvent) -> [Block] {
        let heading = Block.heading("The file, SHA-256 \(digest.hex)")
        func item(_ place: Place, _ words: [String?]) -> String {
            let carrier = Self.carrier(place, about: event)
            return ([carrier] + words.compactMap { $0 }).joined(separator: " · ")
        }
        let page = { (place: Place) in place.document.page.map { "page \($0)" } }
        guard !isMatch else {
            let items = found.map { item($0, [$0.document.title, page($0)]) }
            return [heading, .paragraph("is a document of the event:"), .list(items)]
        }
        guard !hashed.isEmpty else {
            return [heading, .paragraph("none of the event's documents has a hash")]
        }
        let items = hashed.map { item($0, [$0.document.title, $0.document.sha256]) }
        return [
            heading, .paragraph("is none of the event's documents; these have a hash:"),
            .list(items),
        ]
    }

    private static func carrier(_ place: Place, about event: RecordedEvent) -> String {
        if place.isOfAmendment { return "amendment \(place.sequence)" }
        let content =
            place.sequence == event.sequence && !event.type.isAmendment
            ? "as filed" : "as corrected by \(place.sequence)"
        return content + (place.isInForce ? "" : ", not in force")
    }
}
