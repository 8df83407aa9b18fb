import FilingModel
import Projections

/// The words of findings.
struct FindingWords {
    private let definitions: [Metric: MetricDefinition]

    /// The words of findings, with the units of these metrics.
    init(_ definitions: [Metric: MetricDefinition]) { self.definitions = definitions }

    // MARK: Seen

    /// The observation, in one sentence without a full stop.
    func seen(_ finding: Finding) -> String {
        switch finding {
        case .profitableAndMarked(let earned): seen(earned)
        case .tierAndMark(let conflict): seen(conflict)
        case .listingAndMark(let listing): seen(listing: listing)
        case .removedBeforeResult(let removal, let result):
            seen(removal: removal, before: result)
        case .contradictingFilings(let conflict): seen(conflict)
        case .periodsDoNotAddUp(let whole, let parts): seen(whole, parts)
        case .partLargerThanWhole(let part, let whole):
            "\(name(part, beside: whole)) is \(value(part)), more than "
                + "\(name(whole, beside: part)), \(value(whole))"
        case .claimContradicted(let claim):
            "event \(claim.version.sequence) claims \(claim.claim.text), but the figures give "
                + "\(claim.computed ?? "none"): \(claim.figuresText(value))"
        case .aggregateContradicted(let reconciliation): seen(reconciliation)
        case .recordedTwice(let one, let other):
            "\(one.key.metric) \(number(one)) of one source stands in event \(one.sequence) and in "
                + "event \(other.sequence)"
        case .unmarkedWithoutFigures(let unproven): seen(unproven)
        case .markedWithoutFigures(let profit): seen(profit)
        case .restatedWithoutOriginal(let figure):
            "\(figure.key.metric) is restated to \(value(figure)), but was never filed"
        case .gap(let gap): seen(gap)
        }
    }

    private func seen(_ earned: EarnedRemoval) -> String {
        let figures = earned.figures.map { figure in
            let year = figure.key.period == earned.period ? "" : " \(figure.key.period)"
            return "\(figure.key.metric)\(year) is \(value(figure))"
        }
        return "carries the mark \(earned.span.mark) by event \(earned.span.assignment.sequence), "
            + "although \(figures.listed("and"))"
            + (earned.exit == .firstProfit ? "" : ": that meets the first listing standard")
    }

    private func seen(_ conflict: TierConflict) -> String {
        let tier = conflict.company.tier.map { "in the tier \($0)" } ?? "in no tier"
        let place = conflict.change.map { " since event \($0.sequence)" } ?? ""
        guard conflict.isMarked, let span = conflict.span else {
            let removal = conflict.span?.removal.map { " since event \($0.sequence)" } ?? ""
            return "is \(tier)\(place), but carries no mark U\(removal)"
        }
        return "carries the mark U by event \(span.assignment.sequence), but is \(tier)\(place)"
    }

    private func seen(listing version: EventVersion) -> String {
        guard let listing = version.event.payload.event.listing else { return "" }
        return listing.isProfitable
            ? "listed as profitable, but with the mark U, by event \(version.sequence)"
            : "listed as unprofitable, but without the mark U, by event \(version.sequence)"
    }

    private func seen(removal version: EventVersion, before result: FigureFact) -> String {
        let day = (version.event.payload.event.effectiveOn?.spelling).map { " \($0)" } ?? ""
        return "the mark U was removed\(day) by event \(version.sequence), but the result of "
            + "\(result.key.period) was public only on \(result.time.date) "
            + "(event \(result.sequence))"
    }

    private func seen(_ conflict: FigureConflict) -> String {
        let texts = [conflict.first, conflict.second].map { figure in
            let reporter = figure.reporter == .press ? "press" : "issuer"
            return "\(value(figure)), \(figure.stage.name) by the \(reporter)"
        }
        let cutOff = conflict.cutOff.map {
            "; that of event \($0.sequence) agrees if it was cut off, not rounded"
        }
        return "\(conflict.first.key.metric) is \(texts[0]), and \(texts[1])" + (cutOff ?? "")
    }

    private func seen(_ whole: FigureFact, _ parts: [FigureFact]) -> String {
        let sum = parts.compactMap(\.quantity.value).map { ExactDecimal($0) }.reduce(.zero, +)
        let terms = parts.map { "\($0.key.period) \(number($0)) (event \($0.sequence))" }
        return "\(whole.key.metric) is \(value(whole)), but " + terms.listed("and")
            + " make \(sum.grouped)"
    }

