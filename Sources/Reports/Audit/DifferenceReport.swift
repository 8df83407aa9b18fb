package import EventLog
package import FilingModel
package import Projections

/// What two states of knowledge do not agree on, as an answer.
package struct DifferenceReport: Report {
    /// The difference.
    package let difference: Difference

    let names: [SecurityCode: CompanyState]
    let isDetailed: Bool
    private let isCut: Bool

    /// What two states of knowledge do not agree on.
    package init(
        _ difference: Difference,
        companies: [CompanyState],
        isCut: Bool = false,
        isDetailed: Bool = false
    ) {
        self.difference = difference
        self.isCut = isCut
        self.isDetailed = isDetailed
        names = Dictionary(companies.map { ($0.code, $0) }, uniquingKeysWith: { one, _ in one })
    }

    package var json: JSONValue {
        .object(
            [
                JSONMember("from", difference.from.json),
                JSONMember("to", difference.to.json),
                JSONMember("cohort", .string(difference.cohort.name)),
            ] + difference.cohort.filterMembers + [
                JSONMember("companies", .array(difference.companies.map(\.json))),
                JSONMember("marks", .array(difference.marks.map(\.json))),
                JSONMember("figures", .array(difference.figures.map(\.json))),
                JSONMember("series", .array(difference.series.map(\.json))),
                JSONMember("aggregates", .array(difference.aggregates.map(\.json))),
            ]
        )
    }

    /// A row for each member that changed, and for each part of a sum's change.
    package var sheet: Sheet {
        var rows: [[String?]] = []
        for change in difference.companies { rows += change.rows }
        for change in difference.marks { rows += change.rows }
        for change in difference.figures { rows += change.rows }
        for change in difference.series { rows += change.rows }
        for change in difference.aggregates { rows += change.rows }
        return Sheet(
            [
                "section", "subject", "metric", "period", "member", "before", "after", "change",
                "cause", "sequence", "target",
            ],
            rows
        )
    }

    /// The difference as tables, one for each kind of answer.
    package func page(in language: LocalizedText.Language) -> Page {
        let head: [Block] = [
            .title("what changed"),
            .subtitle("from: " + difference.from.line(in: language)),
            .subtitle("to: " + difference.to.line(in: language)),
        ]
        guard !difference.isEmpty else {
            let words: TextRun =
                isCut ? "nothing of what was asked for changed" : "the answers are the same"
            return Page(head + [.paragraph([words])])
        }
        return Page(head + changes(in: language).blocks)
    }

    /// The tables alone.
    package func changes(in language: LocalizedText.Language) -> Page {
        Page(
            companyBlocks(language) + markBlocks(language) + figureBlocks(language)
                + seriesBlocks + aggregateBlocks(language)
        )
    }

    // MARK: Blocks

    private func blocks(_ name: String, _ columns: [String], _ rows: [[TextRun]]) -> [Block] {
        guard !rows.isEmpty else { return [] }
        return [
            .heading("\(name): \(NumberText.grouped(rows.count)) changed"),
            .table(Table(columns.map { Table.Column($0) }, rows)),
        ]
    }

    func name(_ code: SecurityCode, _ language: LocalizedText.Language) -> String {
        let name = names[code]?.displayName(in: language)
        return code.text + (name.map { " " + $0 } ?? "")
    }

    private func companyBlocks(_ language: LocalizedText.Language) -> [Block] {
        blocks(
            "companies",
            ["company", "what"],
            difference.companies.map { change in
                [
                    TextRun(name(change.key, language)),
                    TextRun(change.words + " · " + change.causes.words),
                ]
            }
        )
    }

    private func markBlocks(_ language: LocalizedText.Language) -> [Block] {
        blocks(
            "marks",
            ["company", "mark", "what"],
            difference.marks.map { change in
                [
                    TextRun(name(change.key.code, language)), TextRun("\(change.key.mark)"),
                    TextRun(change.words(\.words)),
                ]
            }
        )
    }

    private func figureBlocks(_ language: LocalizedText.Language) -> [Block] {
        blocks(
            "figures",
            ["company", "figure", "what"],
            difference.figures.map { change in
                [
                    TextRun(name(change.key.subject, language)),
                    TextRun("\(change.key.metric) \(change.key.period)"),
                    TextRun(change.figureWords),
                ]
            }
        )
    }

    private var seriesBlocks: [Block] {
        blocks(
            "points of series",
            ["series", "year", "what"],
            difference.series.map { change in
                [
                    TextRun(change.key.series.rawValue), TextRun(change.key.yearText),
                    TextRun(change.words(\.words)),
                ]
            }
        )
    }
}
