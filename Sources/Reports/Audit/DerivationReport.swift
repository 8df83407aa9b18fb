package import FilingModel
package import Ledger
package import Projections
import TransparencyLog

/// The derivation of a number: a tree from the number to the documents.
package struct DerivationReport: Report {
    private let clock: Clock
    private let derivation: Derivation
    /// The cohort it is of; nil for a single figure.
    private let cohort: Cohort?
    private let names: [SecurityCode: CompanyState]
    private let citations: Citations

    /// The derivation of a number of a cohort, or of a single figure.
    ///
    /// The companies are there for their names; the citations, for the events that are named.
    package init(
        clock: Clock,
        derivation: Derivation,
        cohort: Cohort?,
        companies: [CompanyState],
        citations: Citations
    ) {
        self.clock = clock
        self.derivation = derivation
        self.cohort = cohort
        self.citations = citations
        names = Dictionary(companies.map { ($0.code, $0) }, uniquingKeysWith: { one, _ in one })
    }

    // MARK: For programs and spreadsheets

    package var fields: Fields {
        let question: Fields = [
            "clock": clock,
            "number": derivation.number.name,
            "question": derivation.number.fields,
            "cohort": cohort?.name,
        ]
        return question + (cohort?.filterFields ?? [:]) + [
            "value": derivation.value,
            "unit": derivation.unit,
            "rule": derivation.number.rule,
            "terms": Fields(derivation.terms.map { ($0.name, $0.value) }),
            "inputs": derivation.inputs.map(fields),
            "leftOut": derivation.leftOut.map(fields),
        ]
    }

    private func fields(_ input: Derivation.Input) -> Fields {
        [
            "subject": input.code,
            "shortName": names[input.code]?.shortName,
            "events": input.items.map(fields),
        ]
    }

    private func fields(_ leftOut: Derivation.LeftOut) -> Fields {
        [
            "subject": leftOut.code,
            "shortName": names[leftOut.code]?.shortName,
            "omission": leftOut.reason.name,
            "role": leftOut.reason.role,
            "countedIn": leftOut.reason.countedIn,
            "why": leftOut.reason.words,
            "endedBy": leftOut.endedBy.flatMap { citations[$0] }?.fields,
            "events": [leftOut.item].compactMap { $0 }.map(fields),
        ]
    }

    private func fields(_ item: Derivation.Item) -> Fields {
        let cited = CitedVersion(item, citations)
        let event = item.version.event
        return [
            "role": item.role,
            "sequence": item.version.sequence,
            "id": event.id,
            "type": event.type,
            "says": item.words,
            "figure": item.unit.flatMap { item.figure?.fields(unit: $0) },
            "announced": event.time.date,
            "precision": event.time.precision,
            "recordedAt": event.recordedAt,
            "recordedBy": event.recordedBy,
            "leafHash": cited.leafHash,
            "amendment": cited.amendment?.fields,
            "source": event.source,
            "note": event.payload.annotations.note,
            "documents": cited.documents.map(\.fields),
        ]
    }

    /// A row for each event, and for each company that is left out.
    package var sheet: Sheet {
        let inputs = derivation.inputs.flatMap { input in
            input.items.map { row(input.code, $0, leftOut: nil) }
        }
        let leftOut = derivation.leftOut.map { row($0.code, $0.item, leftOut: $0.reason) }
        return Sheet(
            [
                "number", "numberValue", "subject", "role", "says",
                Column("figure.value", as: "value"), Column("figure.low", as: "low"),
                Column("figure.high", as: "high"), Column("figure.unit", as: "unit"), "omission",
                "sequence", "id", "announced", "recordedAt", "leafHash",
                Column("amendment.id", as: "amendment"), "source",
            ] + Document.columns,
            inputs + leftOut
        )
    }

    private func row(
        _ code: SecurityCode,
        _ item: Derivation.Item?,
        leftOut: Derivation.Omission?
    ) -> Fields {
        let number: Fields = [
            "number": derivation.number.name,
            "numberValue": derivation.value,
            "subject": code,
            "omission": leftOut?.name,
        ]
        return number + (item.map(fields) ?? ["role": leftOut?.role])
    }

    // MARK: Page

    /// The tree, and what is not in it.
    package func page(in language: LocalizedText.Language) -> Page {
        let value = derivation.number.text(of: derivation.value, derivation.unit)
        let terms = derivation.terms.map(\.words)
        let stem =
            [Tree(derivation.number.rule)]
            + (terms.isEmpty ? [] : [Tree(terms.joined(separator: ", "))])
        let tree = Tree(
            "\(derivation.number.name) = \(value)",
            stem + derivation.inputs.map { branch($0, language) }
        )
        let cohort = cohort.map { ", \($0.title)" } ?? ""
        return Page(
            "why \(derivation.number.name)\(cohort)",
            clock,
            in: language,
            [.tree(tree)] + leftOut(language)
        )
    }

    /// The parts that are not in the number, company by company.
    private func leftOut(_ language: LocalizedText.Language) -> [Block] {
        let byCode = Dictionary(grouping: derivation.leftOut, by: \.code).sorted { $0.key < $1.key }
        guard !byCode.isEmpty else { return [] }
        let branches = byCode.flatMap { code, parts -> [Tree] in
            let name = name(code, language)
            if case .figure = derivation.number { return parts.map { branch($0, "") } }
            guard parts.count > 1 else { return [branch(parts[0], name + ": ")] }
            return [Tree(name, parts.map { branch($0, "") })]
        }
        var noun = branches.count == 1 ? "company" : "companies"
        if case .figure = derivation.number { noun = branches.count == 1 ? "version" : "versions" }
        return [.tree(Tree("left out: \(branches.count) \(noun)", branches))]
    }

    private func branch(
        _ input: Derivation.Input,
        _ language: LocalizedText.Language
    ) -> Tree {
        guard let item = input.items.first, input.items.count == 1 else {
            return Tree(
                [TextRun(name(input.code, language))],
                input.items.map { tree($0, "\($0.role.rawValue): \($0.words)") }
            )
        }
        return tree(item, name(input.code, language) + ": " + item.words)
    }

    private func branch(_ leftOut: Derivation.LeftOut, _ start: String) -> Tree {
        let words = start + leftOut.reason.words
        guard let item = leftOut.item else { return Tree(words) }
        let tree = tree(item, words + ": " + item.words)
        guard let end = leftOut.endedBy.flatMap({ citations[$0]?.event }) else { return tree }
        let reason = end.payload.event.amendment?.reason ?? ""
        return Tree(
            tree.spans,
            [Tree("by event \(end.sequence) of \(end.recordedBy): \(reason)")]
                + tree.children
        )
    }

    private func name(_ code: SecurityCode, _ language: LocalizedText.Language) -> String {
        code.text + (names[code].map { " " + $0.displayName(in: language) } ?? "")
    }

    /// An item, and under it its event, and under that where it was read.
    private func tree(_ item: Derivation.Item, _ words: String) -> Tree {
        let cited = CitedVersion(item, citations)
        let event = item.version.event
        let day = String("\(event.recordedAt)".prefix(10))
        let head =
            "event \(event.sequence) \(event.id) · public \(event.time) · recorded \(day) by "
            + "\(event.recordedBy) · leaf \(cited.leafHash.prefix(16))…"
        let amendment = cited.amendment.map { amendment in
            Tree(
                "corrected by event \(amendment.event.sequence): "
                    + (amendment.event.payload.event.amendment?.reason ?? "")
            )
        }
        let source = Tree([TextRun(event.source.text, link: event.source.text)])
        let note = event.payload.annotations.note.map { Tree("note: " + $0) }
        let documents = cited.documents.spans(beside: event.source).map { Tree([$0]) }
        return Tree(
            [TextRun(words)],
            [Tree(head, [amendment, source, note].compactMap { $0 } + documents)]
        )
    }
}

/// A version of an event with what the log says of it.
private struct CitedVersion {
    let leafHash: String
    /// The amendment that brought the version.
    let amendment: CitedEvent?
    /// The documents that the version names, then those of its amendment.
    let documents: [Document]

    init(_ item: Derivation.Item, _ citations: Citations) {
        let version = item.version
        leafHash = citations[version.sequence]?.leafHash.hex ?? ""
        amendment = item.amendment.flatMap { citations[$0] }
        documents =
            version.event.payload.annotations.documents
            + (amendment?.event.payload.annotations.documents ?? [])
    }
}

extension CitedEvent {
    fileprivate var fields: Fields {
        [
            "sequence": event.sequence,
            "id": event.id,
            "reason": event.payload.event.amendment?.reason,
            "recordedAt": event.recordedAt,
            "recordedBy": event.recordedBy,
            "leafHash": leafHash.hex,
        ]
    }
}
