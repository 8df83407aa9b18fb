package import FilingModel
package import Projections

/// The statements of publications on cohorts, held against the ledger and against each other.
package struct ReconcileReport: Report {
    /// The part of it that is shown.
    package struct Filter {
        /// Only what was said of a period; nil: of any.
        var period: FiscalPeriod?
        /// Only figures and claims with one of these verdicts; none: all of them, and what is
        /// stored without one.
        var verdicts: Set<Verdict>

        /// Only what was said of a period, and what has one of some verdicts; by default all.
        package init(period: FiscalPeriod? = nil, verdicts: Set<Verdict> = []) {
            self.period = period
            self.verdicts = verdicts
        }
    }

    /// One figure or claim as it is shown.
    struct Line {
        let publication: Publication
        /// Its verdict; nil for a cohort that the ledger cannot recompute.
        let reconciliation: Reconciliation?
        /// The figure or claim.
        let item: Reconciliation.Item
    }

    /// The clocks; each publication is held against the ledger on its own day.
    let clock: Clock
    let filter: Filter
    /// The publications on the period, as they came out.
    package let publications: [Publication]
    /// The consequences of them; where verdicts are asked for, only what was contradicted.
    package let implications: [ClaimConsistency.Implication]
    /// The contradictions between them, or with others that are known.
    package let contradictions: [ClaimConsistency.Contradiction]
    /// The companies that few figures and claims miss, by code.
    let companies: [SecurityCode: CompanyState]
    /// The units of sums, by metric.
    let units: [Metric: Unit]

    /// The statements of publications, at three clocks.
    package init(_ asOf: AsOf<some FactSource>, filter: Filter = Filter()) throws {
        clock = asOf.clock
        self.filter = filter
        units = try asOf.sumUnits()
        let known = try asOf.publications()
        let consistency = ClaimConsistency(known, units: units)
        func isMeant(_ report: AggregateReported) -> Bool {
            filter.period.map { $0 == report.period } ?? true
        }
        func isMeant(_ sayings: [Assertion]) -> Bool {
            guard filter.period != nil else { return true }
            return sayings.contains { saying in
                saying.statements.contains { statement in
                    guard
                        case .aggregateReported(let report) = statement.version.event.payload.event
                    else { return false }
                    return isMeant(report)
                }
            }
        }
        publications = known.filter { isMeant($0.report) }.sorted { one, other in
            (one.version.event.time.date, one.version.sequence)
                < (other.version.event.time.date, other.version.sequence)
        }
        companies = try publications.flatMap(\.reconciliations).map(\.computed.missing)
            .filter { $0.count <= Self.namedMax }.joined()
            .reduce(into: [:]) { all, code in
                if all[code] == nil { all[code] = try asOf.company(code) }
            }
        implications = consistency.implications.filter { item in
            isMeant(item.evidence.sayings)
                && (filter.verdicts.isEmpty || item.verdict == .contradiction)
        }
        contradictions = consistency.contradictions.filter { isMeant($0.sayings) }
    }

    /// Whether anything differs, or publications contradict each other; whatever is shown.
    package var hasDifferences: Bool {
        !contradictions.isEmpty || count(of: .differs) > 0
    }

    /// The number of figures and claims that have a verdict.
    func count(of verdict: Verdict) -> Int {
        publications.flatMap(\.reconciliations).count { $0.verdict == verdict }
    }

    /// The figures and claims of a publication that are shown, each with its verdict.
    func lines(of publication: Publication) -> [Line] {
        guard publication.isReconciled else {
            guard filter.verdicts.isEmpty else { return [] }
            let report = publication.report
            let items =
                report.figures.map { Reconciliation.Item.figure($0) }
                + report.claims.map { Reconciliation.Item.claim($0) }
            return items.map { Line(publication: publication, reconciliation: nil, item: $0) }
        }
        return publication.reconciliations
            .filter { filter.verdicts.isEmpty || filter.verdicts.contains($0.verdict) }
            .map { Line(publication: publication, reconciliation: $0, item: $0.item) }
    }

    /// The publications of which something is shown.
    var shown: [(publication: Publication, lines: [Line])] {
        publications.map { ($0, lines(of: $0)) }
            .filter { !$0.lines.isEmpty || filter.verdicts.isEmpty }
    }

    /// The quantity that a line speaks of.
    func quantity(of line: Line) -> ClaimedQuantity? {
        let report = line.publication.report
        switch line.item {
        case .figure(let figure):
            return (figure.quantity.unit ?? units[figure.metric])
                .map { .sum(figure.metric, report.period, $0) }
        case .claim(let claim):
            let day = line.publication.version.event.time.date
            return ClaimedQuantity(claim.content, report.period, on: day)
        }
    }

    // MARK: For programs and spreadsheets

    package var fields: Fields {
        let verdicts: [Verdict] = [.agrees, .differs, .partial]
        return [
            "clock": clock,
            "period": filter.period,
            "verdicts": Fields(verdicts.map { ($0.rawValue, count(of: $0)) }),
            "publications": shown.map { publication, lines -> Fields in
                publication.fields + ["items": lines.map(fields)]
            },
            "implied": implications.map(\.fields),
            "contradictions": contradictions.map(\.fields),
        ]
    }

    private func fields(_ line: Line) -> Fields {
        let found = line.reconciliation
        return line.fields(quantity(of: line)) + [
            "computed": found?.computed.value,
            "computedInterval": found?.computed.interval,
            "covered": found?.computed.covered,
            "missing": found?.computed.missing ?? [],
            "verdict": found?.verdict,
            "remainder": found?.remainder,
        ]
    }

    /// A row for each figure and claim.
    package var sheet: Sheet {
        let opponents = opponents
        return Sheet(
            [
                "announced", Column("event", as: "id"), "source", "period", "cohort",
                "companiesReported", "companies", "item", "unit", "reported",
                Column("claimedInterval.0", as: "reported_low"),
                Column("claimedInterval.1", as: "reported_high"), "computed",
                Column("computedInterval.0", as: "computed_low"),
                Column("computedInterval.1", as: "computed_high"), "covered", "missing", "verdict",
                Column("remainder.0", as: "remainder_low"),
                Column("remainder.1", as: "remainder_high"), "contradictedBy", "reason",
            ],
            shown.flatMap { publication, lines in
                lines.map { line in
                    let mention = Mention(event: publication.version.event.id, item: line.item)
                    let row: Fields = [
                        "item": line.name, "contradictedBy": opponents[mention] ?? [],
                    ]
                    return publication.fields + fields(line) + row
                }
            }
        )
    }

    /// A figure or claim, and who made it.
    private struct Mention: Hashable {
        let event: EventID
        let item: Reconciliation.Item
    }

    /// The events on the other side of the first contradiction of each figure and claim.
    ///
    /// Of each saying there they are the first few; what is impossible by itself has one side.
    private var opponents: [Mention: [String]] {
        var all: [Mention: [String]] = [:]
        func mention(_ statement: CohortStatement) -> Mention? {
            statement.content.item.map { Mention(event: statement.version.event.id, item: $0) }
        }
        func take(_ sayings: [Assertion], against others: [Assertion]) {
            let events = others.flatMap { $0.statements.prefix(Assertion.shownMax) }
                .map(\.version.event.id)
            for saying in sayings {
                // The statements of a saying are all taken up at once.
                let first = saying.statements.lazy.compactMap(mention).first
                guard let first, all[first] == nil else { continue }
                for mention in saying.statements.compactMap(mention) {
                    let others = events.filter { $0 != mention.event }
                    all[mention] = Set(others.map(\.text)).sorted()
                }
            }
        }
        for contradiction in contradictions {
            let one = contradiction.one.sayings
            let other = contradiction.other?.sayings ?? one
            take(one, against: other)
            take(other, against: one)
        }
        return all
    }
}

