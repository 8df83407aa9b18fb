package import FilingModel
package import Projections

/// The difference between two states of knowledge, as an answer.
package struct DifferenceReport: Report {
    /// The difference.
    package let difference: Difference
    /// Whether each part of a sum's change is told by itself.
    let isDetailed: Bool
    /// Whether the difference was cut down to what was asked for.
    private let isCut: Bool
    private let names: [SecurityCode: CompanyState]

    /// A difference; the companies, as of its later clock, are there for their names.
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

    package var fields: Fields {
        ["from": difference.from, "to": difference.to, "cohort": difference.cohort.name]
            + difference.cohort.filterFields + [
                "companies": difference.companies.map(\.fields),
                "marks": difference.marks.map(\.fields),
                "figures": difference.figures.map(\.fields),
                "series": difference.series.map(\.fields),
                "aggregates": difference.aggregates.map(\.fields),
            ]
    }

    /// A row for each member that changed, and for each part of a sum's change.
    package var sheet: Sheet {
        var rows = difference.companies.flatMap(\.rows)
        rows += difference.marks.flatMap(\.rows)
        rows += difference.figures.flatMap(\.rows)
        rows += difference.series.flatMap(\.rows)
        rows += difference.aggregates.flatMap(\.rows)
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
            let words = isCut ? "nothing of what was asked for changed" : "the answers are the same"
            return Page(head + [.paragraph(words)])
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

    private func blocks<Item>(
        _ name: String,
        _ items: [Item],
        _ columns: [Table.ColumnOf<Item>]
    ) -> [Block] {
        guard !items.isEmpty else { return [] }
        return [
            .heading("\(name): \(NumberText.grouped(items.count)) changed"),
            .table(Table(of: items, columns)),
        ]
    }

    func name(_ code: SecurityCode, _ language: LocalizedText.Language) -> String {
        let name = names[code]?.displayName(in: language)
        return code.text + (name.map { " " + $0 } ?? "")
    }

    private func companyBlocks(_ language: LocalizedText.Language) -> [Block] {
        blocks(
            "companies",
            difference.companies,
            [
                .init("company") { name($0.key, language) },
                .init("what") { $0.words + " · " + $0.causes.words },
            ]
        )
    }

    private func markBlocks(_ language: LocalizedText.Language) -> [Block] {
        blocks(
            "marks",
            difference.marks,
            [
                .init("company") { name($0.key.code, language) },
                .init("mark", \.key.mark.description),
                .init("what") { $0.words(\.words) },
            ]
        )
    }

    private func figureBlocks(_ language: LocalizedText.Language) -> [Block] {
        blocks(
            "figures",
            difference.figures,
            [
                .init("company") { name($0.key.subject, language) },
                .init("figure") { "\($0.key.metric) \($0.key.period)" },
                .init("what", \.figureWords),
            ]
        )
    }

    private var seriesBlocks: [Block] {
        blocks(
            "points of series",
            difference.series,
            [
                .init("series", \.key.series.rawValue),
                .init("year", \.key.yearText),
                .init("what") { $0.words(\.words) },
            ]
        )
    }
}