    private func seen(_ reconciliation: Reconciliation) -> String {
        let event = "event \(reconciliation.report.sequence)"
        let said =
            switch reconciliation.item {
            case .figure(let figure): "\(event) prints \(figure.text)"
            case .claim(let claim): "\(event) claims \(claim.text)"
            }
        let value = reconciliation.computed.value.map(NumberText.grouped) ?? "none"
        return "\(said), but on its day, \(reconciliation.report.event.time.date), the ledger "
            + "gives \(value) over all \(NumberText.grouped(reconciliation.companies)) companies"
    }

    private func seen(_ unproven: UnprovenRemoval) -> String {
        guard unproven.measures.contains(where: { $0.figure != nil }) else {
            let names = unproven.measures.map { "no \($0.metric)" }.listed("and")
            return seen(unproven, "\(names) is known")
        }
        let measures = unproven.measures.map { measure in
            guard let figure = measure.figure else { return "no \(measure.metric) is known" }
            let stage = figure.isFinal ? "" : "only \(figure.stage.name), "
            return "\(measure.metric) is \(stage)\(value(figure))"
        }
        return seen(unproven, measures.listed("and"))
    }

    private func seen(_ unproven: UnprovenRemoval, _ measures: String) -> String {
        "the mark U was removed \(unproven.effectiveOn) on the result of \(unproven.period) "
            + "(event \(unproven.removal.sequence)), but \(measures)"
    }

    private func seen(_ profit: HalfKnownProfit) -> String {
        let known = profit.known.map { ", only \(value($0)), \($0.stage.name)" } ?? ""
        return "carries the mark U by event \(profit.span.assignment.sequence); "
            + "\(profit.figure.key.metric) is \(value(profit.figure)), above zero, but no annual "
            + "\(profit.missing) is known\(known)"
    }

    private func seen(_ gap: Gap) -> String {
        let due = gap.isDue ? gap.period.statutoryDeadline : nil
        return "no annual " + missing(gap) + (due.map { "; the report was due by \($0)" } ?? "")
    }

    /// The missing figures of a gap; metrics with the same note stand together.
    func missing(_ gap: Gap) -> String {
        var groups: [(note: String, metrics: [String])] = []
        for item in gap.missing {
            let note = note(item)
            if let index = groups.firstIndex(where: { $0.note == note }) {
                groups[index].metrics.append(item.metric.name)
            } else {
                groups.append((note, [item.metric.name]))
            }
        }
        return groups.map { $0.metrics.listed("and") + $0.note }.joined(separator: ", ")
    }

    private func note(_ item: Gap.Missing) -> String {
        let years = (item.neighbours ?? []).map { "\($0.key.period)" }
        let notes = [
            item.known.map { "\($0.stage.name) in event \($0.sequence)" },
            years.isEmpty ? nil : "known of " + years.listed("and"),
        ].compactMap { $0 }
        return notes.isEmpty ? "" : " (" + notes.joined(separator: ", ") + ")"
    }

    // MARK: Settled

    /// The document or amendment that would settle it, without a full stop.
    func settledBy(_ finding: Finding) -> String {
        switch finding {
        case .profitableAndMarked(let earned):
            "the announcement that the mark is removed on the result of \(earned.period), or a "
                + "correction of \(events(earned.figures))"
        case .tierAndMark(let conflict):
            conflict.isMarked
                ? "the announcement of the entry into the growth tier, or of the removal"
                : "the announcement that the company leaves the growth tier, or a correction of "
                    + "the removal"
        case .listingAndMark(let listing):
            "the listing announcement, and a correction of event \(listing.sequence)"
        case .removedBeforeResult(let removal, let result):
            "the dates of \(result.key.period.report) and of the removal, and a correction of "
                + "event \(result.sequence) or \(removal.sequence)"
        case .contradictingFilings(let conflict): settledBy(conflict)
        case .periodsDoNotAddUp(let whole, let parts):
            "\(whole.key.period.report), and a correction of \(events([whole] + parts))"
        case .partLargerThanWhole(let part, let whole):
            "\(whole.key.period.report), and a correction of \(events([part, whole]))"
        case .claimContradicted(let claim):
            "\(claim.period.report), and a correction of event \(claim.version.sequence) or of "
                + events(claim.pair.current + claim.pair.previous)
        case .aggregateContradicted(let reconciliation): settledBy(reconciliation)
        case .recordedTwice(let one, let other):
            "a retraction of event \(other.sequence), or of \(one.sequence)"
        case .unmarkedWithoutFigures(let unproven): settledBy(unproven)
        case .markedWithoutFigures(let profit):
            "\(profit.figure.key.period.report), page with \(words([profit.missing]))"
        case .restatedWithoutOriginal(let figure): figure.key.period.report
        case .gap(let gap): gap.period.report
        }
    }

