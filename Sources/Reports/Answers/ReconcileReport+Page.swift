public import FilingModel
import Projections

extension ReconcileReport {
    /// The answer for people.
    ///
    /// - Parameter language: The language to show it in.
    /// - Returns: The page.
    public func page(in language: LocalizedText.Language) -> Page {
        let period = filter.period.map { " for \($0)" } ?? ""
        var blocks: [Block] = [
            .title("what publications said of cohorts\(period), beside the ledger"),
            .subtitle(clock.line(in: language)),
            .paragraph([Span(summary)]),
        ]
        if !contradictions.isEmpty {
            blocks += [
                .heading("Contradictions between publications"),
                .list(contradictions.map { [Span($0.text)] }),
            ]
        }
        blocks += shown.flatMap { section($0.publication, $0.lines) }
        return Page(blocks + consequences)
    }

    private var summary: String {
        let stored = publications.count { !$0.isReconciled }
        let counts = [Verdict.agrees, .differs, .partial].map { "\($0.rawValue) \(count(of: $0))" }
        return "Publications: \(publications.count). Figures and claims: "
            + counts.joined(separator: ", ") + ". "
            + (stored > 0 ? "Stored without verdicts: \(stored). " : "")
            + "Contradictions: \(contradictions.count). Each is held against the ledger on its own "
            + "public day, with what is known and recorded at these clocks."
    }

    // MARK: A publication

    private func section(_ publication: Publication, _ lines: [Line]) -> [Block] {
        let (event, report) = (publication.version.event, publication.report)
        let said = report.companies.map { "\($0) companies said" } ?? "companies not said"
        let ours = publication.companies.map { ", \($0) in the ledger" } ?? ""
        let title = publication.version.documentTitle ?? event.source.text
        var blocks: [Block] = [
            .heading("\(event.time), \(report.cohort), \(report.period): \(said)\(ours)"),
            .paragraph([Span(title, link: event.source.text)]),
        ]
        if let reason = publication.reason {
            blocks.append(.paragraph([Span("No verdict: \(reason)")]))
        }
        guard !lines.isEmpty else { return blocks }
        let columns: [Table.Column] = [
            .init(""), .init("said", .right), .init("ledger", .right), .init("covers", .right),
            .init("verdict"),
        ]
        blocks.append(.table(Table(columns, lines.flatMap(rows))))
        let notes = gaps(lines) + lines.compactMap(remainder)
        if !notes.isEmpty { blocks.append(.list(notes.map { [Span($0)] })) }
        return blocks
    }

    /// A line, and below it the bounds of what is not exact.
    private func rows(_ line: Line) -> [[Span]] {
        func number(_ digits: String) -> String {
            quantity(of: line)?.number(digits) ?? NumberText.grouped(digits)
        }
        let found = line.reconciliation
        let covers = found.map { "\($0.computed.covered) of \($0.companies)" } ?? "–"
        let row = [
            line.name, line.value.map { number($0.description) } ?? "a range",
            found?.computed.value.map(number) ?? "–", covers, found?.verdict.rawValue ?? "–",
        ]
        let intervals = [line.claimed, found?.computed.interval]
        let isCount =
            quantity(of: line).map { if case .count = $0 { true } else { false } } ?? false
        guard !isCount, intervals.contains(where: { $0.map { $0.low < $0.high } ?? false }) else {
            return [row.map { Span($0) }]
        }
        func bounds(_ name: String, _ end: KeyPath<Interval, Rational>, up: Bool) -> [String] {
            ["  \(name)"]
                + intervals.map { interval in
                    interval.map { number($0[keyPath: end].rounded(up: up)) } ?? ""
                } + ["", ""]
        }
        let all = [row, bounds("at least", \.low, up: false), bounds("at most", \.high, up: true)]
        return all.map { $0.map { Span($0) } }
    }

    /// The longest list of missing companies that is shown.
    private static let missingMax = 20

    /// The companies that lines do not stand on; those that miss the same together.
    private func gaps(_ lines: [Line]) -> [String] {
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
            let codes =
                missing.count > Self.missingMax
                ? "--format json lists them" : missing.map(\.text).joined(separator: ", ")
            return "missing for \(names.joined(separator: ", ")): \(missing.count) (\(codes))"
        }
    }

    /// What the missing companies would have to add up to.
    private func remainder(_ line: Line) -> String? {
        guard let found = line.reconciliation, let rest = found.remainder,
            let quantity = quantity(of: line), !found.computed.missing.isEmpty
        else { return nil }
        let bounds = quantity.text(PossibleValues(rest))
        let count = found.computed.missing.count
        return "\(line.name): what is missing of \(count) would have to add up to \(bounds)"
    }

    // MARK: What follows

    /// What follows for each population, under a heading of its own.
    private var consequences: [Block] {
        let told = implications.filter(\.isWorthTelling)
        let populations = Dictionary(grouping: told, by: \.evidence.population)
        return told.flatMap { first -> [Block] in
            let population = first.evidence.population
            guard let items = populations[population], items[0] == first else { return [] }
            return [
                .heading("What follows for \(population.text)"),
                .list(items.map { [Span($0.text)] }),
            ]
        }
    }
}

extension ClaimConsistency.Implication {
    /// What follows, and what it is held against.
    fileprivate var text: String {
        let against = excluded.map { [$0] } ?? said
        let days = Saying.days(against)
        let held = verdict.map { "; \($0.rawValue) with what was said on \(days)" }
        return "\(evidence.quantity.text): \(evidence.text)" + (held ?? "")
    }

    /// Whether people want to read it: that a count has not fallen goes without saying.
    fileprivate var isWorthTelling: Bool {
        verdict != .consistent || evidence.values.ranges.allSatisfy { $0.interval != nil }
    }
}
