package import FilingModel
import Projections

extension AggregateReport {
    package func page(in language: LocalizedText.Language) -> Page {
        let forecasts = includesForecasts ? aggregate.onlyForecasts.map(\.text) : []
        let missing = aggregate.missing.map { "\($0.code) (\($0.reason.rawValue))" }
        return Page(
            [
                .title("\(aggregate.metric) \(aggregate.period), \(cohort.title)"),
                .subtitle(clock.line(in: language)),
                .table(Table([.init(""), .init("")], rows)),
            ] + (grouping.map { tables(by: $0, in: language) } ?? [])
                + section("Only forecasts", forecasts) + section("Missing", missing)
        )
    }

    private var rows: [[TextRun]] {
        let sum = aggregate.sum.map { "\($0.grouped) \(aggregate.unit)" }
        var rows: [[TextRun]] = [
            ["sum", TextRun(sum ?? "none: a ratio has no sum")],
            ["covers", TextRun(aggregate.coverage)],
        ]
        if let growth = answer.growthAnswer {
            rows.append([TextRun("growth since \(growth.period)"), TextRun(growth.text)])
            rows.append(["like for like", TextRun(growth.pair.companiesText)])
        }
        if let cagr = answer.cagrAnswer {
            rows.append([
                TextRun("CAGR since \(cagr.period)"), TextRun(cagr.rate.percent(or: "none")),
            ])
            rows.append(["like for like", TextRun(cagr.pair.companiesText)])
        }
        if includesForecasts, let lows = aggregate.lows, let highs = aggregate.highs {
            let sum = "\(lows.grouped) to \(highs.grouped) \(aggregate.unit)"
            rows.append(["with forecasts", TextRun(sum)])
            rows.append(["covers", TextRun(aggregate.coverageWithEstimates)])
        }
        return rows
    }

    /// The groups; their sums with forecasts in a table of its own.
    private func tables(
        by grouping: CompanyGroup.Grouping,
        in language: LocalizedText.Language
    ) -> [Block] {
        let title = grouping == .year ? "year of listing" : grouping.rawValue
        let key = Table.Column(grouping.rawValue, grouping == .year ? .right : .left)
        let names = groups.map { TextRun($0.key.text(in: language)) }
        func table(_ cells: [[AggregateAnswer.Cell]]) -> Block {
            let columns = [key] + (cells.first ?? []).map { .init($0.title, .right) }
            return .table(
                Table(columns, zip(names, cells).map { [$0] + $1.map { TextRun($0.text) } })
            )
        }
        let sums: [Block] = [.heading("By \(title)"), table(groups.map(\.answer.cells))]
        guard includesForecasts else { return sums }
        return sums + [
            .heading("With forecasts, by \(title)"), table(groups.map(\.answer.estimateCells)),
        ]
    }

    private func section(_ title: String, _ items: [String]) -> [Block] {
        items.isEmpty
            ? [] : [.heading(title), .paragraph([TextRun(items.joined(separator: ", "))])]
    }
}

extension AggregateAnswer {
    /// What is told of a group in one column of a table.
    fileprivate struct Cell {
        let title: String
        let text: String
    }

    /// The sum and how it grew: the same columns for every group.
    fileprivate var cells: [Cell] {
        var cells = [
            Cell(title: "covers", text: aggregate.coverage),
            Cell(title: "sum", text: aggregate.sum?.grouped ?? "–"),
        ]
        if let growth = growthAnswer {
            cells.append(Cell(title: "growth", text: growth.rate.percent(or: "–")))
            cells.append(Cell(title: "over", text: NumberText.grouped(growth.pair.companies)))
        }
        if let cagr = cagrAnswer {
            cells.append(Cell(title: "CAGR", text: cagr.rate.percent(or: "–")))
            cells.append(Cell(title: "over", text: NumberText.grouped(cagr.pair.companies)))
        }
        return cells
    }

    /// The sums with forecasts.
    fileprivate var estimateCells: [Cell] {
        [
            Cell(title: "covers", text: aggregate.coverageWithEstimates),
            Cell(title: "lows", text: aggregate.lows?.grouped ?? "–"),
            Cell(title: "highs", text: aggregate.highs?.grouped ?? "–"),
        ]
    }
}

extension Aggregate {
    /// How many companies are in the sums with forecasts, for people.
    fileprivate var coverageWithEstimates: String {
        "\(coveredWithEstimates) of \(companies.count)"
    }
}
