package import FilingModel
package import Projections
package import TestSupport

/// Everything that a ledger answers at three clocks, to be compared as one value.
package struct Answers: Hashable {
    private let figures: [ComparableFigure?]
    private let companies: [ComparableCompany]
    private let cohorts: [[SecurityCode]]
    private let aggregates: [ComparableAggregate?]
    private let growth: [ComparableGrowth?]
    private let series: [ComparableSeries]
    private let reconciled: [ComparableReconciled]
    private let values: [String?]
    private let claims: [ComparableClaim]

    /// A claim about one company, in the form in which both answers are compared.
    private struct ComparableClaim: Hashable {
        let sequence: Int
        let computed: String?
        let verdict: Verdict
    }

    /// The answers to questions about a ledger of this world.
    package init(_ asOf: AsOf<some FactSource>, _ ledger: RandomLedger) throws {
        let periods = ledger.world.periods
        let pairs = ledger.metrics.flatMap { metric in periods.map { (metric, $0) } }
        figures = try ledger.world.codes.flatMap { code in
            try pairs.map { metric, period in
                let key = FigureKey(subject: code, metric: metric, period: period)
                guard let fact = try asOf.figure(key),
                    let definition = try asOf.facts.definition(of: metric, at: asOf.clock.recorded)
                else { return nil }
                return ComparableFigure(fact, definition)
            }
        }
        companies = try asOf.companies().map { ComparableCompany($0) }
        cohorts = try NaiveCohort.asked.map { cohort in
            try asOf.members(of: Cohort(cohort)).map(\.code)
        }
        let codes = try asOf.members(of: .unprofitableAtListing).map(\.code)
        aggregates = try pairs.map { metric, period in
            try asOf.aggregate(metric, period, over: codes).map { ComparableAggregate($0) }
        }
        growth = try ledger.metrics.map { metric in
            try asOf.likeForLike(metric, periods[1], since: periods[0], over: codes)
                .map { ComparableGrowth($0) }
        }
        series = try ShedMarks.Grouping.allCases.map {
            ComparableSeries(try asOf.shedMarks(by: $0))
        }
        let items = try asOf.reconciliations()
        reconciled = ComparableReconciled.all(items)
        values = items.map(\.computed.value)
        claims = try periods.flatMap { try asOf.companyClaims($0) }.map { claim in
            ComparableClaim(
                sequence: claim.version.sequence,
                computed: claim.computed,
                verdict: claim.verdict
            )
        }
    }

    /// Whether something is known at all.
    package var saysSomething: Bool { !companies.isEmpty || figures.contains { $0 != nil } }
}

extension AsOf {
    /// All answers about a ledger of this world.
    package func answers(_ ledger: RandomLedger) throws -> Answers { try Answers(self, ledger) }
}

extension RecordedEvent {
    /// The same event at another place of a log.
    package func at(_ sequence: Int) -> RecordedEvent {
        RecordedEvent(
            sequence: sequence,
            id: id,
            source: source,
            subject: subject,
            time: time,
            recordedAt: recordedAt,
            recordedBy: recordedBy,
            payload: payload
        )
    }

    /// An amendment of this event, recorded after so many events.
    package func amended(by fact: FilingEvent, at sequence: Int, now: RecordedTime) -> RecordedEvent
    {
        RecordedEvent(
            sequence: sequence,
            id: sure { try EventID("amendment-\(sequence)") },
            source: source,
            subject: subject,
            time: time,
            recordedAt: now,
            recordedBy: "desk",
            payload: Payload(fact)
        )
    }
}
