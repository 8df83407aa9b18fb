package import FilingModel
package import Projections

/// The findings in the data that cannot be right, or cannot be checked, at three clocks.
package struct CheckReport: Report {
    private let clock: Clock
    /// The kinds that were looked for, the most severe first.
    private let names: [Finding.Name]
    /// The findings, in that order.
    package let findings: [Finding]
    /// The companies, as of the valid day.
    private let companies: [Subject: CompanyState]
    private let words: FindingWords

    /// Looks for findings of some kinds, or of all.
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
    private func findings(named name: Finding.Name) -> [Finding] {
        findings.filter { $0.name == name }
    }

    package var fields: Fields {
        [
            "clock": clock,
            "counts": Fields(names.map { ($0.rawValue, findings(named: $0).count) }),
            "findings": findings.map(fields),
        ]
    }

    private func fields(_ finding: Finding) -> Fields {
        [
            "name": finding.name,
            "subject": finding.subject,
            "metrics": finding.metrics,
            "period": finding.period,
            "seen": words.seen(finding),
            "settledBy": words.settledBy(finding),
            "events": finding.evidence.map(\.fields),
        ]
    }

    /// A row for each finding.
    package var sheet: Sheet {
        Sheet(
            [
                "name", "subject", "metrics", "period", "seen", "settledBy",
                Column("events.sequence", as: "sequences"), Column("events.id", as: "ids"),
                Column("events.source", as: "sources"),
            ],
            findings.map(fields)
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let counts = Table(
            of: names,
            [
                .init("finding", \.rawValue),
                .init("count", .right) { NumberText.grouped(findings(named: $0).count) },
                .init("meaning", \.meaning),
            ]
        )
        let reading =
            "A ledger shows what it recorded: a finding says that records disagree, or that one is "
            + "missing."
        return Page(
            "data-quality findings",
            clock,
            in: language,
            [.table(counts), .paragraph(reading)] + names.flatMap { section($0, in: language) }
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
            return [heading, .paragraph(settling), gapTable(findings, in: language)]
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
        let gaps = findings.compactMap { finding -> Gap? in
            if case .gap(let gap) = finding { gap } else { nil }
        }
        let table = Table(
            of: gaps,
            [
                .init("code", \.company.code.text),
                .init("short name") { $0.company.displayName(in: language) },
                .init("year", \.period.description),
                .init("missing") { words.missing($0) },
            ]
        )
        return .table(table)
    }
}

extension FindingEvidence {
    fileprivate var fields: Fields {
        [
            "sequence": sequence,
            "id": id,
            "announced": time.date,
            "precision": time.precision,
            "source": source,
        ]
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
