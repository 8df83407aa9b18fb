package import EventLog
package import FilingModel
package import Projections

/// What in the data cannot be right, or cannot be checked, at three clocks.
package struct CheckReport: Report {
    /// The clocks.
    package let clock: Clock
    /// The kinds that were looked for, the most severe first.
    package let names: [Finding.Name]
    /// What was found, in that order.
    package let findings: [Finding]

    /// The companies, as of the valid day.
    let companies: [Subject: CompanyState]

    private let words: FindingWords

    /// Looks for findings.
    package init(_ names: [Finding.Name] = [], _ asOf: AsOf<some FactSource>) throws {
        let wanted = Set(names.isEmpty ? Finding.Name.allCases : names)
        clock = asOf.clock
        self.names = Finding.Name.allCases.filter(wanted.contains)
        findings = try asOf.findings(named: wanted)
        companies = Dictionary(
            try asOf.companies().map { (Subject($0.code), $0) },
            uniquingKeysWith: { first, _ in first }
        )
        words = FindingWords(try asOf.facts.definitions(at: asOf.clock.recorded))
    }

    /// The findings of a kind.
    func findings(named name: Finding.Name) -> [Finding] { findings.filter { $0.name == name } }

    /// What is seen, in one sentence.
    func seen(_ finding: Finding) -> String { words.seen(finding) }

    package var json: JSONValue {
        .object([
            JSONMember("clock", clock.json),
            JSONMember(
                "counts",
                .object(
                    names.map { name in
                        JSONMember(name.rawValue, .integer(Int64(findings(named: name).count)))
                    }
                )
            ),
            JSONMember("findings", .array(findings.map(json))),
        ])
    }

    private func json(_ finding: Finding) -> JSONValue {
        .object([
            JSONMember("name", .string(finding.name.rawValue)),
            JSONMember("subject", .string(finding.subject.text)),
            JSONMember("metrics", .array(finding.metrics.map { .string($0.name) })),
            JSONMember("period", (finding.period?.description).json(JSONValue.string)),
            JSONMember("seen", .string(words.seen(finding))),
            JSONMember("settledBy", .string(words.settledBy(finding))),
            JSONMember("events", .array(finding.evidence.map(\.json))),
        ])
    }

    /// The answer for spreadsheets: a row for each finding; events are parted by blanks.
    package var sheet: Sheet {
        Sheet(
            [
                "name", "subject", "metrics", "period", "seen", "settled_by", "sequences", "ids",
                "sources",
            ],
            findings.map { finding in
                let evidence = finding.evidence
                return [
                    finding.name.rawValue, finding.subject.text,
                    finding.metrics.map(\.name).joined(separator: " "),
                    finding.period?.description, words.seen(finding), words.settledBy(finding),
                    evidence.map { String($0.sequence) }.joined(separator: " "),
                    evidence.map(\.id.text).joined(separator: " "),
                    evidence.map(\.source.text).joined(separator: " "),
                ]
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let columns: [Table.Column] = [.init("finding"), .init("count", .right), .init("meaning")]
        let counts = names.map { name -> [TextRun] in
            let count = NumberText.grouped(findings(named: name).count)
            return [TextRun(name.rawValue), TextRun(count), TextRun(name.meaning)]
        }
        return Page(
            [
                .title("data-quality findings"), .subtitle(clock.line(in: language)),
                .table(Table(columns, counts)),
                .paragraph([
                    "A ledger shows what it recorded: a finding says that records disagree, or ",
                    "that one is missing.",
                ]),
            ] + names.flatMap { section($0, in: language) }
        )
    }

    private func section(
        _ name: Finding.Name,
        in language: LocalizedText.Language
    ) -> [Block] {
        let findings = findings(named: name)
        guard !findings.isEmpty else { return [] }
        let heading = Block.heading("\(name.rawValue) (\(NumberText.grouped(findings.count)))")
        guard name != .gap else {
            let settling = "To settle: append the annual report of the year, or a print of it."
            return [heading, .paragraph([TextRun(settling)]), gapTable(findings, in: language)]
        }
        return [heading, .list(findings.map { item($0, in: language) })]
    }

    private func item(_ finding: Finding, in language: LocalizedText.Language) -> [TextRun] {
        let name = companies[finding.subject]?.displayName(in: language)
        let subject = [finding.subject.text, name, finding.period?.description]
            .compactMap { $0 }.joined(separator: " ")
        let sentence = "\(subject): \(words.seen(finding)). To settle: \(words.settledBy(finding))."
        return [TextRun(sentence)]
            + finding.evidence.enumerated().flatMap { index, event in
                [
                    TextRun(index == 0 ? " Read at " : ", "),
                    TextRun("\(event.source.site) (\(event.sequence))", link: event.source.text),
                ]
            }
    }

    private func gapTable(
        _ findings: [Finding],
        in language: LocalizedText.Language
    ) -> Block {
        let rows = findings.compactMap { finding -> [TextRun]? in
            guard case .gap(let gap) = finding else { return nil }
            return [
                TextRun(gap.company.code.text), TextRun(gap.company.displayName(in: language)),
                TextRun(gap.period.description), TextRun(words.missing(gap)),
            ]
        }
        let columns = ["code", "short name", "year", "missing"]
        return .table(Table(columns.map { Table.Column($0) }, rows))
    }
}

extension FindingEvidence {
    fileprivate var json: JSONValue {
        .object([
            JSONMember("sequence", .integer(Int64(sequence))),
            JSONMember("id", .string(id.text)),
            JSONMember("announced", .string(time.date.description)),
            JSONMember("precision", .string(time.precision.rawValue)),
            JSONMember("source", .string(source.text)),
        ])
    }
}

extension Source {
    /// The site of a web address, without `www.`; another address whole.
    fileprivate var site: String {
        guard isLink, let start = text.firstRange(of: "://")?.upperBound else { return text }
        let host = text[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
    }
}
