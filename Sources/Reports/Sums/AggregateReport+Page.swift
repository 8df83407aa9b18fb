package import FilingModel
import Projections

extension AggregateReport {
    package func page(in language: LocalizedText.Language) -> Page {
        let forecasts = includesForecasts ? aggregate.onlyForecasts.map(\.text) : []
        let missing = aggregate.missing.map { "\($0.code) (\($0.reason.rawValue))" }
        return Page(
            "\(aggregate.metric) \(aggregate.period), \(cohort.title)",
            clock,
            in: language,
            [.table(Table([.init(""), .init("")], rows))]
                + (grouping.map { tables(by: $0, in: language) } ?? [])
                + section("Only forecasts", forecasts) + section("Missing", missing)
        )
    }

    private var rows: [[TextRun]] {
        let sum = aggregate.sum.map { "\($0.grouped) \(aggregate.unit)" }
        var rows: [(String, String)] = [
            ("sum", sum ?? "none: a ratio has no sum"), ("covers", aggregate.coverage),
        ]
        if let growth = answer.growthAnswer {
            rows.append(("growth since \(growth.period)", growth.text))
            rows.append(("like for like", growth.pair.companiesText))
        }
        if let cagr = answer.cagrAnswer {
            rows.append(("CAGR since \(cagr.period)", cagr.rate.percent(or: "none")))
            rows.append(("like for like", cagr.pair.companiesText))
        }
        if includesForecasts, let lows = aggregate.lows, let highs = aggregate.highs {
            let sums = "\(lows.grouped) to \(highs.grouped) \(aggregate.unit)"
            rows.append(("with forecasts", sums))
            rows.append(("covers", aggregate.coverageWithEstimates))
        }
        return rows.map { [TextRun($0), TextRun($1)] }
    }

    /// The groups; their sums with forecasts in a table of its own.
    private func tables(
        by grouping: CompanyGroup.Grouping,
        in language: LocalizedText.Language
    ) -> [Block] {
        let title = grouping == .year ? "year of listing" : grouping.rawValue
        let alignment: Table.Alignment = grouping == .year ? .right : .left
        let key = Table.ColumnOf<AggregateGroup>(grouping.rawValue, alignment) { group in
            group.key.text(in: language)
        }
        let sums: [Block] = [
            .heading("By \(title)"), .table(Table(of: groups, [key] + sumColumns)),
        ]
        guard includesForecasts else { return sums }
        return sums + [
            .heading("With forecasts, by \(title)"),
            .table(Table(of: groups, [key] + estimateColumns)),
        ]
    }

    /// The sum and its growth; no column for what was not asked.
    private var sumColumns: [Table.ColumnOf<AggregateGroup>] {
        guard !groups.isEmpty else { return [] }
        var columns: [Table.ColumnOf<AggregateGroup>] = [
            .init("covers", .right, \.answer.aggregate.coverage),
            .init("sum", .right) { $0.answer.aggregate.sum?.grouped ?? "–" },
        ]
        if answer.growthAnswer != nil {
            columns += [
                .init("growth", .right) { ($0.answer.growthAnswer?.rate).percent(or: "–") },
                .init("over", .right) { group in
                    group.answer.growth.map { NumberText.grouped($0.companies) }
                },
            ]
        }
        if answer.cagrAnswer != nil {
            columns += [
                .init("CAGR", .right) { ($0.answer.cagrAnswer?.rate).percent(or: "–") },
                .init("over", .right) { group in
                    group.answer.cagr.map { NumberText.grouped($0.companies) }
                },
            ]
        }
        return columns
    }

    private var estimateColumns: [Table.ColumnOf<AggregateGroup>] {
        guard !groups.isEmpty else { return [] }
        return [
            .init("covers", .right, \.answer.aggregate.coverageWithEstimates),
            .init("lows", .right) { $0.answer.aggregate.lows?.grouped ?? "–" },
            .init("highs", .right) { $0.answer.aggregate.highs?.grouped ?? "–" },
        ]
    }

    private func section(_ title: String, _ items: [String]) -> [Block] {
        items.isEmpty ? [] : [.heading(title), .paragraph(items.joined(separator: ", "))]
    }
}
