package import FilingModel
import Projections

extension ReconcileReport {
    package func page(in language: LocalizedText.Language) -> Page {
        let period = filter.period.map { " for \($0)" } ?? ""
        var blocks: [Block] = [.paragraph(summary)]
        if !contradictions.isEmpty {
            blocks += [
                .heading("Contradictions between publications"),
                .list(contradictions.map(\.text)),
            ]
        }
        blocks += shown.flatMap { section($0.publication, $0.lines, in: language) }
        return Page(
            "what publications said of cohorts\(period), beside the ledger",
            clock,
            in: language,
            blocks + consequences
        )
    }

    /// The counts; and what else follows, of which programs are told.
    private var summary: String {
        let repeated = implications.count { $0.verdict == .consistent }
        let stored = publications.count { !$0.isReconciled }
        let counts = [Verdict.agrees, .differs, .partial].map { "\($0.rawValue) \(count(of: $0))" }
        return "Publications: \(publications.count). Figures and claims: "
            + counts.joined(separator: ", ") + ". "
            + (stored > 0 ? "Stored without verdicts: \(stored). " : "")
            + "Contradictions: \(contradictions.count). Each is held against the ledger on its own "
            + "public day, with what is known and recorded at these clocks."
            + (repeated > 0
                ? " Of what follows from them, \(repeated) are consistent with what was said "
                    + "(--format json lists them)." : "")
    }

    // MARK: A publication

    private func section(
        _ publication: Publication,
        _ lines: [Line],
        in language: LocalizedText.Language
    ) -> [Block] {
        let (event, report) = (publication.version.event, publication.report)
        let said = report.companies.map { "\($0) companies said" } ?? "companies not said"
        let ours = publication.companies.map { ", \($0) in the ledger" } ?? ""
        let title = publication.version.documentTitle ?? event.source.text
        var blocks: [Block] = [
            .heading("\(event.time), \(report.cohort), \(report.period): \(said)\(ours)"),
            .paragraph([TextRun(title, link: event.source.text)]),
        ]
        if let reason = publication.reason {
            blocks.append(.paragraph("No verdict: \(reason)"))
        }
        guard !lines.isEmpty else { return blocks }
        let columns: [Table.Column] = [
            .init(""), .init("said", .right), .init("ledger", .right), .init("covers", .right),
            .init("verdict"),
        ]
        blocks.append(.table(Table(columns, lines.flatMap(rows))))
        let notes = gaps(lines, in: language) + lines.compactMap(remainder)
        if !notes.isEmpty { blocks.append(.list(notes)) }
        return blocks
    }

    /// A line; and below it the bounds of what is not exact, where they decide the verdict.
    private func rows(_ line: Line) -> [[TextRun]] {
        let quantity = quantity(of: line)
        func number(_ digits: String) -> String {
            quantity?.number(digits) ?? NumberText.grouped(digits)
        }
        let found = line.reconciliation
        let row = [
            line.name, line.value.map { number($0.description) } ?? "a range",
            computed(line).map(number) ?? "–",
            found.map { "\($0.computed.covered) of \($0.companies)" } ?? "–",
            found?.verdict.rawValue ?? "–",
        ]
        let intervals = [line.claimed, found?.computed.interval]
        let isDecided = found.map { $0.verdict != .partial } ?? false
        guard isDecided, !(quantity?.isCount ?? false),
            intervals.contains(where: { $0.map { $0.low < $0.high } ?? false })
        else { return [row.map { TextRun($0) }] }
        func bounds(
            _ name: String,
            _ end: KeyPath<Interval, Rational>,
            _ rule: Rational.Rounding
        ) -> [String] {
            let ends = intervals.map { interval in
                interval.map { number($0[keyPath: end].shown(rule)) } ?? ""
            }
            return ["  \(name)"] + ends + ["", ""]
        }
        let all = [row, bounds("at least", \.low, .down), bounds("at most", \.high, .up)]
        return all.map { $0.map { TextRun($0) } }
    }

    /// The ledger's own value, with as many digits as people read.
    private func computed(_ line: Line) -> String? {
        guard let computed = line.reconciliation?.computed, let value = computed.value else {
            return nil
        }
        guard case .figure = line.item, let sum = try? Amount(value) else { return value }
        return Rational(sum).shown(.nearest)
    }

    /// The most missing companies that are named; of more there are only codes.
    static let namedMax = 8

    /// The longest list of missing companies that is shown.
    private static let missingMax = 20

    /// The companies that lines do not stand on; those that miss the same together.
    private func gaps(_ lines: [Line], in language: LocalizedText.Language) -> [String] {
        let groups = lines.reduce(into: [(missing: [SecurityCode], names: [String])]()) {
            all,
            line in
            guard let missing = line.reconciliation?.computed.missing, !missing.isEmpty else {
                return
            }
            if let place = all.firstIndex(where: { $0.missing == missing }) {
                all[place].names.append(line.name)
            } else {
                all.append((missing, [line.name]))
            }
        }
        return groups.map { missing, names in
            let named = missing.prefix(Self.missingMax).map { code -> String in
                guard missing.count <= Self.namedMax, let company = companies[code] else {
                    return code.text
                }
                return "\(code) \(company.displayName(in: language))"
            }
            let list =
                missing.count > Self.missingMax
                ? "--format json lists them" : named.joined(separator: ", ")
            return "missing for \(names.joined(separator: ", ")): \(missing.count) (\(list))"
        }
    }

    /// The sum that the missing companies would need to have.
    private func remainder(_ line: Line) -> String? {
        guard let found = line.reconciliation, let rest = found.remainder,
            let quantity = quantity(of: line), !found.computed.missing.isEmpty
        else { return nil }
        let bounds = quantity.text(PossibleValues(rest))
        let count = found.computed.missing.count
        return "\(line.name): what is missing of \(count) would have to add up to \(bounds)"
    }

    // MARK: What follows

    /// The consequences for each population that were not said of it, under a heading of its own.
    private var consequences: [Block] {
        let told = implications.filter { $0.verdict == nil }
        let populations = Dictionary(grouping: told, by: \.evidence.population)
        return told.flatMap { first -> [Block] in
            let population = first.evidence.population
            guard let items = populations[population], items[0] == first else { return [] }
            return [
                .heading("What follows for \(population.text)"),
                .list(items.map(\.text)),
            ]
        }
    }
}
