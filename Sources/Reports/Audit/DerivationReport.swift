package import EventLog
package import FilingModel
package import Ledger
package import Projections
import TransparencyLog

/// What a number stands on, as an answer: a tree from the number to the documents.
package struct DerivationReport: Report {
    /// The clocks.
    package let clock: Clock
    /// What the number stands on.
    package let derivation: Derivation

    let citations: Citations
    private let cohort: Cohort?
    private let names: [SecurityCode: CompanyState]

    /// What a number stands on.
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

    // MARK: JSON

    package var json: JSONValue {
        .object(
            [
                JSONMember("clock", clock.json),
                JSONMember("number", .string(derivation.number.name)),
                JSONMember("question", .object(derivation.number.members)),
                JSONMember("cohort", (cohort?.name).json(JSONValue.string)),
            ] + (cohort?.filterMembers ?? []) + [
                JSONMember("value", derivation.value.json(JSONValue.string)),
                JSONMember("unit", (derivation.unit?.text).json(JSONValue.string)),
                JSONMember("rule", .string(derivation.number.rule)),
                JSONMember(
                    "terms",
                    .object(derivation.terms.map { JSONMember($0.name, .string($0.value)) })
                ),
                JSONMember("inputs", .array(derivation.inputs.map(json))),
                JSONMember("leftOut", .array(derivation.leftOut.map(json))),
            ]
        )
    }

    private func json(_ input: Derivation.Input) -> JSONValue {
        .object([
            JSONMember("subject", .string(input.code.text)),
            JSONMember("shortName", (names[input.code]?.shortName).json(\.json)),
            JSONMember("events", .array(input.items.map(json))),
        ])
    }

    private func json(_ leftOut: Derivation.LeftOut) -> JSONValue {
        .object([
            JSONMember("subject", .string(leftOut.code.text)),
            JSONMember("shortName", (names[leftOut.code]?.shortName).json(\.json)),
            JSONMember("omission", .string(leftOut.reason.name)),
            JSONMember("role", (leftOut.reason.role?.rawValue).json(JSONValue.string)),
            JSONMember("countedIn", leftOut.reason.countedIn.json { .integer(Int64($0)) }),
            JSONMember("why", .string(leftOut.reason.words)),
            JSONMember("endedBy", leftOut.endedBy.flatMap { citations[$0] }.json(\.json)),
            JSONMember("events", .array(leftOut.item.map { [json($0)] } ?? [])),
        ])
    }

    private func json(_ item: Derivation.Item) -> JSONValue {
        let cited = CitedVersion(item, citations)
        return .object([
            JSONMember("role", .string(item.role.rawValue)),
            JSONMember("sequence", .integer(Int64(item.version.sequence))),
            JSONMember("id", .string(item.version.event.id.text)),
            JSONMember("type", .string(item.version.event.type.rawValue)),
            JSONMember("says", .string(item.words)),
            JSONMember("figure", item.figureJSON),
            JSONMember("announced", .string(item.version.event.time.date.description)),
            JSONMember("precision", .string(item.version.event.time.precision.rawValue)),
            JSONMember("recordedAt", .string("\(item.version.event.recordedAt)")),
            JSONMember("recordedBy", .string(item.version.event.recordedBy)),
            JSONMember("leafHash", .string(cited.leafHash)),
            JSONMember("amendment", cited.amendment.json(\.json)),
            JSONMember("source", .string(item.version.event.source.text)),
            JSONMember("note", item.version.event.payload.annotations.note.json(JSONValue.string)),
            JSONMember("documents", .array(cited.documents.map(\.json))),
        ])
    }

    // MARK: CSV

    /// A row for each event, and for each company that is left out.
    package var sheet: Sheet {
        Sheet(
            [
                "number", "number_value", "subject", "role", "says", "value", "low", "high",
                "unit", "omission", "sequence", "id",
                "announced", "recorded_at", "leaf_hash", "amendment", "source", "document",
                "page", "quote", "sha256",
            ],
            derivation.inputs.flatMap { input in
                input.items.map { row(input.code, $0, leftOut: nil) }
            } + derivation.leftOut.map { row($0.code, $0.item, leftOut: $0.reason) }
        )
    }

    private func row(
        _ code: SecurityCode,
        _ item: Derivation.Item?,
        leftOut: Derivation.Omission?
    ) -> [String?] {
        let start = [derivation.number.name, derivation.value, code.text]
        guard let item else {
            return start + [leftOut?.role?.rawValue, nil, nil, nil, nil, nil, leftOut?.name]
                + Array(repeating: nil, count: 11)
        }
        let cited = CitedVersion(item, citations)
        let event = item.version.event
        let document = cited.documents.first
        let quantity = item.figure?.quantity
        return start + [item.role.rawValue, item.words, quantity?.value?.description]
            + [quantity?.low?.description, quantity?.high?.description, item.unit?.text]
            + [leftOut?.name, String(event.sequence)]
            + [event.id.text, event.time.date.description, "\(event.recordedAt)", cited.leafHash]
            + [cited.amendment?.event.id.text, event.source.text, document?.title]
            + [document?.page, document?.quote, document?.sha256]
    }

    // MARK: Page

    /// The tree, and what is not in it.
    package func page(in language: LocalizedText.Language) -> Page {
        let value = derivation.number.text(of: derivation.value, derivation.unit)
        let terms = derivation.terms.map(\.words)
        let stem =
            [Tree([TextRun(derivation.number.rule)])]
            + (terms.isEmpty ? [] : [Tree([TextRun(terms.joined(separator: ", "))])])
        let tree = Tree(
            [TextRun("\(derivation.number.name) = \(value)")],
            stem + derivation.inputs.map { branch($0, language) }
        )
        let cohort = cohort.map { ", \($0.title)" } ?? ""
        return Page(
            [
                .title("why \(derivation.number.name)\(cohort)"),
                .subtitle(clock.line(in: language)), .tree(tree),
            ] + leftOut(language)
        )
    }

    /// What is not in the number, company by company.
    private func leftOut(_ language: LocalizedText.Language) -> [Block] {
        let byCode = Dictionary(grouping: derivation.leftOut, by: \.code).sorted { $0.key < $1.key }
        guard !byCode.isEmpty else { return [] }
        let branches = byCode.flatMap { code, parts -> [Tree] in
            let name = name(code, language)
            if case .figure = derivation.number { return parts.map { branch($0, "") } }
            guard parts.count > 1 else { return [branch(parts[0], name + ": ")] }
            return [Tree([TextRun(name)], parts.map { branch($0, "") })]
        }
        var noun = branches.count == 1 ? "company" : "companies"
        if case .figure = derivation.number { noun = branches.count == 1 ? "version" : "versions" }
        return [.tree(Tree([TextRun("left out: \(branches.count) \(noun)")], branches))]
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
        guard let item = leftOut.item else { return Tree([TextRun(words)]) }
        let tree = tree(item, words + ": " + item.words)
        guard let end = leftOut.endedBy.flatMap({ citations[$0]?.event }) else { return tree }
        let reason = end.payload.event.amendment?.reason ?? ""
        return Tree(
            tree.spans,
            [Tree([TextRun("by event \(end.sequence) of \(end.recordedBy): \(reason)")])]
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
            Tree([
                TextRun(
                    "corrected by event \(amendment.event.sequence): "
                        + (amendment.event.payload.event.amendment?.reason ?? "")
                )
            ])
        }
        let source = Tree([TextRun(event.source.text, link: event.source.text)])
        let note = event.payload.annotations.note.map { Tree([TextRun("note: " + $0)]) }
        let documents = cited.documents.spans(beside: event.source).map { Tree([$0]) }
        return Tree(
            [TextRun(words)],
            [Tree([TextRun(head)], [amendment, source, note].compactMap { $0 } + documents)]
        )
    }
}

/// A version of an event with what the log says of it.
private struct CitedVersion {
    let leafHash: String
    /// The amendment that brought the version.
    let amendment: CitedEvent?
    /// Where it was read: what the version names, then what its amendment does.
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
    fileprivate var json: JSONValue {
        .object([
            JSONMember("sequence", .integer(Int64(event.sequence))),
            JSONMember("id", .string(event.id.text)),
            JSONMember("reason", (event.payload.event.amendment?.reason).json(JSONValue.string)),
            JSONMember("recordedAt", .string("\(event.recordedAt)")),
            JSONMember("recordedBy", .string(event.recordedBy)),
            JSONMember("leafHash", .string(leafHash.hex)),
        ])
    }
}
