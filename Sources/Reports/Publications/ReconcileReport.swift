package import EventLog
package import FilingModel
package import Projections

/// What publications said of cohorts, held against the ledger and against each other.
package struct ReconcileReport: Report {
    /// Which of it is shown.
    package struct Filter: Hashable, Sendable {
        /// Only what was said of a period; nil: of any.
        package var period: FiscalPeriod?
        /// Only figures and claims with one of these verdicts; none: all of them, and what is
        /// stored without one.
        package var verdicts: Set<Verdict>

        /// Which of it is shown.
        package init(period: FiscalPeriod? = nil, verdicts: Set<Verdict> = []) {
            self.period = period
            self.verdicts = verdicts
        }
    }

    /// One figure or claim as it is shown.
    struct Line {
        /// The publication.
        let publication: Publication
        /// Its verdict; nil for a cohort that the ledger cannot recompute.
        let reconciliation: Reconciliation?
        /// What was said.
        let item: Reconciliation.Item
    }

    /// The clocks; each publication is held against the ledger on its own day.
    package let clock: Clock
    /// Which of it is shown.
    package let filter: Filter
    /// The publications on the period, as they came out.
    package let publications: [Publication]
    /// What follows from them; where verdicts are asked for, only what was contradicted.
    package let implications: [ClaimConsistency.Implication]
    /// Where they contradict each other, or others that are known.
    package let contradictions: [ClaimConsistency.Contradiction]
    /// The companies that few figures and claims miss, by code.
    let companies: [SecurityCode: CompanyState]
    /// The units of sums, by metric.
    let units: [Metric: Unit]

    /// What publications said of cohorts.
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

    /// How many figures and claims have a verdict.
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

    /// What a line speaks of.
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

    // MARK: For programs

    package var json: JSONValue {
        .object([
            JSONMember("clock", clock.json),
            JSONMember("period", filter.period.json { .string($0.description) }),
            JSONMember(
                "verdicts",
                .object(
                    [Verdict.agrees, .differs, .partial].map {
                        JSONMember($0.rawValue, .integer(Int64(count(of: $0))))
                    }
                )
            ),
            JSONMember("publications", .array(shown.map { json($0.publication, $0.lines) })),
            JSONMember("implied", .array(implications.map(\.json))),
            JSONMember("contradictions", .array(contradictions.map(\.json))),
        ])
    }

    private func json(_ publication: Publication, _ lines: [Line]) -> JSONValue {
        let event = publication.version.event
        return .object([
            JSONMember("announced", .string(event.time.date.description)),
            JSONMember("event", .string(event.id.text)),
            JSONMember("source", .string(event.source.text)),
            JSONMember("title", publication.version.documentTitle.json(JSONValue.string)),
            JSONMember("period", .string(publication.report.period.description)),
            JSONMember("cohort", .string(publication.report.cohort.text)),
            JSONMember(
                "companiesReported",
                publication.report.companies.json { .integer(Int64($0)) }
            ),
            JSONMember("companies", publication.companies.json { .integer(Int64($0)) }),
            JSONMember("reason", publication.reason.json(JSONValue.string)),
            JSONMember("items", .array(lines.map(json))),
        ])
    }

    private func json(_ line: Line) -> JSONValue {
        let found = line.reconciliation
        return .object(
            line.members(quantity(of: line)) + [
                JSONMember("computed", (found?.computed.value).json(JSONValue.string)),
                JSONMember("computedInterval", (found?.computed.interval).json(\.json)),
                JSONMember("covered", (found?.computed.covered).json { .integer(Int64($0)) }),
                JSONMember(
                    "missing",
                    .array((found?.computed.missing ?? []).map { .string($0.text) })
                ),
                JSONMember("verdict", (found?.verdict.rawValue).json(JSONValue.string)),
                JSONMember("remainder", (found?.remainder).json(\.json)),
            ]
        )
    }

    // MARK: For spreadsheets

    /// The answer for spreadsheets: a row for each figure and claim.
    package var sheet: Sheet {
        let opponents = opponents
        return Sheet(
            [
                "announced", "id", "source", "period", "cohort", "companies_reported",
                "companies", "item", "unit", "reported", "reported_low", "reported_high",
                "computed", "computed_low", "computed_high", "covered", "missing", "verdict",
                "remainder_low", "remainder_high", "contradicted_by", "reason",
            ],
            shown.flatMap { publication, lines in
                lines.map { line in
                    let mention = Mention(event: publication.version.event.id, item: line.item)
                    return row(line, opponents[mention] ?? [])
                }
            }
        )
    }

    private func row(_ line: Line, _ opponents: [String]) -> [String?] {
        let (event, found) = (line.publication.version.event, line.reconciliation)
        func ends(_ interval: Interval?) -> [String?] {
            [interval.map { Interval.text($0.low) }, interval.map { Interval.text($0.high) }]
        }
        return [
            event.time.date.description, event.id.text, event.source.text,
            line.publication.report.period.description, line.publication.report.cohort.text,
            line.publication.report.companies.map(String.init),
            line.publication.companies.map(String.init), line.name, quantity(of: line)?.unitText,
            line.value?.description,
        ] + ends(line.claimed) + [found?.computed.value] + ends(found?.computed.interval) + [
            (found?.computed.covered).map(String.init),
            found.map { $0.computed.missing.map(\.text).joined(separator: " ") },
            found?.verdict.rawValue,
        ] + ends(found?.remainder) + [
            opponents.joined(separator: " "), line.publication.reason,
        ]
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
    /// What was said, without its value.
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

    /// What was said for programs.
    fileprivate func members(_ quantity: ClaimedQuantity?) -> [JSONMember] {
        let (precision, quote): (Precision?, String?) =
            switch item {
            case .figure(let figure): (figure.quantity.precision, nil)
            case .claim(let claim): (claim.precision, claim.quote)
            }
        let what =
            quantity?.members ?? [JSONMember("kind", "sum"), JSONMember("metric", .string(name))]
        return what + [
            JSONMember("quote", quote.json(JSONValue.string)),
            JSONMember("reported", (value?.description).json(JSONValue.string)),
            JSONMember("decimals", precision.json { .integer(Int64($0.decimals)) }),
            JSONMember("claimedInterval", claimed.json),
        ]
    }
}

extension Publication {
    /// Why it has no verdicts; nil if it has.
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

extension ClaimedQuantity {
    /// The unit of a sum.
    fileprivate var unitText: String? {
        if case .sum(_, _, let unit) = self { unit.text } else { nil }
    }
}