    private func settledBy(_ conflict: FigureConflict) -> String {
        let (first, second) = (conflict.first, conflict.second)
        guard first.reporter != second.reporter else {
            return "\(first.key.period.report), and a correction or a retraction of "
                + events([first, second])
        }
        let (press, issuer) = first.reporter == .press ? (first, second) : (second, first)
        return "\(first.key.period.report), and a correction of event \(press.sequence), its "
            + "precision included, or of event \(issuer.sequence)"
    }

    private func settledBy(_ reconciliation: Reconciliation) -> String {
        let event = "event \(reconciliation.report.sequence)"
        if case .claim(let claim) = reconciliation.item, claim.metrics.isEmpty {
            return "a list of the companies that the publication counted, and a correction of "
                + "\(event), or of the day of a listing or a removal"
        }
        return "a list of the figures that the publication added up, and a correction of "
            + "\(event), or of a figure"
    }

    private func settledBy(_ unproven: UnprovenRemoval) -> String {
        "\(unproven.period.report), page with \(words(unproven.measures.map(\.metric)))"
    }

    /// The measures of profit as a report names them.
    private func words(_ measures: [Metric]) -> String {
        guard measures.count == 1 else { return "net profit before and after non-recurring items" }
        return measures == [.netProfit]
            ? "net profit attributable to owners of the parent"
            : "net profit excluding non-recurring items"
    }

    // MARK: Parts

    /// A figure's number, its unit and its event.
    private func value(_ figure: FigureFact) -> String {
        "\(number(figure)) (event \(figure.sequence))"
    }

    private func number(_ figure: FigureFact) -> String {
        let unit = definitions[figure.key.metric].map { " \(figure.unit($0))" } ?? ""
        return figure.quantity.numberWithPrecision + unit
    }

    /// The metric of a figure; beside another figure of that metric, its period too.
    private func name(_ figure: FigureFact, beside other: FigureFact) -> String {
        figure.key.metric == other.key.metric
            ? "\(figure.key.metric) \(figure.key.period)" : figure.key.metric.name
    }

    private func events(_ figures: [FigureFact]) -> String {
        "event " + Set(figures.map(\.sequence)).sorted().map { "\($0)" }.listed("or")
    }
}

extension [String] {
    /// The texts as a list in a sentence: `a, b and c`.
    fileprivate func listed(_ conjunction: String) -> String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
    }
}
extension CompanyClaim {
    /// The figures it was held against.
    fileprivate func figuresText(_ value: (FigureFact) -> String) -> String {
        (pair.current + pair.previous)
            .map { "\($0.key.metric) \($0.key.period) \(value($0))" }.joined(separator: ", ")
    }
}

extension FigureFact {
    /// Whether it is of the highest stage.
    fileprivate var isFinal: Bool { stage.rank == Stage.finalRank }
}

extension Quantity {
    /// The value with what it was rounded by, as `5,800,000,000 ± 50,000,000`; or the range.
    fileprivate var numberWithPrecision: String {
        guard let decimals = precision?.decimals, !isRange else { return number }
        let interval = Interval(self)
        let half = (interval.high - interval.low) / Rational(2)
        return "\(number) ± \(NumberText.grouped(half.rounded(places: max(0, decimals + 1))))"
    }
}

extension FiscalPeriod {
    /// The report that tells the period.
    fileprivate var report: String {
        let told = reportedWithin
        switch told.part {
        case .fullYear: return "the annual report of \(told)"
        case .firstHalf: return "the half-year report of \(told)"
        default: return "the quarterly report of \(told)"
        }
    }
}
