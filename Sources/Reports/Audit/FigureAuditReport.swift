package import EventLog
package import FilingModel
package import Ledger
package import Projections

/// The versions of a figure, as an answer.
package struct FigureAuditReport: Report {
    /// The clocks.
    package let clock: Clock
    /// The versions.
    package let audit: FigureAudit

    private let citations: Citations

    /// The versions of a figure.
    package init(clock: Clock, audit: FigureAudit, citations: Citations) {
        self.clock = clock
        self.audit = audit
        self.citations = citations
    }

    package var json: JSONValue {
        .object([
            JSONMember("clock", clock.json),
            JSONMember("subject", .string(audit.key.subject.text)),
            JSONMember("metric", .string(audit.key.metric.name)),
            JSONMember("period", .string(audit.key.period.description)),
            JSONMember("versions", .array(audit.versions.map(json))),
        ])
    }

    private func json(_ version: FigureAudit.Version) -> JSONValue {
        let quantity = version.isWithdrawn ? nil : version.fact.quantity
        let annotations = version.event.event.payload.annotations
        return .object([
            JSONMember("sequence", .integer(Int64(version.fact.sequence))),
            JSONMember("id", .string(version.fact.id.text)),
            JSONMember("stage", .string(version.fact.stage.name)),
            JSONMember("reportedBy", .string(version.fact.reporter.rawValue)),
            JSONMember("announced", .string(version.fact.time.date.description)),
            JSONMember("precision", .string(version.fact.time.precision.rawValue)),
            JSONMember("recordedAt", .string("\(recorder(of: version).recordedAt)")),
            JSONMember("recordedBy", .string(recorder(of: version).recordedBy)),
            JSONMember("value", (quantity?.value?.description).json(JSONValue.string)),
            JSONMember("low", (quantity?.low?.description).json(JSONValue.string)),
            JSONMember("high", (quantity?.high?.description).json(JSONValue.string)),
            JSONMember("decimals", (quantity?.precision?.decimals).json { .integer(Int64($0)) }),
            JSONMember("unit", .string(version.fact.unit(audit.definition).text)),
            JSONMember("cause", .string(version.cause.rawValue)),
            JSONMember("reason", reason(of: version).json(JSONValue.string)),
            JSONMember(
                "restatementReason",
                version.fact.restatementReason.json { .string($0.rawValue) }
            ),
            JSONMember("change", version.revision.json(\.json)),
            JSONMember("actualInside", version.isInside.json(JSONValue.bool)),
            JSONMember("withdrawn", .bool(version.isWithdrawn)),
            JSONMember("amendment", amendment(of: version).json(json)),
            JSONMember("source", .string(version.fact.source.text)),
            JSONMember("note", annotations.note.json(JSONValue.string)),
            JSONMember("documents", .array(documents(of: version).map(\.json))),
            JSONMember("counts", .bool(version.counts)),
        ])
    }

    private func json(_ amendment: RecordedEvent) -> JSONValue {
        .object([
            JSONMember("sequence", .integer(Int64(amendment.sequence))),
            JSONMember("id", .string(amendment.id.text)),
            JSONMember("type", .string(amendment.type.rawValue)),
        ])
    }

    /// A row for each version.
    package var sheet: Sheet {
        Sheet(
            [
                "announced", "precision", "recorded_at", "recorded_by", "reported_by", "stage",
                "value", "low", "high", "decimals", "unit", "change", "relative_change",
                "actual_inside", "cause", "reason", "withdrawn", "counts", "sequence", "id",
                "amendment", "source", "document", "page", "quote", "sha256",
            ],
            audit.versions.map(fields)
        )
    }

    private func fields(_ version: FigureAudit.Version) -> [String?] {
        let quantity = version.isWithdrawn ? nil : version.fact.quantity
        let document = documents(of: version).first
        return [
            version.fact.time.date.description, version.fact.time.precision.rawValue,
            "\(recorder(of: version).recordedAt)", recorder(of: version).recordedBy,
            version.fact.reporter.rawValue, version.fact.stage.name,
            quantity?.value?.description, quantity?.low?.description, quantity?.high?.description,
            quantity?.precision.map { String($0.decimals) },
            version.fact.unit(audit.definition).text, version.revision?.absolute.description,
            version.revision?.rate, version.isInside.map { "\($0)" }, version.cause.rawValue,
            reason(of: version), "\(version.isWithdrawn)", "\(version.counts)",
            String(version.fact.sequence), version.fact.id.text,
            amendment(of: version)?.id.text, version.fact.source.text, document?.title,
            document?.page, document?.quote, document?.sha256,
        ]
    }

    /// The versions as a table, and where each was read.
    package func page(in language: LocalizedText.Language) -> Page {
        let head: [Block] = [
            .title("\(audit.key.subject) \(audit.key.metric) \(audit.key.period): its versions"),
            .subtitle(clock.line(in: language)),
        ]
        guard !audit.versions.isEmpty else {
            return Page(head + [.paragraph(["no figure is known"])])
        }
        let columns: [Table.Column] = [
            .init("public"), .init("stage"), .init(unit, .right), .init("change", .right),
            .init("why"),
        ]
        return Page(
            head + [
                .table(Table(columns, audit.versions.map(row))),
                .heading("Where each was read"),
                .list(audit.versions.map(origin)),
            ]
        )
    }

    /// The unit of the versions, where all have the same.
    private var unit: String {
        let units = Set(audit.versions.map { $0.fact.unit(audit.definition).text })
        return units.count == 1 ? units.first ?? "" : "value"
    }

    private func row(_ version: FigureAudit.Version) -> [TextRun] {
        let ownUnit = unit == "value" ? " \(version.fact.unit(audit.definition))" : ""
        return [
            TextRun("\(version.fact.time)"), TextRun(version.fact.stageText),
            TextRun(version.isWithdrawn ? "–" : version.fact.quantity.number + ownUnit),
            TextRun(changeText(of: version)),
            TextRun(version.cause.words + (version.counts ? "; counts" : "")),
        ]
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

    /// Why an amendment was recorded, or the company restated the figure.
    private func reason(of version: FigureAudit.Version) -> String? {
        amendment(of: version)?.payload.event.amendment?.reason
            ?? version.fact.restatementReason?.rawValue
    }

    /// Where the version was read, and then its amendment.
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
    /// The relative change, to `ratePlaces`.
    var rate: String? { relative?.rounded(places: ratePlaces) }

    var json: JSONValue {
        .object([
            JSONMember("absolute", .string(absolute.description)),
            JSONMember("relative", rate.json(JSONValue.string)),
        ])
    }
}

extension FigureCause {
    /// The cause in words.
    var words: String { rawValue == Self.rePresentation.rawValue ? rawValue : spaced }

    private var spaced: String { String(rawValue.map { $0 == "-" ? " " : $0 }) }
}