extension ReconcileReport.Line {
    /// The name of the figure or claim, without its value.
    var name: String {
        switch item {
        case .figure(let figure): figure.metric.name
        case .claim(let claim): claim.name
        }
    }

    /// The value as it was printed; nil for a range.
    var value: Amount? {
        switch item {
        case .figure(let figure): figure.quantity.value
        case .claim(let claim): claim.value
        }
    }

    /// All that it can mean.
    var claimed: Interval {
        switch item {
        case .figure(let figure): Interval(figure.quantity)
        case .claim(let claim): Interval(claim.value, precision: claim.precision)
        }
    }

    /// The figure or claim for programs.
    fileprivate func fields(_ quantity: ClaimedQuantity?) -> Fields {
        let (precision, quote): (Precision?, String?) =
            switch item {
            case .figure(let figure): (figure.quantity.precision, nil)
            case .claim(let claim): (claim.precision, claim.quote)
            }
        return (quantity?.fields ?? ["kind": "sum", "metric": name]) + [
            "quote": quote,
            "reported": value,
            "decimals": precision,
            "claimedInterval": claimed,
        ]
    }
}

extension Publication {
    /// The publication for programs.
    fileprivate var fields: Fields {
        [
            "announced": version.event.time.date,
            "event": version.event.id,
            "source": version.event.source,
            "title": version.documentTitle,
            "period": report.period,
            "cohort": report.cohort,
            "companiesReported": report.companies,
            "companies": companies,
            "reason": reason,
        ]
    }

    /// The reason that it has no verdicts; nil if it has.
    var reason: String? {
        isReconciled ? nil : "the ledger cannot tell which companies this cohort has"
    }
}

extension CohortStatement.Content {
    /// The figure or claim; nil for the size of the cohort.
    fileprivate var item: Reconciliation.Item? {
        switch self {
        case .figure(let figure): .figure(figure)
        case .claim(let claim): .claim(claim)
        case .companies: nil
        }
    }
}
