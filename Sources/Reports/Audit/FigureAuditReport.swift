import EventLog
package import FilingModel
package import Ledger
package import Projections

/// The versions of a figure, as an answer.
package struct FigureAuditReport: Report {
    let clock: Clock
    let audit: FigureAudit
    /// The amendments that brought or withdrew versions.
    private let citations: Citations

    /// The versions of a figure, with the amendments that brought or withdrew them.
    package init(clock: Clock, audit: FigureAudit, citations: Citations) {
        self.clock = clock
        self.audit = audit
        self.citations = citations
    }

    package var fields: Fields {
        ["clock": clock] + audit.key.fields + ["versions": audit.versions.map(fields)]
    }

    private func fields(_ version: FigureAudit.Version) -> Fields {
        let fact = version.fact
        let quantity = version.isWithdrawn ? nil : fact.quantity
        let recorder = recorder(of: version)
        return [
            "sequence": fact.sequence,
            "id": fact.id,
            "stage": fact.stage.name,
            "reportedBy": fact.reporter,
            "announced": fact.time.date,
            "precision": fact.time.precision,
            "recordedAt": recorder.recordedAt,
            "recordedBy": recorder.recordedBy,
            "value": quantity?.value,
            "low": quantity?.low,
            "high": quantity?.high,
            "decimals": quantity?.precision,
            "unit": fact.unit(audit.definition),
            "cause": version.cause,
            "reason": reason(of: version),
            "restatementReason": fact.restatementReason,
            "change": version.revision?.fields,
            "actualInside": version.isInside,
            "withdrawn": version.isWithdrawn,
            "amendment": amendment(of: version)?.identity,
            "source": fact.source,
            "note": version.event.event.payload.annotations.note,
            "documents": documents(of: version).map(\.fields),
            "counts": version.counts,
        ]
    }

    /// A row for each version.
    package var sheet: Sheet {
        Sheet(
            [
                "announced", "precision", "recordedAt", "recordedBy", "reportedBy", "stage",
                "value", "low", "high", "decimals", "unit", Column("change.absolute", as: "change"),
                Column("change.relative", as: "relative_change"), "actualInside", "cause",
                "reason", "withdrawn", "counts", "sequence", "id",
                Column("amendment.id", as: "amendment"), "source",
            ] + Document.columns,
            audit.versions.map(fields)
        )
    }

    /// The versions as a table, and where each was read.
    package func page(in language: LocalizedText.Language) -> Page {
        let title = "\(audit.key.subject) \(audit.key.metric) \(audit.key.period): its versions"
        guard !audit.versions.isEmpty else {
            return Page(title, clock, in: language, [.paragraph("no figure is known")])
        }
        let table = Table(
            of: audit.versions,
            [
                .init("public") { "\($0.fact.time)" },
                .init("stage", \.fact.stageText),
                .init(commonUnit ?? "value", .right, number),
                .init("change", .right, changeText),
                .init("why") { $0.cause.words + ($0.counts ? "; counts" : "") },
            ]
        )
        return Page(
            title,
            clock,
            in: language,
            [.table(table), .heading("Where each was read"), .list(audit.versions.map(origin))]
        )
    }

    /// The unit of the versions; nil where they have several.
    private var commonUnit: String? {
        let units = Set(audit.versions.map { $0.fact.unit(audit.definition).text })
        return units.count == 1 ? units.first : nil
    }

    private func number(of version: FigureAudit.Version) -> String {
        let unit = commonUnit == nil ? " \(version.fact.unit(audit.definition))" : ""
        return version.isWithdrawn ? "–" : version.fact.quantity.number + unit
    }

    private func changeText(of version: FigureAudit.Version) -> String {
        if let isInside = version.isInside, !version.isWithdrawn {
            return isInside ? "actual inside" : "actual outside"
        }
        guard let revision = version.revision else { return "" }
        let percent = revision.rate.map { " (\(NumberText.percent($0)))" } ?? ""
        return revision.absolute.grouped + percent
    }

    private func origin(of version: FigureAudit.Version) -> [TextRun] {
        let recorder = recorder(of: version)
        let day = String("\(recorder.recordedAt)".prefix(10))
        let amendment = amendment(of: version).map { event in
            let verb = version.isWithdrawn ? "withdrawn" : "amended"
            return ", \(verb) by event \(event.sequence)"
        }
        let head =
            "\(version.fact.sequence)" + (amendment ?? "")
            + ": recorded \(day) by \(recorder.recordedBy)"
        let annotations = version.event.event.payload.annotations
        let words = [head, reason(of: version), annotations.note].compactMap { $0 }
        let source = version.fact.source
        return [
            TextRun(words.joined(separator: " · ") + " · "),
            TextRun(source.text, link: source.text),
        ]
            + documents(of: version).spans(beside: source).flatMap { [" · ", $0] }
    }

    // MARK: Amendments

    /// The amendment that brought or withdrew a version.
    private func amendment(of version: FigureAudit.Version) -> RecordedEvent? {
        version.amendment.flatMap { citations[$0]?.event }
    }

    /// The event whose recording brought or withdrew a version.
    private func recorder(of version: FigureAudit.Version) -> RecordedEvent {
        amendment(of: version) ?? version.event.event
    }

    /// The reason of the amendment, or that of the company for the restatement.
    private func reason(of version: FigureAudit.Version) -> String? {
        amendment(of: version)?.payload.event.amendment?.reason
            ?? version.fact.restatementReason?.rawValue
    }

    /// The documents that the version was read in, and then its amendment.
    private func documents(of version: FigureAudit.Version) -> [Document] {
        version.event.event.payload.annotations.documents
            + (amendment(of: version)?.payload.annotations.documents ?? [])
    }
}

extension FigureAudit {
    /// The sequences of the amendments that brought or withdrew versions.
    package var amendments: [Int] { versions.compactMap(\.amendment) }
}

extension FigureRevision {
    /// The relative change, rounded.
    var rate: String? { relative?.rateText }

    var fields: Fields { ["absolute": absolute, "relative": rate] }
}

extension FigureCause {
    /// The cause in words.
    var words: String {
        self == .rePresentation ? rawValue : String(rawValue.map { $0 == "-" ? " " : $0 })
    }
}
