extension FilingEvent {
    /// The names, titles and reasons that people read in it, each with its member.
    package var textsForPeople: [(member: String, text: String)] {
        switch self {
        case .ledgerOpened(let opening): [("data.title", opening.title)]
        case .companyListed(let listing):
            Self.texts("data.name", listing.name) + Self.texts("data.shortName", listing.shortName)
                + Self.texts(("data.city", listing.city), ("data.province", listing.province))
        case .companyRenamed(let renaming):
            Self.texts("data.name", renaming.name)
                + Self.texts("data.shortName", renaming.shortName)
        case .companyDelisted(let change): [("data.reason", change.reason)]
        case .markAssigned(let change): Self.texts(("data.reason", change.reason))
        case .markRemoved(let change): [("data.reason", change.reason)]
        case .tierChanged(let change): [("data.reason", change.reason)]
        case .milestoneAnnounced(let milestone): Self.texts("data.title", milestone.title)
        case .metricDefined(let definition): Self.texts("data.name", definition.name)
        case .eventCorrected(let correction):
            [("data.reason", correction.reason)]
                + correction.replacement.event.textsForPeople.map {
                    ("data." + $0.member, $0.text)
                }
        case .eventRetracted(let retraction): [("data.reason", retraction.reason)]
        case .resultFiled, .figuresRestated, .sectorChanged, .aggregateReported: []
        }
    }

    private static func texts(
        _ member: String,
        _ text: LocalizedText?
    ) -> [(member: String, text: String)] {
        texts((member + ".en", text?.english), (member + ".zh", text?.chinese))
    }

    private static func texts(_ all: (String, String?)...) -> [(member: String, text: String)] {
        all.compactMap { member, text in text.map { (member, $0) } }
    }
}
